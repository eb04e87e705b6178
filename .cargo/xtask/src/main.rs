//! Set-up and tasks of the portal, started by `cargo xtask <task>`.
//!
//! It leans on the standard library alone, so that it compiles in seconds on a fresh clone, and finds
//! or installs everything else: `setup` brings the tools, `site` builds the two browser pages, `run`
//! hands over to the server, `test` runs every check there is, `bench` prints what is measured.

mod arguments;
mod bench;
mod failure;
mod place;
mod postgres;
mod process;
mod run;
mod setup;
mod site;
mod step;
mod style;
mod test;

use std::process::ExitCode;

use arguments::Task;
use failure::Result;
use place::Place;

fn main() -> ExitCode {
    match perform() {
        Ok(code) => code,
        Err(failure) => {
            eprintln!("\n{failure}");
            ExitCode::FAILURE
        }
    }
}

fn perform() -> Result<ExitCode> {
    let task = Task::parse(std::env::args().skip(1))?;
    let place = Place::find()?;
    match task {
        Task::Help => println!("{}", arguments::HELP),
        Task::Run(options) => run::run(&place, &options)?,
        Task::Test(options) => return Ok(test::test(&place, &options)),
        Task::Bench => bench::bench(&place)?,
        Task::Style => style::join_all(&place)?,
    }
    Ok(ExitCode::SUCCESS)
}
