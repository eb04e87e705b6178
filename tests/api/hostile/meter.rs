use std::collections::BTreeSet;
use std::fs::{read_dir, read_to_string};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread::JoinHandle;
use std::time::Duration;

/// Looks at what a process and those that it starts take of the machine, as Linux tells.
pub(super) struct Meter {
    process: u32,
    before: u64,
    drawing: Arc<AtomicU64>,
    over: Arc<AtomicBool>,
    watch: Option<JoinHandle<()>>,
}

impl Meter {
    /// Begins to look; what the process has now is not counted.
    pub fn start(process: u32) -> Self {
        let (drawing, over) = (Arc::new(AtomicU64::new(0)), Arc::new(AtomicBool::new(false)));
        let watch = std::thread::spawn({
            let (drawing, over) = (Arc::clone(&drawing), Arc::clone(&over));
            move || {
                // Processes that draw live for a tenth of a second and longer; the system keeps the most that each had.
                while !over.load(Ordering::Relaxed) {
                    for child in children(process) {
                        drawing.fetch_max(own(child).unwrap_or(0), Ordering::Relaxed);
                    }
                    std::thread::sleep(Duration::from_millis(3));
                }
            }
        });
        let before = memory(process, "RssAnon:").unwrap();
        Self { process, before, drawing, over, watch: Some(watch) }
    }

    /// Processor time so far, with that of processes that have ended.
    pub fn spent(&self) -> Duration {
        let stat = read_to_string(format!("/proc/{}/stat", self.process)).unwrap();
        let fields: Vec<&str> = stat.rsplit_once(')').unwrap().1.split_whitespace().collect();
        // Of itself and of its children, in the program and in the system; a hundredth of a second each.
        let ticks: u64 = fields[11..15].iter().map(|ticks| ticks.parse::<u64>().unwrap()).sum();
        Duration::from_millis(ticks * 10)
    }

    /// How much more memory the process has than at the beginning, in bytes.
    pub fn kept(&self) -> u64 {
        memory(self.process, "RssAnon:").unwrap().saturating_sub(self.before)
    }

    /// Has the system forget the most memory that there was, and gives what there is.
    pub fn forget(&self) -> u64 {
        std::fs::write(format!("/proc/{}/clear_refs", self.process), "5").unwrap();
        memory(self.process, "RssAnon:").unwrap()
    }

    /// How much more memory the process had than this since the most was forgotten, in bytes.
    pub fn rise(&self, before: u64) -> u64 {
        own(self.process).unwrap().saturating_sub(before)
    }

    /// The most that a process had that it started, in bytes.
    pub fn drawing(&self) -> u64 {
        self.drawing.load(Ordering::Relaxed)
    }
}

impl Drop for Meter {
    fn drop(&mut self) {
        self.over.store(true, Ordering::Relaxed);
        if let Some(watch) = self.watch.take() {
            let _ended = watch.join();
        }
    }
}

/// The processes that any thread of this one has started.
fn children(process: u32) -> BTreeSet<u32> {
    let threads = read_dir(format!("/proc/{process}/task")).into_iter().flatten().flatten();
    let lists = threads.filter_map(|thread| read_to_string(thread.path().join("children")).ok());
    lists
        .flat_map(|list| list.split_whitespace().filter_map(|id| id.parse().ok()).collect::<Vec<_>>())
        .collect()
}

/// The most memory that a process had, without the pages of the program, which lie in memory once for all processes.
fn own(process: u32) -> Option<u64> {
    let program = memory(process, "RssFile:")?;
    Some(memory(process, "VmHWM:")?.saturating_sub(program))
}

/// What the system says under this name of the memory of a process; `None` where it has ended.
fn memory(process: u32, name: &str) -> Option<u64> {
    let status = read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix(name))?;
    Some(line.trim().trim_end_matches(" kB").parse::<u64>().ok()? * 1024)
}
