use std::error::Error;
use std::io::ErrorKind;

use portal_domain::id::ReceiptId;

use super::Part;

/// Why a receipt cannot be kept or handed out.
#[derive(Debug, thiserror::Error)]
pub enum CustodyError {
    /// No room is left. Reading goes on; keeping works again as soon as there is room.
    #[error("no room is left for receipts")]
    Full(#[source] Box<dyn Error + Send + Sync>),
    /// There is no such file.
    #[error("there is no such file")]
    Missing,
    /// A file is no longer what was kept. It is restored from a back-up by hand.
    #[error("receipt {receipt} is damaged ({part:?}; the table of contents where none is named)")]
    Damaged {
        /// The receipt.
        receipt: ReceiptId,
        /// Which file of it.
        part: Option<Part>,
    },
    /// The disk says that it could not write or sync. What it has taken before is uncertain too: the server stops
    /// acknowledging and ends.
    #[error("the disk fails")]
    Failing(#[source] Box<dyn Error + Send + Sync>),
    /// The place does not answer, or not as it should.
    #[error("receipts are out of reach")]
    OutOfReach(#[source] Box<dyn Error + Send + Sync>),
}

impl From<object_store::Error> for CustodyError {
    fn from(error: object_store::Error) -> Self {
        if matches!(error, object_store::Error::NotFound { .. }) {
            Self::Missing
        } else {
            Self::from_cause(error.into())
        }
    }
}

impl From<std::io::Error> for CustodyError {
    fn from(error: std::io::Error) -> Self {
        Self::from_cause(error.into())
    }
}

impl CustodyError {
    /// The library wraps what the system said; it is found at the bottom.
    fn from_cause(error: Box<dyn Error + Send + Sync>) -> Self {
        let mut cause: Option<&(dyn Error + 'static)> = Some(&*error);
        let mut said = None;
        while let Some(found) = cause {
            said = found.downcast_ref::<std::io::Error>().map(|io| (io.kind(), io.raw_os_error())).or(said);
            cause = found.source();
        }
        match said {
            Some((ErrorKind::StorageFull | ErrorKind::QuotaExceeded, _)) => Self::Full(error),
            Some((_, Some(number))) if number == rustix::io::Errno::IO.raw_os_error() => Self::Failing(error),
            Some(_) | None => Self::OutOfReach(error),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn through_the_library(errno: rustix::io::Errno) -> CustodyError {
        let source = Box::new(std::io::Error::from_raw_os_error(errno.raw_os_error()));
        object_store::Error::Generic { store: "LocalFileSystem", source }.into()
    }

    #[test]
    fn what_the_system_said_is_found() {
        assert!(matches!(through_the_library(rustix::io::Errno::NOSPC), CustodyError::Full(_)));
        assert!(matches!(through_the_library(rustix::io::Errno::DQUOT), CustodyError::Full(_)));
        assert!(matches!(through_the_library(rustix::io::Errno::IO), CustodyError::Failing(_)));
        assert!(matches!(through_the_library(rustix::io::Errno::MFILE), CustodyError::OutOfReach(_)));
    }
}
