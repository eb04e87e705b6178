//! Looks, written down before what was looked at is handed out.

use portal_domain::access::act;
use portal_store::{Grant, LookAt};

use crate::error::Error;
use crate::state::App;

/// Records a look. Where that cannot be (no room is left), somebody of the council's sees nothing, because the person
/// would not learn of it; the person's own side reads on.
///
/// # Errors
/// Those of the store, for the council's side.
pub async fn record(app: &App, grant: &Grant<act::SeePayment>, at: LookAt) -> Result<(), Error> {
    match app.store.record_look(grant, at, app.clock.now()).await {
        Ok(()) => Ok(()),
        Err(error) if grant.acting_as().is_council() => Err(error.into()),
        Err(error) => {
            tracing::warn!(%error, "a look could not be recorded");
            Ok(())
        }
    }
}
