//! Every page of the people's app and its address. All links use this and nothing else.

use portal_domain::id::{EntryId, ReceiptId, ThreadId};

/// A page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Page {
    /// The first page.
    Home,
    /// Record a spend.
    AddSpend,
    /// A spend just saved, on its way to the council.
    Saved(EntryId),
    /// One spend or money in.
    Spend(EntryId),
    /// Put a spend right.
    Change(EntryId),
    /// What came in and went out.
    Money,
    /// Receipts given at once, to be filled in.
    Pile,
    /// One of them.
    FillIn(ReceiptId),
    /// What was removed and can be brought back.
    Removed,
    /// Questions about spends.
    Messages,
    /// One of them.
    Question(ThreadId),
    /// What is not in the bar.
    More,
    /// The way in.
    SignIn,
    /// When it does not work.
    CannotSignIn,
    /// A new password.
    ChangePassword,
    /// Choose for whom one acts.
    WhoYouHelp,
    /// Who looked at this payment, and when.
    WhoLooked,
    /// Where one is signed in.
    Sessions,
    /// Whom to ask.
    Help,
    /// How the site can be used, and what cannot yet.
    Accessibility,
    /// What is kept and why.
    Privacy,
    /// How to complain.
    Complaints,
    /// What it all is about.
    WhatIsADirectPayment,
    /// No such page.
    NotFound,
}

impl Page {
    /// Its address.
    pub fn path(self) -> String {
        match self {
            Self::Saved(id) => format!("/add-a-spend/{id}"),
            Self::Spend(id) => format!("/money/{id}"),
            Self::Change(id) => format!("/money/{id}/change"),
            Self::Question(id) => format!("/messages/{id}"),
            Self::Home => "/".to_owned(),
            Self::AddSpend => "/add-a-spend".to_owned(),
            Self::Money => "/money".to_owned(),
            Self::Pile => "/receipts".to_owned(),
            Self::FillIn(id) => format!("/receipts/{id}"),
            Self::Removed => "/removed".to_owned(),
            Self::Messages => "/messages".to_owned(),
            Self::More => "/more".to_owned(),
            Self::SignIn => "/sign-in".to_owned(),
            Self::CannotSignIn => "/i-cannot-sign-in".to_owned(),
            Self::ChangePassword => "/change-password".to_owned(),
            Self::WhoYouHelp => "/who-you-help".to_owned(),
            Self::WhoLooked => "/who-looked".to_owned(),
            Self::Sessions => "/sessions".to_owned(),
            Self::Help => "/help".to_owned(),
            Self::Accessibility => "/accessibility".to_owned(),
            Self::Privacy => "/privacy".to_owned(),
            Self::Complaints => "/complaints".to_owned(),
            Self::WhatIsADirectPayment => "/what-is-a-direct-payment".to_owned(),
            Self::NotFound => "/not-found".to_owned(),
        }
    }

    /// The page at an address; the query is not part of it.
    pub fn at(path: &str) -> Self {
        let mut steps = path.split('/').filter(|step| !step.is_empty());
        match (steps.next(), steps.next(), steps.next()) {
            (None, ..) => Self::Home,
            (Some("money"), Some(id), Some("change")) if steps.next().is_none() => {
                id.parse().map_or(Self::NotFound, Self::Change)
            }
            (Some("removed"), None, _) => Self::Removed,
            (Some("receipts"), None, _) => Self::Pile,
            (Some("receipts"), Some(id), None) => id.parse().map_or(Self::NotFound, Self::FillIn),
            (Some("money"), Some(id), None) => id.parse().map_or(Self::NotFound, Self::Spend),
            (Some("messages"), Some(id), None) => id.parse().map_or(Self::NotFound, Self::Question),
            (Some("add-a-spend"), Some(id), None) => id.parse().map_or(Self::NotFound, Self::Saved),
            (Some("add-a-spend"), None, _) => Self::AddSpend,
            (Some("money"), None, _) => Self::Money,
            (Some("messages"), None, _) => Self::Messages,
            (Some("more"), None, _) => Self::More,
            (Some("sign-in"), None, _) => Self::SignIn,
            (Some("i-cannot-sign-in"), None, _) => Self::CannotSignIn,
            (Some("change-password"), None, _) => Self::ChangePassword,
            (Some("who-you-help"), None, _) => Self::WhoYouHelp,
            (Some("who-looked"), None, _) => Self::WhoLooked,
            (Some("sessions"), None, _) => Self::Sessions,
            (Some("help"), None, _) => Self::Help,
            (Some("accessibility"), None, _) => Self::Accessibility,
            (Some("privacy"), None, _) => Self::Privacy,
            (Some("complaints"), None, _) => Self::Complaints,
            (Some("what-is-a-direct-payment"), None, _) => Self::WhatIsADirectPayment,
            _ => Self::NotFound,
        }
    }

    /// Whether it shows or changes a direct payment, so that one must be chosen first.
    pub fn is_about_payment(self) -> bool {
        match self {
            Self::Home
            | Self::AddSpend
            | Self::Spend(_)
            | Self::Change(_)
            | Self::Saved(_)
            | Self::Money
            | Self::Removed
            | Self::Pile
            | Self::FillIn(_)
            | Self::Messages
            | Self::Question(_)
            | Self::WhoLooked => true,
            Self::More
            | Self::Sessions
            | Self::ChangePassword
            | Self::WhoYouHelp
            | Self::SignIn
            | Self::CannotSignIn
            | Self::Help
            | Self::Accessibility
            | Self::Privacy
            | Self::Complaints
            | Self::WhatIsADirectPayment
            | Self::NotFound => false,
        }
    }

    /// Whether the door draws it: what is open to everybody, and what is about one's own way in.
    pub fn is_at_the_door(self) -> bool {
        self.is_open() || matches!(self, Self::ChangePassword | Self::Sessions)
    }

    /// Whether it is shown to somebody who has not signed in.
    pub fn is_open(self) -> bool {
        match self {
            Self::SignIn
            | Self::CannotSignIn
            | Self::Help
            | Self::Accessibility
            | Self::Privacy
            | Self::Complaints
            | Self::WhatIsADirectPayment
            | Self::NotFound => true,
            Self::Home
            | Self::AddSpend
            | Self::Saved(_)
            | Self::Spend(_)
            | Self::Change(_)
            | Self::Money
            | Self::Removed
            | Self::Pile
            | Self::FillIn(_)
            | Self::Messages
            | Self::Question(_)
            | Self::More
            | Self::Sessions
            | Self::ChangePassword
            | Self::WhoYouHelp
            | Self::WhoLooked => false,
        }
    }
}

impl From<Page> for String {
    fn from(page: Page) -> Self {
        page.path()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use portal_domain::door;

    #[test]
    fn every_page_is_found_at_its_address() {
        let entry = "01960000-0000-7000-8000-000000000001".parse().unwrap();
        let receipt = "01960000-0000-7000-8000-000000000003".parse().unwrap();
        let thread = "01960000-0000-7000-8000-000000000002".parse().unwrap();
        for page in [
            Page::Home,
            Page::AddSpend,
            Page::Spend(entry),
            Page::Change(entry),
            Page::Saved(entry),
            Page::Money,
            Page::Removed,
            Page::Pile,
            Page::FillIn(receipt),
            Page::Messages,
            Page::Question(thread),
            Page::More,
            Page::SignIn,
            Page::CannotSignIn,
            Page::ChangePassword,
            Page::WhoYouHelp,
            Page::WhoLooked,
            Page::Sessions,
            Page::Help,
            Page::Accessibility,
            Page::Privacy,
            Page::Complaints,
            Page::WhatIsADirectPayment,
            Page::NotFound,
        ] {
            assert_eq!(Page::at(&page.path()), page);
            // The server sends the door for these addresses and no others; no address leads nowhere.
            let at_the_door = page.is_at_the_door() && page != Page::NotFound;
            assert_eq!(door::has(&page.path()), at_the_door, "{page:?}");
        }
        for path in door::PATHS {
            assert!(Page::at(path).is_at_the_door() && Page::at(path).path() == path, "{path}");
        }
    }

    #[test]
    fn what_is_no_address_is_no_page() {
        assert_eq!(Page::at("/money/"), Page::Money);
        assert_eq!(Page::at(""), Page::Home);
        for wrong in ["/mony", "/money/7", "/messages/x/y", "/help/me", "/desk/"] {
            assert_eq!(Page::at(wrong), Page::NotFound, "{wrong}");
        }
    }
}
