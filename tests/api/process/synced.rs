//! What the system was asked to do before a receipt was acknowledged: file, folder and row were synced.

use std::process::{Command, Stdio};

use portal_domain::api::{Endpoint as _, PutReceipt, PutSpend};
use portal_domain::id::{EntryId, ReceiptId};
use portal_tests::{RealServer, Who, born, client, free_port, photo, spend};

#[tokio::test(flavor = "multi_thread")]
async fn file_folder_and_row_are_synced_before_the_answer() {
    let works = Command::new("strace").args(["-o", "/dev/null", "true"]).stderr(Stdio::null()).status();
    if !works.is_ok_and(|status| status.success()) {
        eprintln!(
            "SKIPPED: strace is not here or may not look at processes; install it with: apt-get install strace"
        );
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let (folder, port) = (folder.path().canonicalize().unwrap(), free_port());
    let world = RealServer::settle(&folder).await;
    let cookie = RealServer::sign_in(&folder, Who::Ada).await;
    let trace = folder.join("trace");
    let calls = "trace=fsync,fdatasync,write,writev,sendto,sendmsg";
    let before = ["strace", "-f", "-y", "-s", "16", "-e", calls, "-o", trace.to_str().unwrap()];
    let server = RealServer::start_under(&before, &folder, port, &["--log", "warnings"]).await;

    let (account, entry, receipt) = (world.ada.id, EntryId::from_uuid(born()), ReceiptId::from_uuid(born()));
    let put = async |url: String, body: Vec<u8>| {
        let request = client().put(format!("{}{url}", server.origin())).header("cookie", &cookie);
        let answer = request.header("content-type", "application/json").body(body).send().await.unwrap();
        assert_eq!(answer.status().as_u16(), 201);
    };
    put(PutSpend { account, entry }.url(), serde_json::to_vec(&spend(100)).unwrap()).await;
    put(PutReceipt { account, entry, receipt }.url(), photo(1)).await;
    let (_, ended_well) = server.stop();
    assert!(ended_well);

    let trace = std::fs::read_to_string(trace).unwrap();
    let lines: Vec<&str> = trace.lines().collect();
    let answers: Vec<usize> = lines
        .iter()
        .enumerate()
        .filter(|(_, line)| line.contains("\"HTTP/1.1 201"))
        .map(|(place, _)| place)
        .collect();
    let [first, second] = answers[..] else { panic!("two answers, not {}", answers.len()) };
    let synced = |part: &str, between: &[&str]| {
        between
            .iter()
            .any(|line| (line.contains(" fsync(") || line.contains(" fdatasync(")) && line.contains(part))
    };
    let (before_first, between) = (&lines[..first], &lines[first..second]);
    assert!(synced("portal.sqlite-wal>", before_first), "the row of the spend\n{trace}");
    let here = folder.join(format!("receipts/{account}/{receipt}"));
    let here = here.to_str().unwrap();
    for part in ["/page-1.jpg", "/small.jpg", "/contents"] {
        assert!(
            between.iter().any(|line| line.contains("sync(") && line.contains(here) && line.contains(part)),
            "{part}\n{trace}"
        );
    }
    // The folder of the files, and the folder in which its name stands.
    let folder_of_files = between.iter().any(|line| {
        line.contains("fsync(")
            && line.split(here).nth(1).is_some_and(|rest| rest.len() > 60 && !rest[1..66].contains('.'))
    });
    assert!(folder_of_files, "the folder of the files\n{trace}");
    assert!(synced(&format!("{here}>"), between), "the receipt's folder\n{trace}");
    assert!(synced("portal.sqlite-wal>", between), "the row of the receipt\n{trace}");
    // The row came last.
    let last = |part: &str| between.iter().rposition(|line| line.contains("sync(") && line.contains(part));
    assert!(last("portal.sqlite-wal>") > last("/page-1.jpg"), "{trace}");
}
