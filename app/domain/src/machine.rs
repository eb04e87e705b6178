//! What somebody signed in with, in the few words by which they know it again. No more than that is kept of a browser.

use serde::{Deserialize, Serialize};

/// What sort of machine a browser runs on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Machine {
    /// An Android phone or tablet.
    Android,
    /// An iPhone.
    Iphone,
    /// An iPad that says so; most say that they are a Mac.
    Ipad,
    /// A Windows computer.
    Windows,
    /// A Mac, or an iPad.
    Mac,
    /// A Chromebook.
    Chromebook,
    /// Something else.
    #[default]
    Other,
}

impl Machine {
    /// The machine that a browser's `User-Agent` tells of.
    pub fn of_user_agent(text: &str) -> Self {
        let says = |word: &str| text.contains(word);
        match () {
            () if says("Android") => Self::Android,
            () if says("iPhone") => Self::Iphone,
            () if says("iPad") => Self::Ipad,
            () if says("Windows") => Self::Windows,
            () if says("CrOS") => Self::Chromebook,
            () if says("Macintosh") => Self::Mac,
            () => Self::Other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_machine_is_told_by_what_its_browser_says() {
        for (text, machine) in [
            (
                "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 Chrome/126.0 Mobile Safari/537.36",
                Machine::Android,
            ),
            ("Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15", Machine::Iphone),
            ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15", Machine::Mac),
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:127.0) Gecko/20100101 Firefox/127.0",
                Machine::Windows,
            ),
            ("Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36", Machine::Chromebook),
            ("curl/8.5.0", Machine::Other),
            ("", Machine::Other),
        ] {
            assert_eq!(Machine::of_user_agent(text), machine, "{text}");
        }
    }
}
