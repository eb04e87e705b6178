//! Starting with wrong settings, and ending in good order.

use std::process::{Command, Stdio};
use std::time::Duration;

use portal_tests::{RealServer, client, free_port};

#[tokio::test(flavor = "multi_thread")]
async fn it_ends_cleanly_within_ten_seconds_though_somebody_is_connected() {
    let folder = tempfile::tempdir().unwrap();
    let server = RealServer::start(folder.path(), free_port(), &[]).await;
    // A connection that is kept open, and one that sends half a request and then nothing.
    let client = client();
    client.get(format!("{}/healthz", server.origin())).send().await.unwrap();
    let mut half = std::net::TcpStream::connect(server.origin().trim_start_matches("http://")).unwrap();
    std::io::Write::write_all(&mut half, b"GET /healthz HTTP/1.1\r\nHost: ").unwrap();
    tokio::time::sleep(Duration::from_millis(200)).await;
    let (took, well) = server.stop();
    assert!(well && took < Duration::from_secs(10), "{took:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn both_addresses_of_this_machine_are_served() {
    let folder = tempfile::tempdir().unwrap();
    let server = RealServer::start(folder.path(), free_port(), &[]).await;
    let port = server.origin().rsplit(':').next().unwrap().to_owned();
    let client = client();
    let reply = client.get(format!("http://127.0.0.1:{port}/money")).send().await.unwrap();
    assert_eq!(reply.status().as_u16(), 308);
    assert_eq!(reply.headers()["location"], format!("http://localhost:{port}/money").as_str());
    if std::net::TcpListener::bind(("::1", 0)).is_ok() {
        let reply = client.get(format!("http://[::1]:{port}/healthz")).send().await.unwrap();
        assert!(reply.status().is_success());
    }
}

#[test]
fn a_wrong_setting_ends_it_with_one_clear_line() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().to_str().unwrap();
    for (arguments, part) in [
        (
            &["--origin", "http://payments.example"][..],
            "--origin http://payments.example: it must begin with https://",
        ),
        (&["--database-url", "mysql://x"], "--database-url: "),
        (&["--receipts-url", "ftp://x"], "--receipts-url: "),
        (&["--fixed-time", "2026-04-01T09:12:00+01:00"], "--demo"),
        (&["--port", "70000"], "--port"),
    ] {
        let run = RealServer::command()
            .arg("--data")
            .arg(data)
            .args(arguments)
            .stdin(Stdio::null())
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&run.stderr);
        assert!(!run.status.success() && said.contains(part), "{arguments:?}: {said}");
    }
}

#[test]
fn a_council_and_its_officers_are_begun_at_the_console() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().to_str().unwrap();
    let admin = |arguments: &[&str], typed: &str| {
        let mut command: Command = RealServer::command();
        command.args(["admin", "--data", data]).args(arguments);
        let mut child =
            command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        std::io::Write::write_all(&mut child.stdin.take().unwrap(), typed.as_bytes()).unwrap();
        let run = child.wait_with_output().unwrap();
        let said =
            format!("{}{}", String::from_utf8_lossy(&run.stdout), String::from_utf8_lossy(&run.stderr));
        (run.status.success(), said)
    };
    let council = [
        "create-council",
        "--name",
        "New Council",
        "--telephone",
        "020 7946 0100",
        "--out-of-hours",
        "020 7946 0999",
    ];
    let (made, said) = admin(&council, "");
    assert!(made && said.starts_with("New Council begins today"), "{said}");
    let officer = [
        "create-officer",
        "--name",
        "Ama Mensah",
        "--email",
        "ama@example.org",
        "--telephone",
        "020 7946 0123",
    ];
    let (made, said) = admin(&officer, "");
    assert!(made && said.contains("The password, shown this once: "), "{said}");
    let (again, said) = admin(&officer, "");
    assert!(!again && said.contains("taken"), "{said}");
    let reset = ["reset-password", "--email", "ama@example.org"];
    let (short, said) = admin(&reset, "short\n");
    assert!(!short && said.contains("12 to 200"), "{said}");
    let (reset, said) = admin(&reset, "three small words\n");
    assert!(reset && !said.contains("three small words"), "{said}");
    let (ended, said) = admin(&["end-sessions", "--email", "ama@example.org"], "");
    assert!(ended && said.starts_with("0 sessions"), "{said}");
    assert!(!admin(&["end-sessions", "--email", "nobody@example.org"], "").0);
}
