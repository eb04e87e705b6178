//! `cargo xtask test`: every check there is, each timed, and a plain line at the end.

mod browser;
mod host;
mod lint;
mod score;

use std::process::ExitCode;

use crate::arguments::TestOptions;
use crate::bench::size;
use crate::place::Place;
use crate::setup::{self, Kit};
use crate::{run, site};
use score::{Report, Score};

/// Runs the checks; a failed one does not keep the others from running.
pub fn test(place: &Place, options: &TestOptions) -> ExitCode {
    let mut report = Report::default();
    let filter = options.filter.as_deref();
    let mut kit = None;
    report.run("what is needed, found or installed", || {
        kit = Some(if options.quick { setup::for_checking(place)? } else { setup::for_building(place)? });
        Ok(Score::default())
    });
    if filter.is_none() {
        report.run("formatting", || lint::formatting(place));
        report.run("clippy, host", || lint::host(place));
        if let Some(kit) = &kit {
            report.run("clippy, browser", || lint::browser(place, kit));
        }
    }
    report.run("unit, store, API and tidy tests", || host::tests(place, filter));
    if filter.is_none() {
        report.run("examples in the documentation", || host::examples(place));
    }
    if let Some(kit) = kit.filter(|_| !options.quick) {
        with_browsers(place, &kit, filter, &mut report);
    }
    println!("\n{report}");
    if report.total().failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn with_browsers(place: &Place, kit: &Kit, filter: Option<&str>, report: &mut Report) {
    let browser = match setup::for_browsers() {
        Ok(browser) => browser,
        Err(failure) => return report.run("Chromium", || Err(failure)),
    };
    report.run("tests inside the browser", || browser::inside(place, kit, &browser, filter));
    let mut built = false;
    report.run("release build", || {
        run::build(place, kit)?;
        built = true;
        Ok(Score::default())
    });
    if !built {
        return;
    }
    if filter.is_none() {
        report.run("sizes", || {
            println!("{}", size::table(place)?);
            size::gate(place).map(|()| Score::passed(site::PAGES.len()))
        });
    }
    report.run("end to end in Chromium", || browser::end_to_end(place, &browser, filter));
}
