//! The release build, started for a measurement and ended after it.

use std::fs;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use super::http::{Answer, Client};
use crate::failure::{Failure, Result, While};
use crate::place::Place;
use crate::process::{quiet, succeeds};

/// Demonstration data are counted from here, so that every run writes the same.
const TIME: &str = "2026-04-01T09:12:00+01:00";
const PATIENCE: Duration = Duration::from_mins(1);
/// Ticks of `/proc/<pid>/stat` in a second, on every Linux there is.
const TICKS: f64 = 100.0;

/// A running server with a demonstration council.
#[derive(Debug)]
pub struct Server {
    child: Child,
    /// Where it listens.
    pub port: u16,
    /// From the start of the process to the first good answer of `/readyz`.
    pub start: Duration,
}

impl Server {
    /// Starts on a folder, which is seeded the first time, and a database other than the folder's own.
    pub fn start(place: &Place, data: &Path, database: Option<&str>) -> Result<Self> {
        let port = TcpListener::bind(("127.0.0.1", 0))
            .and_then(|listener| listener.local_addr())
            .when("finding a free port")?
            .port();
        let mut server = Command::new(place.server());
        server.arg("--data").arg(data).args(["--port", &port.to_string(), "--demo"]);
        server.env("PORTAL_FIXED_TIME", TIME);
        if let Some(url) = database {
            server.env("PORTAL_DATABASE_URL", url);
        }
        let log = fs::File::create(data.with_extension("log")).when("making the server's log")?;
        let begin = Instant::now();
        let child = server.stdin(Stdio::null()).stdout(Stdio::null()).stderr(log).spawn();
        let mut this = Self { child: child.when("starting the server")?, port, start: Duration::ZERO };
        while begin.elapsed() < PATIENCE {
            let ready =
                Client::connect(port, None).and_then(|mut client| client.send("GET", "/readyz", None));
            if ready.is_ok_and(|answer| answer.status == 200) {
                this.start = begin.elapsed();
                return Ok(this);
            }
            sleep(Duration::from_millis(2));
        }
        Err(Failure::new(format!(
            "the server was not ready after a minute; see {}",
            data.with_extension("log").display()
        )))
    }

    /// Signs in; the answer holds the session's cookie.
    pub fn sign_in(&self, email: &str) -> Result<Answer> {
        let body = format!(r#"{{"email":"{email}","password":"direct-payment-demo"}}"#);
        let answer = Client::connect(self.port, None)?.send("POST", "/api/v1/session", Some(&body))?;
        if answer.status == 200 {
            Ok(answer)
        } else {
            Err(Failure::new(format!("signing in: {}", answer.status)))
        }
    }

    /// Memory that is the process's own and in use, in MiB.
    pub fn memory(&self) -> Result<f64> {
        self.status("VmRSS:")
    }

    /// The most memory that was in use since it was last forgotten, in MiB.
    pub fn most_memory(&self) -> Result<f64> {
        self.status("VmHWM:")
    }

    /// Has the system count the most memory from now on.
    pub fn forget_most_memory(&self) -> Result<()> {
        fs::write(format!("/proc/{}/clear_refs", self.child.id()), "5").when("the most memory")
    }

    fn status(&self, name: &str) -> Result<f64> {
        let text = fs::read_to_string(format!("/proc/{}/status", self.child.id())).when("memory")?;
        let kib: Option<f64> = text
            .lines()
            .find_map(|line| line.strip_prefix(name))
            .and_then(|rest| rest.split_whitespace().next()?.parse().ok());
        kib.map(|kib| kib / 1024.0).ok_or_else(|| Failure::new(format!("no {name} in /proc")))
    }

    /// Processor time used so far, in seconds.
    pub fn processor(&self) -> Result<f64> {
        let text = fs::read_to_string(format!("/proc/{}/stat", self.child.id())).when("processor time")?;
        // After the name in brackets, user time is the twelfth word and system time the next.
        let words: Vec<&str> = text.rsplit(") ").next().unwrap_or_default().split(' ').collect();
        let ticks = words.get(11..13).and_then(|pair| pair.iter().map(|word| word.parse::<f64>().ok()).sum());
        ticks.map(|ticks: f64| ticks / TICKS).ok_or_else(|| Failure::new("no times in /proc"))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        succeeds(Command::new("kill").arg("-TERM").arg(self.child.id().to_string()));
        let begin = Instant::now();
        while begin.elapsed() < PATIENCE && matches!(self.child.try_wait(), Ok(None)) {
            sleep(Duration::from_millis(10));
        }
    }
}

/// An empty folder on the disk that is measured: a temporary folder may be memory.
pub fn empty_folder(place: &Place, name: &str) -> Result<PathBuf> {
    let folder = place.target.join("bench").join(name);
    quiet(Command::new("rm").arg("-rf").arg(&folder))?;
    fs::create_dir_all(&folder).when(folder.display())?;
    Ok(folder)
}
