//! The addresses open to somebody who is not signed in, and those about one's own way in: the password, and where one is
//! signed in. They are drawn by a small program of their own, the door ([`crate::program`]).

/// The addresses of the door.
pub const PATHS: [&str; 9] = [
    "/sign-in",
    "/i-cannot-sign-in",
    "/change-password",
    "/sessions",
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
        (Some(step), None) => PATHS.iter().any(|own| own.strip_prefix('/') == Some(step)),
        (_, _) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whole_addresses_are_the_doors() {
        for open in PATHS.into_iter().chain(["/help/", "//help"]) {
            assert!(has(open), "{open}");
        }
        for other in ["/", "", "/money", "/help/me", "/helpful", "/desk/help", "/HELP"] {
            assert!(!has(other), "{other}");
        }
    }
}
