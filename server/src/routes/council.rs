//! What anybody may know of the council.

use axum::extract::State;
use portal_domain::api::{CouncilView, GetCouncil};
use portal_domain::time::london_date;

use crate::answer::{Answer, Answered};
use crate::error::Error;
use crate::state::App;

/// Name, telephones and hours.
pub async fn get(State(app): State<App>) -> Answered<GetCouncil> {
    Ok(Answer::json(&view(&app).await?))
}

/// The council as anybody may see it.
pub async fn view(app: &App) -> Result<CouncilView, Error> {
    let known = app.store.council_unscoped().await?;
    let profile = known.council.on(london_date(app.clock.now())).ok_or(Error::NotFound)?;
    Ok(CouncilView {
        name: known.council.name.clone(),
        telephone: profile.telephone.clone(),
        out_of_hours: profile.out_of_hours.clone(),
        hours: profile.hours.clone(),
        demonstration: app.demo,
    })
}
