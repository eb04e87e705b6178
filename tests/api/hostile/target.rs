use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use portal_domain::api::{
    Endpoint, GetReceiptFile, GetReceiptPage, Problem, ProblemCode, PutReceipt, PutSpend, ReceiptStored,
};
use portal_domain::id::{AccountId, EntryId, ReceiptId};
use portal_domain::receipt::FileKind;
use portal_server::receipts::Refused;
use portal_server::receipts::samples::{Fate, Hostile, traces};
use portal_tests::{RealServer, Who, born, client, free_port, photo, spend};
use reqwest::header::{CONTENT_TYPE, HeaderMap};
use tempfile::TempDir;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::time::timeout;

use super::meter::Meter;

/// Memory for one file, in bytes: of the server beside what it had, and of the process that draws a document.
const MEMORY: u64 = 96_000_000;
/// What the server keeps for its next work after all files of a family, in bytes.
const KEPT: u64 = 64_000_000;
/// Processor time for one file. A server that is not optimised takes several times as long over its own loops; a document of
/// twenty pages may take longer.
const TIME: Duration = Duration::from_secs(10);
/// Each entry takes twenty receipts.
const AN_ENTRY: u64 = 20;

/// An answer, whole.
pub(super) struct Answer {
    pub status: u16,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

/// A server that is attacked by somebody who is signed in.
pub(super) struct Target {
    server: RealServer,
    client: reqwest::Client,
    cookie: String,
    account: AccountId,
    folder: TempDir,
    meter: Meter,
    sent: AtomicU64,
    longest: AtomicU64,
    most: AtomicU64,
}

impl Target {
    /// A server on a folder of its own.
    pub async fn start() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let world = RealServer::settle(folder.path()).await;
        let cookie = RealServer::sign_in(folder.path(), Who::Ada).await;
        let server = RealServer::start(folder.path(), free_port(), &["--log", "warnings"]).await;
        let meter = Meter::start(server.process());
        let [sent, longest, most] = [0; 3].map(AtomicU64::new);
        Self { server, client: client(), cookie, account: world.ada.id, folder, meter, sent, longest, most }
    }

    /// Puts a body at an address, with further headers.
    pub async fn put(&self, url: &str, headers: HeaderMap, body: Vec<u8>) -> Answer {
        let request = self.client.put(format!("{}{url}", self.server.origin())).headers(headers);
        Self::answered(request.header("cookie", &self.cookie).body(body)).await
    }

    async fn get(&self, call: &impl Endpoint) -> Answer {
        let request = self.client.get(format!("{}{}", self.server.origin(), call.url()));
        Self::answered(request.header("cookie", &self.cookie)).await
    }

    async fn answered(request: reqwest::RequestBuilder) -> Answer {
        let answer = request.timeout(Duration::from_mins(2)).send().await.unwrap();
        let (status, headers) = (answer.status().as_u16(), answer.headers().clone());
        Answer { status, headers, body: answer.bytes().await.unwrap().to_vec() }
    }

    /// Sends a file whose length the head tells otherwise, says that this is all, and gives the answer, if one comes.
    pub async fn send_raw(&self, length: &str, file: &[u8]) -> String {
        let url = self.place().await.url();
        let host = self.server.origin().replace("http://", "");
        let mut line = TcpStream::connect(&host).await.unwrap();
        let head = format!(
            "PUT {url} HTTP/1.1\r\nhost: {host}\r\ncookie: {}\r\ncontent-length: {length}\r\n\r\n",
            self.cookie
        );
        line.write_all(&[head.as_bytes(), file].concat()).await.unwrap();
        line.shutdown().await.unwrap();
        let mut answer = Vec::new();
        // The server may close the line while it still holds bytes of ours.
        let _cut = timeout(Duration::from_secs(30), line.read_to_end(&mut answer)).await.unwrap();
        String::from_utf8_lossy(&answer).into_owned()
    }

    /// Where the next receipt goes.
    pub async fn place(&self) -> PutReceipt {
        let number = self.sent.fetch_add(1, Ordering::Relaxed);
        let entry = u128::from(number / AN_ENTRY) + (0x0196_0000_0000_7000_8000 << 48);
        let entry = EntryId::from_uuid(uuid::Uuid::from_u128(entry));
        if number.is_multiple_of(AN_ENTRY) {
            let spend = serde_json::to_vec(&spend(100)).unwrap();
            let url = PutSpend { account: self.account, entry }.url();
            let headers = [(CONTENT_TYPE, "application/json".parse().unwrap())].into_iter().collect();
            assert_eq!(self.put(&url, headers, spend).await.status, 201);
        }
        PutReceipt { account: self.account, entry, receipt: ReceiptId::from_uuid(born()) }
    }

    /// Sends a hostile file, and holds the answer, the pictures, the time and the memory to what they must be.
    pub async fn attack(&self, file: &Hostile) {
        let put = self.place().await;
        let (before, memory) = (self.meter.spent(), self.meter.forget());
        let answer = self.put(&put.url(), HeaderMap::new(), file.bytes.clone()).await;
        let took = self.meter.spent().saturating_sub(before);
        let (rise, drawing) = (self.meter.rise(memory), self.meter.drawing());
        println!(
            "{took:.2?} {} MB {} MB {} {}",
            rise / 1_000_000,
            drawing / 1_000_000,
            answer.status,
            file.name
        );
        self.longest.fetch_max(took.as_millis().try_into().unwrap(), Ordering::Relaxed);
        self.most.fetch_max(rise, Ordering::Relaxed);
        assert!(took <= TIME, "{}: {took:?}", file.name);
        assert!(rise <= MEMORY && drawing <= MEMORY, "{}: {rise} and {drawing} bytes", file.name);
        match (answer.status, file.fate) {
            (201, Fate::Harmless | Fate::Either) => self.is_clean(&put, &answer, &file.name).await,
            (_, Fate::Refused(why)) => answer.says(why, &file.name),
            (_, Fate::Either) => {
                let codes = [ProblemCode::ReceiptBroken, ProblemCode::ReceiptTooManyPixels];
                assert!(answer.status == 422 && codes.contains(&answer.problem().code), "{}", file.name);
            }
            (_, Fate::Harmless) => panic!("{}: {} {:?}", file.name, answer.status, answer.problem()),
        }
    }

    /// What is handed out again holds nothing but the picture.
    async fn is_clean(&self, put: &PutReceipt, answer: &Answer, name: &str) {
        let stored: ReceiptStored = serde_json::from_slice(&answer.body).unwrap();
        let (account, receipt) = (self.account, put.receipt);
        for page in 0..=stored.receipt.pages {
            let page = self.get(&GetReceiptPage { account, receipt, page }).await;
            assert_eq!(page.status, 200, "{name}");
            assert_eq!(page.headers[CONTENT_TYPE], "image/jpeg", "{name}");
            holds_no_trace(&page.body, name);
        }
        let saved = self.get(&GetReceiptFile { account, receipt }).await;
        if stored.receipt.kind == FileKind::Pdf {
            assert_eq!(saved.status, 200, "{name}");
            assert_eq!(saved.headers[CONTENT_TYPE], "application/pdf", "{name}");
            holds_no_trace(&saved.body, name);
            for word in [&b"/JavaScript"[..], b"/Launch", b"/EmbeddedFile", b"/URI", b"/AcroForm", b"/Info"] {
                assert!(!saved.body.windows(word.len()).any(|part| part == word), "{name}");
            }
        } else {
            assert_eq!(saved.status, 404, "{name}");
        }
    }

    /// The next person is served as if nothing had been.
    pub async fn still_serves(&self) {
        let kept = self.meter.kept();
        assert!(kept <= KEPT, "{kept} bytes");
        for url in ["/healthz", "/readyz"] {
            let answer = self.client.get(format!("{}{url}", self.server.origin())).send().await.unwrap();
            assert!(answer.status().is_success(), "{url}");
        }
        let put = self.place().await;
        let answer = self.put(&put.url(), HeaderMap::new(), photo(7)).await;
        assert_eq!(answer.status, 201);
        self.is_clean(&put, &answer, "a photograph afterwards").await;
    }

    /// Looks through every file that the server has, the database and what it has not yet written into it too.
    pub fn kept_no_trace(&self) {
        let files = files(self.folder.path());
        assert!(files.iter().any(|file| file.ends_with("portal.sqlite")));
        assert!(files.iter().any(|file| file.ends_with("page-1.jpg")));
        for file in files {
            holds_no_trace(&std::fs::read(&file).unwrap(), &file.display().to_string());
            // Names are the server's own.
            let name = file.strip_prefix(self.folder.path()).unwrap().to_str().unwrap().to_owned();
            assert!(
                name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"/-.".contains(&byte)),
                "{name}"
            );
        }
    }

    /// What it took.
    pub fn summary(&self) -> String {
        let megabytes = |bytes: u64| bytes / 1_000_000;
        format!(
            "at most {} MB for one, {} MB for drawing, {} MB kept, {} ms",
            megabytes(self.most.load(Ordering::Relaxed)),
            megabytes(self.meter.drawing()),
            megabytes(self.meter.kept()),
            self.longest.load(Ordering::Relaxed)
        )
    }
}

impl Answer {
    /// The problem that it tells.
    pub fn problem(&self) -> Problem {
        assert_eq!(self.headers[CONTENT_TYPE], "application/problem+json", "{}", self.status);
        let problem: Problem = serde_json::from_slice(&self.body).unwrap();
        assert_eq!(problem.status, self.status);
        problem
    }

    fn says(&self, why: Refused, name: &str) {
        let status = if why == Refused::TooLarge { 413 } else { 422 };
        assert_eq!((self.status, self.problem().code), (status, why.into()), "{name}");
    }
}

fn holds_no_trace(bytes: &[u8], name: &str) {
    for (what, trace) in traces() {
        assert!(!bytes.windows(trace.len()).any(|part| part == trace), "{name} holds {what}");
    }
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}
