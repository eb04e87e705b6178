//! The portal's server as a program.

use std::process::ExitCode;

use clap::Parser as _;
use portal_server::config::{Command, CommandLine};
use portal_server::{admin, start, telemetry};

fn main() -> ExitCode {
    // First of all: this process may have been started only to draw a PDF.
    if let Some(code) = portal_server::receipts::draw_if_asked() {
        return code;
    }
    portal_server::memory::settle();
    let line = CommandLine::parse();
    telemetry::start(line.options.log);
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return failed(&error),
    };
    runtime.block_on(async {
        match line.command {
            Some(Command::Admin { command }) => match admin::perform(command, &line.options).await {
                Ok(said) => {
                    println!("{said}");
                    ExitCode::SUCCESS
                }
                Err(error) => failed(&error),
            },
            None => serve(&line).await,
        }
    })
}

async fn serve(line: &CommandLine) -> ExitCode {
    let settings = match line.options.settings() {
        Ok(settings) => settings,
        Err(error) => return failed(&error),
    };
    let server = match start::start(settings).await {
        Ok(server) => server,
        Err(error) => return failed(&error),
    };
    println!("{}", server.greeting());
    match server.run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => failed(&error),
    }
}

/// Says why in one line, with what lies beneath.
fn failed(error: &dyn std::error::Error) -> ExitCode {
    eprint!("portal-server: {error}");
    let mut cause = error.source();
    while let Some(beneath) = cause {
        eprint!(": {beneath}");
        cause = beneath.source();
    }
    eprintln!();
    ExitCode::FAILURE
}
