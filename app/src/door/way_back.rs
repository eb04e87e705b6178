//! Where somebody goes after signing in. `next` comes from the address, which anybody can write, so only a place of this
//! site is taken.

use crate::page::Page;

/// Where the officers' desk is.
const DESK: &str = "/desk/";

/// Where to go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WayBack {
    /// Nowhere: what was asked for stands at this address.
    Stay,
    /// An address of the app or of the desk.
    To(String),
}

impl WayBack {
    /// Where somebody who is at `here` goes, `next` being what the address says.
    pub fn of(next: Option<&str>, here: Page, works_for_council: bool) -> Self {
        let next = next.filter(|next| is_of_this_site(next));
        if here.is_at_the_door() && here != Page::SignIn {
            return Self::Stay;
        }
        if works_for_council {
            let desk = next.filter(|next| is_of_the_desk(next)).unwrap_or(DESK);
            return Self::To(desk.to_owned());
        }
        if here != Page::SignIn {
            return Self::Stay;
        }
        let next = next.filter(|next| is_of_the_app(next));
        Self::To(next.map_or_else(|| Page::Home.path(), str::to_owned))
    }

    /// Whether somebody is led back to a page of the app, which keeps what they wrote there.
    pub fn keeps(next: &str) -> bool {
        is_of_this_site(next) && is_of_the_app(next)
    }
}

/// A path of this site. Browsers read `//` and `/\` as another site, and leave out tabs and line ends.
fn is_of_this_site(next: &str) -> bool {
    let mut letters = next.chars();
    letters.next() == Some('/')
        && letters.next() != Some('/')
        && next.chars().all(|letter| letter != '\\' && !letter.is_control() && !letter.is_whitespace())
}

fn is_of_the_desk(next: &str) -> bool {
    next.starts_with(DESK)
}

fn is_of_the_app(next: &str) -> bool {
    !is_of_the_desk(next) && leads_on(next)
}

fn leads_on(next: &str) -> bool {
    let path = next.split(['?', '#']).next().unwrap_or_default();
    !matches!(Page::at(path), Page::SignIn | Page::CannotSignIn | Page::NotFound)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(next: &str) -> WayBack {
        WayBack::of(Some(next), Page::SignIn, false)
    }

    fn home() -> WayBack {
        WayBack::To("/".to_owned())
    }

    #[test]
    fn somebody_goes_on_where_they_were() {
        assert_eq!(person("/add-a-spend"), WayBack::To("/add-a-spend".to_owned()));
        assert_eq!(person("/money?show=here"), WayBack::To("/money?show=here".to_owned()));
        assert_eq!(WayBack::of(None, Page::SignIn, false), home());
        assert_eq!(WayBack::of(None, Page::Money, false), WayBack::Stay);
        assert_eq!(WayBack::of(None, Page::Help, false), WayBack::Stay);
        assert_eq!(WayBack::of(None, Page::Help, true), WayBack::Stay);
    }

    #[test]
    fn nobody_is_sent_to_another_site() {
        for elsewhere in [
            "https://evil.example",
            "//evil.example",
            "/\\evil.example",
            "/\t/evil.example",
            "/\n/evil.example",
            "\\\\evil.example",
            "javascript:alert(1)",
            "evil.example",
            "",
            " /money",
        ] {
            assert_eq!(person(elsewhere), home(), "{elsewhere:?}");
            let officer = WayBack::of(Some(elsewhere), Page::SignIn, true);
            assert_eq!(officer, WayBack::To("/desk/".to_owned()), "{elsewhere:?}");
        }
    }

    #[test]
    fn signing_in_does_not_lead_to_signing_in() {
        assert_eq!(person("/sign-in?next=/money"), home());
        assert_eq!(person("/no-such-page"), home());
    }

    #[test]
    fn the_council_goes_to_its_desk_and_nobody_else_does() {
        let officer = |next| WayBack::of(next, Page::Home, true);
        assert_eq!(officer(Some("/desk/people/7")), WayBack::To("/desk/people/7".to_owned()));
        assert_eq!(officer(Some("/money")), WayBack::To("/desk/".to_owned()));
        assert_eq!(officer(None), WayBack::To("/desk/".to_owned()));
        assert_eq!(person("/desk/people/7"), home());
    }
}
