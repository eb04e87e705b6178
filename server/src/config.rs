//! The settings, from flags or environment, checked once before anything starts.

use std::fs::DirBuilder;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::os::unix::fs::DirBuilderExt as _;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use clap::{Args, Parser, Subcommand, ValueEnum};
use url::Url;

use crate::admin::AdminCommand;
use crate::clock::Clock;

mod origin;

pub use origin::{Origin, WrongOrigin};

/// Serves the portal: the people's app, the officers' desk and their records.
///
/// Without settings it listens on <http://localhost:3000> and keeps everything in the folder `data`.
#[derive(Debug, Parser)]
#[command(name = "portal-server", version, max_term_width = 100)]
pub struct CommandLine {
    /// What to do instead of serving.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// The settings.
    #[command(flatten)]
    pub options: Options,
}

/// What can be done instead of serving.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Begin a council and its officers, help somebody who cannot sign in.
    Admin {
        /// What to do.
        #[command(subcommand)]
        command: AdminCommand,
    },
}

/// The settings as they are given.
#[derive(Debug, Args)]
pub struct Options {
    /// The database: `sqlite:///folder/portal.sqlite` or `postgres://user@host/name`. Without it a file in the data folder.
    #[arg(long, env = "PORTAL_DATABASE_URL", value_name = "URL", global = true, hide_env_values = true)]
    pub database_url: Option<String>,
    /// Where receipts are kept: `file:///folder` or `s3://bucket/prefix`. Without it the data folder.
    #[arg(long, env = "PORTAL_RECEIPTS_URL", value_name = "URL", global = true, hide_env_values = true)]
    pub receipts_url: Option<String>,
    /// The address people type: scheme, host and port, no path. Requests for any other host are refused.
    /// Without it `http://localhost:` and the port.
    #[arg(long, env = "PORTAL_ORIGIN", value_name = "URL")]
    pub origin: Option<String>,
    /// The folder for database and receipts, made if it is not there.
    #[arg(long, env = "PORTAL_DATA", value_name = "DIR", default_value = "data", global = true)]
    pub data: PathBuf,
    /// The port to listen on; 0 takes any that is free.
    #[arg(long, env = "PORTAL_PORT", value_name = "PORT", default_value_t = 3000)]
    pub port: u16,
    /// An address to listen on; may be given more than once. Without it this machine only (`127.0.0.1` and `::1`).
    #[arg(long, env = "PORTAL_LISTEN", value_name = "IP", value_delimiter = ',')]
    pub listen: Vec<IpAddr>,
    /// Show an invented council with invented people. It is made at the first start in an empty database.
    #[arg(long, env = "PORTAL_DEMO")]
    pub demo: bool,
    /// Only with --demo: the time the server starts at, such as `2026-04-01T09:12:00+01:00`. For tests and pictures.
    #[arg(long, env = "PORTAL_FIXED_TIME", value_name = "TIME", requires = "demo")]
    pub fixed_time: Option<String>,
    /// How much to write to standard error: every request, or only what somebody should look at.
    #[arg(long, env = "PORTAL_LOG", value_enum, default_value_t = Log::Requests, global = true)]
    pub log: Log,
}

/// How much is written to standard error.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Log {
    /// A line for each request, without its person: method, pattern of the address, status, milliseconds.
    Requests,
    /// Only warnings and faults.
    Warnings,
}

/// A setting that cannot be. The server does not start.
#[derive(Debug, thiserror::Error)]
pub enum WrongSetting {
    /// The origin.
    #[error("--origin {given}: {why}")]
    Origin {
        /// What was given.
        given: String,
        /// What is wrong.
        why: WrongOrigin,
    },
    /// The database's address.
    #[error("--database-url: {0}")]
    Database(&'static str),
    /// The receipts' address.
    #[error("--receipts-url: {0}")]
    Receipts(&'static str),
    /// The data folder.
    #[error("--data {}: {source}", folder.display())]
    Data {
        /// The folder.
        folder: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// The time.
    #[error("--fixed-time {0}: write it as 2026-04-01T09:12:00+01:00")]
    Time(String),
    /// A demonstration on the open net.
    #[error(
        "--demo shows a password that everybody knows, so it serves only this machine; leave --listen out"
    )]
    OpenDemo,
}

/// The settings, checked.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The database's address.
    pub database: String,
    /// The receipts' address.
    pub receipts: Url,
    /// The address people type; none where it follows from the port that the system gives.
    pub origin: Option<Origin>,
    /// The addresses to listen on.
    pub listen: Vec<IpAddr>,
    /// The port to listen on.
    pub port: u16,
    /// Whether this is a demonstration.
    pub demo: bool,
    /// The time it goes by.
    pub clock: Clock,
}

impl Options {
    /// Checks the settings and makes the data folder where it is used.
    ///
    /// # Errors
    /// See [`WrongSetting`].
    pub fn settings(&self) -> Result<Settings, WrongSetting> {
        let origin = match &self.origin {
            Some(given) => {
                Some(Origin::parse(given).map_err(|why| WrongSetting::Origin { given: given.clone(), why })?)
            }
            None => None,
        };
        let clock = match &self.fixed_time {
            Some(text) => Clock::starting_at(
                DateTime::parse_from_rfc3339(text)
                    .map_err(|_not_a_time| WrongSetting::Time(text.clone()))?
                    .with_timezone(&Utc),
            ),
            None => Clock::system(),
        };
        if self.demo && self.listen.iter().any(|address| !address.is_loopback()) {
            return Err(WrongSetting::OpenDemo);
        }
        let listen = if self.listen.is_empty() {
            vec![Ipv4Addr::LOCALHOST.into(), Ipv6Addr::LOCALHOST.into()]
        } else {
            self.listen.clone()
        };
        let Stores { database, receipts } = self.stores()?;
        Ok(Settings { database, receipts, origin, listen, port: self.port, demo: self.demo, clock })
    }

    /// Where the records are, for serving and for administration.
    ///
    /// # Errors
    /// See [`WrongSetting`].
    pub fn stores(&self) -> Result<Stores, WrongSetting> {
        let database = match &self.database_url {
            Some(url)
                if ["sqlite:", "postgres://", "postgresql://"].iter().any(|known| url.starts_with(known)) =>
            {
                url.clone()
            }
            Some(_) => return Err(WrongSetting::Database("it begins with sqlite: or postgres://")),
            None => format!("sqlite://{}", self.folder()?.join("portal.sqlite").display()),
        };
        let receipts = match &self.receipts_url {
            Some(url) => Url::parse(url)
                .ok()
                .filter(|url| matches!(url.scheme(), "file" | "s3"))
                .ok_or(WrongSetting::Receipts("it begins with file:/// or s3://"))?,
            None => Url::from_directory_path(self.folder()?)
                .map_err(|()| WrongSetting::Receipts("the data folder has no absolute path"))?,
        };
        Ok(Stores { database, receipts })
    }

    fn folder(&self) -> Result<PathBuf, WrongSetting> {
        make(&self.data)?;
        self.data.canonicalize().map_err(|source| WrongSetting::Data { folder: self.data.clone(), source })
    }
}

/// Where the records are.
#[derive(Clone, Debug)]
pub struct Stores {
    /// The database's address.
    pub database: String,
    /// The receipts' address.
    pub receipts: Url,
}

/// Makes the folder where it is missing, for this account of the machine alone: nobody else on it may read the records.
fn make(folder: &Path) -> Result<(), WrongSetting> {
    let made = DirBuilder::new().recursive(true).mode(0o700).create(folder);
    made.map_err(|source| WrongSetting::Data { folder: folder.to_path_buf(), source })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(words: &[&str]) -> String {
        let data = tempfile::tempdir().unwrap();
        let mut line = vec!["portal-server"];
        line.extend(words);
        if !words.contains(&"--data") {
            line.extend(["--data", data.path().to_str().unwrap()]);
        }
        match CommandLine::try_parse_from(line) {
            Ok(parsed) => parsed.options.settings().unwrap_err().to_string(),
            Err(error) => error.to_string(),
        }
    }

    #[test]
    fn a_wrong_setting_is_named() {
        for (words, part) in [
            (&["--origin", "localhost:3000"][..], "--origin localhost:3000: "),
            (&["--database-url", "mysql://x"], "--database-url: "),
            (&["--receipts-url", "ftp://x"], "--receipts-url: "),
            (&["--demo", "--fixed-time", "noon"], "--fixed-time noon: "),
            (&["--fixed-time", "2026-04-01T09:12:00+01:00"], "--demo"),
            (&["--demo", "--listen", "0.0.0.0"], "--demo shows"),
            (&["--data", "/dev/null/x"], "/dev/null/x"),
        ] {
            let said = refused(words);
            assert!(said.contains(part), "{words:?}: {said}");
        }
    }

    #[test]
    fn without_settings_everything_is_in_the_data_folder() {
        let data = tempfile::tempdir().unwrap();
        let line = ["portal-server", "--data", data.path().to_str().unwrap()];
        let settings = CommandLine::try_parse_from(line).unwrap().options.settings().unwrap();
        assert!(settings.database.ends_with("/portal.sqlite"), "{}", settings.database);
        assert_eq!(settings.receipts.scheme(), "file");
        assert_eq!(settings.listen.len(), 2);
    }

    #[test]
    fn nobody_else_on_the_machine_reads_the_records() {
        use std::os::unix::fs::PermissionsExt as _;
        let above = tempfile::tempdir().unwrap();
        let data = above.path().join("portal/data");
        let line = ["portal-server", "--data", data.to_str().unwrap()];
        CommandLine::try_parse_from(line).unwrap().options.settings().unwrap();
        for folder in [&data, &above.path().join("portal")] {
            assert_eq!(std::fs::metadata(folder).unwrap().permissions().mode() & 0o777, 0o700);
        }
    }
}
