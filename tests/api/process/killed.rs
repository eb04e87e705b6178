//! `kill -9` twenty times while eight phones send spends with receipts. What was acknowledged is there, once, with the right
//! bytes; what was not is sent again, as a phone does, and is there once as well.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use portal_domain::api::{
    AccountView, Endpoint, EntryPage, GetAccount, GetReceiptPage, ListEntries, PutReceipt, PutSpend,
    ReceiptStored,
};
use portal_domain::id::{AccountId, EntryId, ReceiptId};
use portal_server::receipts::Digest;
use portal_tests::{RealServer, Who, born, client, free_port, photo, spend};
use serde::de::DeserializeOwned;

const ROUNDS: u64 = 20;
const PHONES: u32 = 8;
const PENCE: i64 = 100;

/// A spend with its receipt, and how far the council has said that it has them.
#[derive(Clone)]
struct Sent {
    entry: EntryId,
    receipt: ReceiptId,
    file: Vec<u8>,
    entry_acknowledged: bool,
    receipt_acknowledged: bool,
}

#[derive(Clone)]
struct Phone {
    client: reqwest::Client,
    origin: String,
    cookie: String,
    account: AccountId,
}

impl Phone {
    async fn put(&self, url: &str, body: Vec<u8>) -> Option<Vec<u8>> {
        let request = self.client.put(format!("{}{url}", self.origin)).header("cookie", &self.cookie);
        let request = request.header("content-type", "application/json").body(body);
        let answer = request.send().await.ok()?;
        let status = answer.status();
        let body = answer.bytes().await.ok()?;
        assert!(status.is_success(), "{url}: {status} {}", String::from_utf8_lossy(&body));
        Some(body.to_vec())
    }

    async fn get(&self, url: &str) -> Vec<u8> {
        let request = self.client.get(format!("{}{url}", self.origin)).header("cookie", &self.cookie);
        let answer = request.send().await.unwrap();
        assert!(answer.status().is_success(), "{url}: {}", answer.status());
        answer.bytes().await.unwrap().to_vec()
    }

    async fn read<T: DeserializeOwned>(&self, call: &impl Endpoint<Response = T>) -> T {
        serde_json::from_slice(&self.get(&call.url()).await).unwrap()
    }

    /// Sends what is not yet with the council; gives up when the server is gone.
    async fn send(&self, sent: &mut Sent) -> Option<()> {
        let Sent { entry, receipt, .. } = *sent;
        if !sent.entry_acknowledged {
            let body = serde_json::to_vec(&spend(PENCE)).unwrap();
            self.put(&PutSpend { account: self.account, entry }.url(), body).await?;
            sent.entry_acknowledged = true;
        }
        let url = PutReceipt { account: self.account, entry, receipt }.url();
        let stored: ReceiptStored =
            serde_json::from_slice(&self.put(&url, sent.file.clone()).await?).unwrap();
        assert_eq!(stored.received_sha256, Digest::of(&sent.file).to_string());
        sent.receipt_acknowledged = true;
        Some(())
    }

    /// Sends one spend after the other until the server is gone.
    async fn work(self, number: u32, all: Arc<Mutex<Vec<Sent>>>) {
        let unsent = |sent: &Sent| !sent.receipt_acknowledged;
        for round in 0.. {
            // What is left of the round before goes first.
            let left = {
                let mut all = all.lock().unwrap();
                all.iter().position(unsent).map(|place| all.swap_remove(place))
            };
            let mut sent = left.unwrap_or_else(|| Sent {
                entry: EntryId::from_uuid(born()),
                receipt: ReceiptId::from_uuid(born()),
                file: photo(number * 40 + round % 40),
                entry_acknowledged: false,
                receipt_acknowledged: false,
            });
            let done = self.send(&mut sent).await;
            all.lock().unwrap().push(sent);
            if done.is_none() {
                return;
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_acknowledged_is_there_once_with_the_right_bytes() {
    let folder = tempfile::tempdir().unwrap();
    let (folder, port) = (folder.path(), free_port());
    let world = RealServer::settle(folder).await;
    let account = world.ada.id;
    let cookie = RealServer::sign_in(folder, Who::Ada).await;
    let all: Arc<Mutex<Vec<Sent>>> = Arc::default();
    for round in 0..ROUNDS {
        let server = RealServer::start(folder, port, &["--log", "warnings"]).await;
        let phones: Vec<_> = (0..PHONES)
            .map(|number| {
                let phone = phone(&server, &cookie, account);
                tokio::spawn(phone.work(number, Arc::clone(&all)))
            })
            .collect();
        // Each round ends at another moment of what is going on.
        tokio::time::sleep(Duration::from_millis(120 + 37 * round % 400)).await;
        server.kill();
        for phone in phones {
            phone.await.unwrap();
        }
    }
    let server = RealServer::start(folder, port, &["--log", "warnings"]).await;
    let phone = phone(&server, &cookie, account);
    let sent = all.lock().unwrap().clone();
    check(&phone, folder, sent).await;
}

fn phone(server: &RealServer, cookie: &str, account: AccountId) -> Phone {
    Phone { client: client(), origin: server.origin(), cookie: cookie.to_owned(), account }
}

async fn check(phone: &Phone, folder: &Path, mut sent: Vec<Sent>) {
    let account = phone.account;
    let acknowledged = sent.iter().filter(|sent| sent.receipt_acknowledged).count();
    println!("{acknowledged} of {} acknowledged before the last kill", sent.len());
    assert!(acknowledged >= 40, "too few for a test: {acknowledged}");
    // Everything acknowledged is there before anything is sent again.
    let before = entries(phone).await;
    for one in sent.iter().filter(|sent| sent.entry_acknowledged) {
        assert!(before.contains_key(&one.entry), "{} was lost", one.entry);
        if one.receipt_acknowledged {
            assert_eq!(before[&one.entry], [one.receipt], "the receipt of {}", one.entry);
        }
    }
    // No row without its file: every receipt that has a row can be read, whole.
    for receipt in before.values().flatten() {
        phone.get(&GetReceiptPage { account, receipt: *receipt, page: 1 }.url()).await;
    }
    // The same again, and what was left: each is there once.
    for one in &mut sent {
        phone.send(one).await.unwrap();
    }
    let after = entries(phone).await;
    let wanted: BTreeSet<_> = sent.iter().map(|sent| sent.entry).collect();
    assert_eq!(after.keys().copied().collect::<BTreeSet<_>>(), wanted);
    for one in &sent {
        assert_eq!(after[&one.entry], [one.receipt]);
    }
    let view: AccountView = phone.read(&GetAccount { account }).await;
    let spends = i64::try_from(sent.len()).unwrap();
    assert_eq!(view.balance.amount.get(), view.opening.amount.get() - PENCE * spends);
    let folders = std::fs::read_dir(folder.join(format!("receipts/{account}"))).unwrap().count();
    assert_eq!(folders, sent.len());
}

async fn entries(phone: &Phone) -> std::collections::BTreeMap<EntryId, Vec<ReceiptId>> {
    let (mut all, mut before) = (std::collections::BTreeMap::new(), None);
    loop {
        let page: EntryPage =
            phone.read(&ListEntries { account: phone.account, before, limit: Some(100) }).await;
        for record in page.entries {
            let receipts = record.receipts.iter().map(|receipt| receipt.id).collect();
            assert!(all.insert(record.id, receipts).is_none(), "{} is there twice", record.id);
        }
        before = page.next;
        if before.is_none() {
            return all;
        }
    }
}
