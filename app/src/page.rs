//! Every page of the people's programs and its address. All links use this and nothing else.

use chrono::NaiveDate;
use portal_domain::id::{EntryId, ReceiptId, ThreadId};
use portal_domain::program::Program;
use portal_domain::time::Month;
use portal_domain::wire::Wire as _;

/// How a month is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Aspect {
    /// Line by line.
    List,
    /// Day by day, in weeks.
    Calendar,
    /// The receipts.
    Pictures,
}

impl Aspect {
    /// Every way, in the order in which it is offered.
    pub const ALL: [Self; 3] = [Self::List, Self::Calendar, Self::Pictures];
}

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
    /// Write down money that came in.
    CameIn,
    /// Write down money that came back of a spend.
    CameBack(EntryId),
    /// What became of a spend or money in since it was written down.
    History(EntryId),
    /// A month.
    Month(Month, Aspect),
    /// A day of it.
    Day(NaiveDate),
    /// Find something.
    Find,
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
            Self::CameBack(id) => format!("/money/{id}/came-back"),
            Self::CameIn => "/money-came-in".to_owned(),
            Self::History(id) => format!("/money/{id}/history"),
            Self::Month(month, Aspect::List) => format!("/money/{month}"),
            Self::Month(month, Aspect::Calendar) => format!("/money/{month}/calendar"),
            Self::Month(month, Aspect::Pictures) => format!("/money/{month}/pictures"),
            Self::Day(day) => format!("/money/{}", day.write()),
            Self::Question(id) => format!("/messages/{id}"),
            Self::Home => "/".to_owned(),
            Self::AddSpend => "/add-a-spend".to_owned(),
            Self::Money => "/money".to_owned(),
            Self::Find => "/find".to_owned(),
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
            (Some("money"), Some(id), Some("came-back")) if steps.next().is_none() => {
                id.parse().map_or(Self::NotFound, Self::CameBack)
            }
            (Some("money-came-in"), None, _) => Self::CameIn,
            (Some("money"), Some(id), Some("history")) if steps.next().is_none() => {
                id.parse().map_or(Self::NotFound, Self::History)
            }
            (Some("money"), Some(month), Some(aspect)) if steps.next().is_none() => {
                let month = month.parse().ok();
                let aspect = match aspect {
                    "calendar" => Some(Aspect::Calendar),
                    "pictures" => Some(Aspect::Pictures),
                    _ => None,
                };
                month.zip(aspect).map_or(Self::NotFound, |(month, aspect)| Self::Month(month, aspect))
            }
            (Some("money"), Some(what), None) => Self::in_money(what),
            (Some("find"), None, _) => Self::Find,
            (Some("removed"), None, _) => Self::Removed,
            (Some("receipts"), None, _) => Self::Pile,
            (Some("receipts"), Some(id), None) => id.parse().map_or(Self::NotFound, Self::FillIn),
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

    fn in_money(what: &str) -> Self {
        if let Ok(month) = what.parse() {
            Self::Month(month, Aspect::List)
        } else if let Some(day) = NaiveDate::read(what) {
            Self::Day(day)
        } else {
            what.parse().map_or(Self::NotFound, Self::Spend)
        }
    }

    /// The program that draws it; none for an address that leads nowhere, which each draws.
    pub fn program(self) -> Option<Program> {
        match self {
            Self::SignIn
            | Self::CannotSignIn
            | Self::ChangePassword
            | Self::Sessions
            | Self::Help
            | Self::Accessibility
            | Self::Privacy
            | Self::Complaints
            | Self::WhatIsADirectPayment => Some(Program::Door),
            Self::Home
            | Self::AddSpend
            | Self::Pile
            | Self::FillIn(_)
            | Self::Saved(_)
            | Self::Spend(_)
            | Self::Change(_)
            | Self::CameIn
            | Self::CameBack(_)
            | Self::Money
            | Self::Messages
            | Self::Question(_)
            | Self::More
            | Self::WhoYouHelp => Some(Program::People),
            Self::History(_)
            | Self::Month(..)
            | Self::Day(_)
            | Self::Find
            | Self::Removed
            | Self::WhoLooked => Some(Program::Records),
            Self::NotFound => None,
        }
    }

    /// Whether the door draws it: what is open to everybody, and what is about one's own way in.
    pub fn is_at_the_door(self) -> bool {
        matches!(self.program(), None | Some(Program::Door))
    }

    /// Whether it shows or changes a direct payment, so that one must be chosen first.
    pub fn is_about_payment(self) -> bool {
        match self {
            Self::Home
            | Self::AddSpend
            | Self::Spend(_)
            | Self::Change(_)
            | Self::CameIn
            | Self::CameBack(_)
            | Self::Saved(_)
            | Self::Money
            | Self::History(_)
            | Self::Month(..)
            | Self::Day(_)
            | Self::Find
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
}

impl From<Page> for String {
    fn from(page: Page) -> Self {
        page.path()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_is_found_at_its_address() {
        let entry = "01960000-0000-7000-8000-000000000001".parse().unwrap();
        let receipt = "01960000-0000-7000-8000-000000000003".parse().unwrap();
        let thread = "01960000-0000-7000-8000-000000000002".parse().unwrap();
        let month: Month = "2026-03".parse().unwrap();
        let mut pages = vec![
            Page::Home,
            Page::AddSpend,
            Page::Spend(entry),
            Page::Change(entry),
            Page::CameIn,
            Page::CameBack(entry),
            Page::History(entry),
            Page::Saved(entry),
            Page::Money,
            Page::Day(month.last()),
            Page::Find,
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
        ];
        pages.extend(Aspect::ALL.map(|aspect| Page::Month(month, aspect)));
        for page in pages {
            assert_eq!(Page::at(&page.path()), page);
            // The server sends the same program for the address; an address that leads nowhere is drawn by each.
            if let Some(program) = page.program() {
                assert_eq!(Program::at(&page.path()), program, "{page:?}");
            }
        }
        for path in portal_domain::door::PATHS {
            let page = Page::at(path);
            assert!(page.program() == Some(Program::Door) && page.path() == path, "{path}");
        }
    }

    #[test]
    fn what_is_no_address_is_no_page() {
        assert_eq!(Page::at("/money/"), Page::Money);
        assert_eq!(Page::at(""), Page::Home);
        for wrong in [
            "/mony",
            "/money/7",
            "/money/2026-13",
            "/money/2026-03/list",
            "/money/2026-03/calendar/1",
            "/money/2026-03/history",
            "/messages/x/y",
            "/help/me",
            "/desk/",
        ] {
            assert_eq!(Page::at(wrong), Page::NotFound, "{wrong}");
        }
    }
}
