//! The addresses open to somebody who is not signed in. They are drawn by a small program of their own, the door: the server
//! answers them with it, and each of the people's two programs leaves to the other what the other draws. One list for all
//! three, as a program that thinks otherwise than the server would load the same page for ever.

/// The open addresses.
pub const PATHS: [&str; 7] = [
    "/sign-in",
    "/i-cannot-sign-in",
    "/help",
    "/accessibility",
    "/privacy",
    "/complaints",
    "/what-is-a-direct-payment",
];

/// Whether an address is one of them; as everywhere, one more stroke makes no other address.
pub fn has(path: &str) -> bool {
    let mut steps = path.split('/').filter(|step| !step.is_empty());
    match (steps.next(), steps.next()) {
        (Some(step), None) => PATHS.iter().any(|open| open.strip_prefix('/') == Some(step)),
        (_, _) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whole_addresses_are_open() {
        for open in PATHS.into_iter().chain(["/help/", "//help"]) {
            assert!(has(open), "{open}");
        }
        for other in ["/", "", "/money", "/help/me", "/helpful", "/desk/help", "/HELP"] {
            assert!(!has(other), "{other}");
        }
    }
}
