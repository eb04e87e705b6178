//! A PostgreSQL of our own for as long as a task lasts: a fresh cluster in a temporary folder, reached
//! by a unix socket only.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::failure::{Failure, Result, While};
use crate::process::{loud, on_path, quiet, succeeds};
use crate::setup::{install_debian_packages, is_root};
use crate::step::step;

/// The user that the cluster belongs to when we are root, as PostgreSQL refuses to be run by root.
const OWNER: &str = "postgres";
const PATIENCE: Duration = Duration::from_mins(1);

/// How much a write is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Durability {
    /// Nothing is synced: for tests.
    Forgetful,
    /// As it comes: for measuring.
    Durable,
}

/// A running server; it is stopped and its folder removed when this is dropped.
#[derive(Debug)]
pub struct Postgres {
    folder: PathBuf,
    server: Child,
}

impl Postgres {
    /// Starts a server, installing PostgreSQL where we may.
    pub fn start(durability: Durability) -> Result<Self> {
        step("PostgreSQL of our own", || {
            let programs = find_or_install()?;
            let base = match durability {
                Durability::Forgetful => std::env::temp_dir(),
                // A temporary folder may be memory, which syncs in no time.
                Durability::Durable => PathBuf::from("/var/tmp"),
            };
            let folder = base.join(format!("portal-postgres-{}", std::process::id()));
            fs::create_dir_all(&folder).when(folder.display())?;
            if is_root() {
                loud(Command::new("chown").arg(OWNER).arg(&folder))?;
            }
            let data = folder.join("data");
            let mut initdb = as_owner(&programs.join("initdb"));
            initdb.args([
                "--auth=trust",
                "--username=postgres",
                "--encoding=UTF8",
                "--locale=C",
                "--no-sync",
            ]);
            quiet(initdb.arg("--pgdata").arg(&data).current_dir(&folder))?;
            let mut server = as_owner(&programs.join("postgres"));
            server.arg("-D").arg(&data).arg("-k").arg(&folder).current_dir(&folder);
            let mut settings = vec!["listen_addresses=", "max_connections=200", "log_min_messages=fatal"];
            if durability == Durability::Forgetful {
                settings.extend(["fsync=off", "full_page_writes=off", "synchronous_commit=off"]);
            }
            for setting in settings {
                server.args(["-c", setting]);
            }
            let log = fs::File::create(folder.join("log")).when("making PostgreSQL's log")?;
            let server = server.stdin(Stdio::null()).stdout(Stdio::null()).stderr(log);
            let server = Self { server: server.spawn().when("starting PostgreSQL")?, folder };
            server.wait_until_ready(&programs)?;
            Ok(server)
        })
    }

    /// The address for a client.
    pub fn url(&self) -> String {
        format!("postgres://postgres@localhost/postgres?host={}", self.folder.display())
    }

    fn wait_until_ready(&self, programs: &Path) -> Result<()> {
        let start = Instant::now();
        while start.elapsed() < PATIENCE {
            if succeeds(Command::new(programs.join("pg_isready")).arg("--host").arg(&self.folder)) {
                return Ok(());
            }
            sleep(Duration::from_millis(100));
        }
        Err(Failure::new("PostgreSQL did not start within a minute"))
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        // SIGINT is PostgreSQL's fast shutdown: it drops its clients and ends in order.
        succeeds(Command::new("kill").arg("-INT").arg(self.server.id().to_string()));
        let start = Instant::now();
        while start.elapsed() < PATIENCE && matches!(self.server.try_wait(), Ok(None)) {
            sleep(Duration::from_millis(50));
        }
        if fs::remove_dir_all(&self.folder).is_err() {
            eprintln!("{} could not be removed", self.folder.display());
        }
    }
}

/// A command of the cluster's owner, which the kernel ends should this program die before it.
fn as_owner(program: &Path) -> Command {
    if !on_path("setpriv") {
        return Command::new(program);
    }
    let mut command = Command::new("setpriv");
    // INT and not TERM, upon which PostgreSQL would wait for clients that hang.
    command.args(["--pdeathsig", "INT"]);
    if is_root() {
        command.args(["--reuid", OWNER, "--regid", OWNER, "--init-groups"]);
    }
    command.arg(program);
    command
}

fn find_or_install() -> Result<PathBuf> {
    if let Some(programs) = find() {
        return Ok(programs);
    }
    install_debian_packages(&["postgresql"])?;
    find().ok_or_else(|| Failure::new("PostgreSQL is installed, but initdb is not to be found"))
}

/// The folder of the newest PostgreSQL: Debian keeps it off the path.
fn find() -> Option<PathBuf> {
    let version = |path: &PathBuf| path.file_name().and_then(|name| name.to_str()?.parse::<u32>().ok());
    let debian = fs::read_dir("/usr/lib/postgresql").ok().and_then(|entries| {
        let mut folders: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
        folders.sort_by_key(version);
        folders.into_iter().rev().map(|folder| folder.join("bin")).find(|bin| bin.join("initdb").is_file())
    });
    debian.or_else(|| {
        let path = std::env::var_os("PATH")?;
        std::env::split_paths(&path).find(|folder| folder.join("initdb").is_file())
    })
}
