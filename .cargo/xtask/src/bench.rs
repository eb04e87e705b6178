//! `cargo xtask bench`: what is measured, as tables.

pub mod size;

use crate::failure::Result;
use crate::place::Place;
use crate::run;
use crate::setup;

/// Builds the release and prints every table.
pub fn bench(place: &Place) -> Result<()> {
    let kit = setup::for_building(place)?;
    run::build(place, &kit)?;
    println!("\n{}", size::table(place)?);
    Ok(())
}
