use std::io::{Read as _, Write as _};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::process::{ExitCode, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use bytes::{Buf as _, Bytes};
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::process::Command;
use tokio::sync::oneshot;
use tokio::time::timeout;

use super::pages;
use crate::receipts::{Digest, Limits, Picture, Refused};

/// The first argument that makes this program draw a PDF and nothing else.
const DRAW: &str = "draw-pdf";
/// Memory of a process that draws, in bytes: a page scanned at 300 dots to the inch and its picture fit.
const MEMORY: u64 = 88 << 20;
/// By the clock, all told. Processor time is counted apart and runs out first, unless the machine is busy.
const PATIENCE: Duration = Duration::from_secs(30);
/// So many threads may hang before no further one is tried.
const ABANDONED: usize = 4;
/// Most bytes of pictures that are read back.
const MOST_READ: u64 = 64 << 20;

/// Where PDF pages are drawn. A PDF is a program written by a stranger: it can loop for ever, ask for all memory or
/// overflow the stack, and none of these can be caught inside a process. So they are drawn in one of their own, with
/// limits that the system enforces, and the server reads the pictures back.
#[derive(Clone, Debug)]
pub enum PdfRoom {
    /// In a process of this program, which calls [`draw_if_asked`] first of all.
    OwnProcess(PathBuf),
    /// In a thread, for a server inside a test program. A page that never ends keeps its thread; they are counted.
    Thread(Arc<AtomicUsize>),
}

impl PdfRoom {
    /// A process of this program.
    ///
    /// # Errors
    /// Where the program cannot be found.
    pub fn own_process() -> std::io::Result<Self> {
        // On Linux this name stays right when a newer version has been put in the file's place.
        let this = PathBuf::from("/proc/self/exe");
        Ok(Self::OwnProcess(if this.exists() { this } else { std::env::current_exe()? }))
    }

    /// A thread of this process.
    pub fn thread() -> Self {
        Self::Thread(Arc::default())
    }

    /// Draws the pages.
    ///
    /// # Errors
    /// The outer where nothing can be drawn now, whatever the file; the inner see [`Refused`].
    pub(in crate::receipts) async fn draw(
        &self,
        bytes: Bytes,
        limits: &Limits,
    ) -> std::io::Result<Result<Vec<Picture>, Refused>> {
        match self {
            Self::OwnProcess(program) => {
                let drawn = timeout(PATIENCE, in_process(program, &bytes)).await;
                drawn.unwrap_or(Ok(Err(Refused::TooHard)))
            }
            Self::Thread(abandoned) => in_thread(abandoned, bytes, *limits).await,
        }
    }
}

async fn in_process(program: &PathBuf, bytes: &[u8]) -> std::io::Result<Result<Vec<Picture>, Refused>> {
    let mut child = Command::new(program)
        .arg(DRAW)
        // It gets the file and nothing else: no settings, no secrets, no folder of ours.
        .env_clear()
        .current_dir("/")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .kill_on_drop(true)
        .spawn()?;
    let (Some(mut stdin), Some(stdout)) = (child.stdin.take(), child.stdout.take()) else {
        return Err(std::io::ErrorKind::BrokenPipe.into());
    };
    let mut read = Vec::new();
    // It may refuse before it has read all; then writing fails and its exit says why.
    let write = async {
        let _refused_early = stdin.write_all(bytes).await;
        drop(stdin);
    };
    let mut stdout = stdout.take(MOST_READ);
    let ((), got) = tokio::join!(write, stdout.read_to_end(&mut read));
    got?;
    drop(stdout);
    let end = child.wait().await?;
    Ok(match end.code() {
        Some(0) => unpack(&mut read.into()).ok_or(Refused::TooHard),
        Some(code) => Err(refusal(code)),
        // Ended by the system: out of time or of memory.
        None => Err(Refused::TooHard),
    })
}

async fn in_thread(
    abandoned: &Arc<AtomicUsize>,
    bytes: Bytes,
    limits: Limits,
) -> std::io::Result<Result<Vec<Picture>, Refused>> {
    if abandoned.load(Ordering::Relaxed) >= ABANDONED {
        return Err(std::io::ErrorKind::ResourceBusy.into());
    }
    let (done, drawn) = oneshot::channel();
    std::thread::Builder::new().name(DRAW.into()).spawn(move || {
        // Where nobody waits any more, nobody wants the pictures.
        let _nobody = done.send(guarded(&bytes, &limits, |_| ()));
    })?;
    if let Ok(drawn) = timeout(PATIENCE, drawn).await {
        return Ok(drawn.unwrap_or(Err(Refused::Broken)));
    }
    abandoned.fetch_add(1, Ordering::Relaxed);
    Ok(Err(Refused::TooHard))
}

/// Draws the PDF on standard input when this process was started for that, and says how to exit. The program calls it
/// before anything else.
pub fn draw_if_asked() -> Option<ExitCode> {
    if std::env::args_os().nth(1)? != DRAW {
        return None;
    }
    let mut bytes = Vec::new();
    let limits = Limits::default();
    let drawn = confine(limits.first_page).and_then(|()| std::io::stdin().read_to_end(&mut bytes));
    let drawn = drawn.map_or(Err(Refused::TooHard), |_| {
        guarded(&bytes.into(), &limits, |time| {
            // On failure the time of the pages before must do.
            let _less = confine(time);
        })
    });
    let written = drawn.map(|pages| std::io::stdout().write_all(&pack(&pages)));
    Some(match written {
        Ok(Ok(())) => ExitCode::SUCCESS,
        Ok(Err(_)) => ExitCode::FAILURE,
        Err(refused) => ExitCode::from(code(refused)),
    })
}

/// Has the system end this process when it takes more memory, or more processor time than this. Each page is given its own
/// when it begins, so that a hard first page of many ends as early as one that is alone.
fn confine(time: Duration) -> std::io::Result<()> {
    let soft = |resource, amount| {
        let maximum = getrlimit(resource).maximum;
        setrlimit(
            resource,
            Rlimit { current: Some(maximum.map_or(amount, |most| most.min(amount))), maximum },
        )
    };
    soft(Resource::Data, MEMORY)?;
    soft(Resource::Core, 0)?;
    // The system counts whole seconds.
    soft(Resource::Cpu, time.as_millis().div_ceil(1000).try_into().unwrap_or(u64::MAX))?;
    Ok(())
}

fn guarded(bytes: &Bytes, limits: &Limits, begins: impl FnMut(Duration)) -> Result<Vec<Picture>, Refused> {
    // Nothing outlives the closure but its result, so nothing can be seen half changed.
    let drawn = catch_unwind(AssertUnwindSafe(|| pages(bytes, limits, begins)));
    drawn.unwrap_or(Err(Refused::Broken))
}

/// Of each page its width, height, length and bytes.
fn pack(pages: &[Picture]) -> Vec<u8> {
    let mut packed = Vec::new();
    for page in pages {
        packed.extend(page.width.to_be_bytes());
        packed.extend(page.height.to_be_bytes());
        packed.extend(page.jpeg.len().to_be_bytes());
        packed.extend(&page.jpeg);
    }
    packed
}

fn unpack(packed: &mut Bytes) -> Option<Vec<Picture>> {
    let mut pages = Vec::new();
    while packed.has_remaining() {
        let (width, height) = (packed.try_get_u16().ok()?, packed.try_get_u16().ok()?);
        let length = usize::try_from(packed.try_get_u64().ok()?).ok()?;
        if length > packed.len() {
            return None;
        }
        let jpeg = packed.split_to(length);
        pages.push(Picture { sha256: Digest::of(&jpeg), jpeg, width, height });
    }
    Some(pages)
}

fn code(refused: Refused) -> u8 {
    match refused {
        Refused::Protected => 11,
        Refused::TooManyPages => 12,
        Refused::TooManyPixels => 13,
        Refused::TooHard => 14,
        Refused::Empty | Refused::TooLarge | Refused::WrongType | Refused::Heic | Refused::Broken => 10,
    }
}

fn refusal(code: i32) -> Refused {
    match code {
        11 => Refused::Protected,
        12 => Refused::TooManyPages,
        13 => Refused::TooManyPixels,
        14 => Refused::TooHard,
        _ => Refused::Broken,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::receipts::samples;

    #[tokio::test]
    async fn a_thread_draws_and_tells_why_not() {
        let room = PdfRoom::thread();
        let limits = Limits::default();
        assert_eq!(room.draw(samples::pdf(2).into(), &limits).await.unwrap().map(|pages| pages.len()), Ok(2));
        let protected = room.draw(samples::protected_pdf().into(), &limits).await.unwrap();
        assert_eq!(protected, Err(Refused::Protected));
    }

    #[test]
    fn pages_pass_between_processes_unchanged() {
        let page = |jpeg: &'static [u8]| Picture {
            jpeg: jpeg.into(),
            width: 3,
            height: 4,
            sha256: Digest::of(jpeg),
        };
        let pages = vec![page(b"one"), page(b""), page(b"three")];
        assert_eq!(unpack(&mut pack(&pages).into()), Some(pages.clone()));
        for cut in 1..10 {
            let packed = pack(&pages);
            assert_eq!(unpack(&mut packed[..packed.len() - cut].to_vec().into()), None);
        }
    }

    #[test]
    fn a_refusal_survives_the_exit() {
        for refused in [
            Refused::Broken,
            Refused::Protected,
            Refused::TooManyPages,
            Refused::TooManyPixels,
            Refused::TooHard,
        ] {
            assert_eq!(refusal(code(refused).into()), refused);
        }
    }
}
