use super::{Fate, Hostile, Refused, file};
use crate::receipts::samples::{pdf, photograph, png, progressive, webp};

/// Each kind stops at so many places.
const PLACES: usize = 10;

/// Files of each kind that stop too early, at places spread over all their length.
pub(super) fn files() -> Vec<Hostile> {
    let broken = Fate::Refused(Refused::Broken);
    [
        ("JPEG", photograph(640, 480, 6), broken),
        ("JPEG sent coarse first", progressive(320, 240), broken),
        ("PNG", png(200, 200), broken),
        ("WebP", webp(200, 200), broken),
        ("PDF", pdf(2), Fate::Either),
    ]
    .into_iter()
    .flat_map(|(kind, whole, fate)| {
        (1..=PLACES).map(move |place| {
            let length = whole.len() * place / (PLACES + 1);
            file(format!("{kind} cut after {length} of {} bytes", whole.len()), &whole[..length], fate)
        })
    })
    .collect()
}
