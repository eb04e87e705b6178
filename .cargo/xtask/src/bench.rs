//! `cargo xtask bench`: what is measured, as tables. Times are reported; only sizes can fail, in the tests.

mod disk;
mod entry;
mod http;
mod life;
mod phone;
mod photo;
mod server;
pub mod size;
mod uploads;
mod writes;

use crate::failure::Result;
use crate::place::Place;
use crate::run;
use crate::setup;

/// Builds the release and prints every table.
pub fn bench(place: &Place) -> Result<()> {
    let kit = setup::for_building(place)?;
    run::build(place, &kit)?;
    println!("\n{}", size::table(place)?);
    life::print(place)?;
    println!();
    writes::print(place)?;
    println!();
    uploads::print(place)?;
    println!();
    phone::print(place)
}

/// The middle one; 0 of none.
fn median(mut numbers: Vec<f64>) -> f64 {
    numbers.sort_by(f64::total_cmp);
    numbers.get(numbers.len() / 2).copied().unwrap_or_default()
}

fn number(count: u64) -> f64 {
    u32::try_from(count).map_or(f64::MAX, f64::from)
}
