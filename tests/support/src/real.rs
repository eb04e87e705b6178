//! The real server, as a process of its own.

use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use chrono::{DateTime, TimeDelta, Utc};
use portal_domain::id::SessionId;
use portal_domain::machine::Machine;
use portal_server::access::{SESSION, Token};
use portal_server::clock::{Chance, Clock};
use portal_store::{NewSession, Options, Store};

use crate::{Who, World};

/// The server's program: the one that `PORTAL_SERVER` names, else the one that is built here.
fn program() -> &'static Path {
    static PROGRAM: OnceLock<PathBuf> = OnceLock::new();
    PROGRAM.get_or_init(|| {
        if let Some(named) = std::env::var_os("PORTAL_SERVER") {
            return named.into();
        }
        // The same packages as in a run of all tests, so that nothing is compiled twice.
        let built = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
            .args(["build", "--quiet", "--workspace", "--exclude", "portal-app", "--bin", "portal-server"])
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .status()
            .expect("cargo runs");
        assert!(built.success(), "the server could not be built; name one with PORTAL_SERVER");
        let this = std::env::current_exe().expect("this program");
        this.ancestors().nth(2).expect("target/debug").join("portal-server")
    })
}

/// A port that nobody uses now.
pub fn free_port() -> u16 {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a port");
    listener.local_addr().expect("an address").port()
}

/// A client for the real server. It follows no redirect.
pub fn client() -> reqwest::Client {
    // Where there is a provider already, it is as good.
    let _installed_before = rustls::crypto::ring::default_provider().install_default();
    let client = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none());
    client.timeout(Duration::from_secs(20)).build().expect("a client")
}

/// A running server; it is killed when this goes.
pub struct RealServer {
    child: Child,
    port: u16,
    under_another: bool,
}

impl RealServer {
    /// The server's program, to be run in any other way.
    pub fn command() -> Command {
        Command::new(program())
    }

    /// Starts it on this folder, with further arguments, and waits until it serves.
    pub async fn start(folder: &Path, port: u16, more: &[&str]) -> Self {
        Self::start_under(&[], folder, port, more).await
    }

    /// Starts it under another program, such as `strace`.
    pub async fn start_under(before: &[&str], folder: &Path, port: u16, more: &[&str]) -> Self {
        let server = program().to_str().expect("a path").to_owned();
        let mut line: Vec<&str> = before.to_vec();
        line.push(&server);
        let mut command = Command::new(line.first().expect("a program"));
        command
            .args(line.iter().skip(1))
            .arg("--data")
            .arg(folder)
            .arg("--port")
            .arg(port.to_string())
            .args(more);
        let child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("the server starts");
        let server = Self { child, port, under_another: !before.is_empty() };
        server.wait_until_ready().await;
        server
    }

    /// Puts the test councils and people into the database of this folder, while no server runs on it.
    pub async fn settle(folder: &Path) -> World {
        let store = open(folder).await;
        store.migrate().await.expect("migrated");
        let world = World::settle(&store, Clock::system().now()).await;
        store.close().await;
        world
    }

    /// Signs somebody in while no server runs, and gives the cookie to send.
    pub async fn sign_in(folder: &Path, who: Who) -> String {
        let store = open(folder).await;
        let now: DateTime<Utc> = Clock::system().now();
        let token = Token::new(Chance).expect("chance");
        let later = now.checked_add_signed(TimeDelta::hours(12)).expect("a time");
        let session = NewSession {
            machine: Machine::Other,
            id: SessionId::from_uuid(crate::born()),
            token_hash: token.hash(),
            person: who.person(),
            idle_ends: later,
            ends: later,
        };
        store.begin_session(session, now).await.expect("a session");
        store.close().await;
        let cookie = SESSION.set(token).expect("a cookie");
        cookie.to_str().expect("text").split(';').next().expect("a pair").to_owned()
    }

    /// The address it serves.
    pub fn origin(&self) -> String {
        format!("http://localhost:{}", self.port)
    }

    /// The number of the server's process; where it was started under another program, that one's child.
    pub fn process(&self) -> u32 {
        let started = self.child.id();
        if !self.under_another {
            return started;
        }
        let children = std::fs::read_to_string(format!("/proc/{started}/task/{started}/children"));
        children
            .expect("children")
            .split_whitespace()
            .next()
            .and_then(|child| child.parse().ok())
            .expect("a child")
    }

    /// Ends it without a word (`kill -9`).
    pub fn kill(mut self) {
        self.child.kill().expect("killed");
        self.child.wait().expect("ended");
    }

    /// Asks it to end, and says how long that took and whether it went well.
    pub fn stop(mut self) -> (Duration, bool) {
        let began = Instant::now();
        let asked = Command::new("kill").arg(self.process().to_string()).status().expect("kill");
        assert!(asked.success());
        let end = self.child.wait().expect("ended");
        (began.elapsed(), end.success())
    }

    async fn wait_until_ready(&self) {
        let client = client();
        for _ in 0..400 {
            if let Ok(answer) = client.get(format!("{}/readyz", self.origin())).send().await
                && answer.status().is_success()
            {
                return;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("the server did not become ready");
    }
}

impl Drop for RealServer {
    fn drop(&mut self) {
        // It may have ended already.
        let _ended = self.child.kill();
        let _reaped = self.child.wait();
    }
}

async fn open(folder: &Path) -> Store {
    let url = format!("sqlite://{}", folder.join("portal.sqlite").display());
    Store::open(&url, Options::default()).await.expect("the database opens")
}
