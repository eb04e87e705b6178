//! Listening, and ending in good order: nothing new is taken, what runs is finished, and after a while the rest is cut.

use std::io::{Error, ErrorKind, Result};
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use rustix::net::sockopt::set_tcp_user_timeout;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, watch};
use tokio::task::JoinSet;

/// So many connections are held at once; more wait in the system's queue.
const CONNECTIONS: usize = 1024;
/// In this time a request's head must be there; a connection that says nothing for so long is closed.
const HEAD: Duration = Duration::from_secs(20);
/// Whoever takes nothing of an answer for so long has gone, or never meant to read it: their connection is cut. Else a
/// thousand such could hold every place, and a picture in memory each.
const STANDSTILL: Duration = Duration::from_mins(1);
/// What runs gets so long to finish when the server ends; the whole end takes at most ten seconds.
const PATIENCE: Duration = Duration::from_secs(8);

/// Opens all addresses at one port. With port 0 the system gives the first of them one that is free, and the rest follow.
///
/// # Errors
/// Where the port is taken. An address that this machine does not have (IPv6 may be off) is left out as long as one is there.
pub async fn listen(addresses: &[IpAddr], port: u16) -> Result<(Vec<TcpListener>, u16)> {
    let mut listeners = Vec::new();
    let mut port = port;
    for address in addresses {
        match TcpListener::bind(SocketAddr::new(*address, port)).await {
            Ok(listener) => {
                port = listener.local_addr()?.port();
                listeners.push(listener);
            }
            Err(error) if matches!(error.kind(), ErrorKind::AddrNotAvailable | ErrorKind::Unsupported) => {
                tracing::warn!(%address, "this machine has no such address");
            }
            Err(error) => return Err(Error::new(error.kind(), format!("{address} port {port}: {error}"))),
        }
    }
    if listeners.is_empty() {
        return Err(Error::new(ErrorKind::AddrNotAvailable, "none of the addresses belongs to this machine"));
    }
    Ok((listeners, port))
}

/// A wish to end, known to all who hold it.
#[derive(Clone, Debug)]
pub struct Ending(watch::Sender<bool>);

impl Default for Ending {
    fn default() -> Self {
        Self(watch::Sender::new(false))
    }
}

impl Ending {
    /// Asks the server to end.
    pub fn ask(&self) {
        self.0.send_replace(true);
    }

    /// Waits until it was asked.
    pub async fn asked(&self) {
        let mut told = self.0.subscribe();
        // The sender is held by this value itself, so waiting cannot fail.
        let _asked = told.wait_for(|asked| *asked).await;
    }
}

/// Serves until the end is asked for, and returns when everything is closed.
pub async fn serve(listeners: Vec<TcpListener>, router: Router, ending: &Ending) {
    let graceful = Arc::new(GracefulShutdown::new());
    let places = Arc::new(Semaphore::new(CONNECTIONS));
    let mut loops = JoinSet::new();
    for listener in listeners {
        loops.spawn(accept(
            listener,
            router.clone(),
            Arc::clone(&places),
            Arc::clone(&graceful),
            ending.clone(),
        ));
    }
    while loops.join_next().await.is_some() {}
    // The loops are over, so this is the last that holds it.
    let Some(graceful) = Arc::into_inner(graceful) else { return };
    if tokio::time::timeout(PATIENCE, graceful.shutdown()).await.is_err() {
        tracing::warn!("some connections did not finish and were cut");
    }
}

async fn accept(
    listener: TcpListener,
    router: Router,
    places: Arc<Semaphore>,
    graceful: Arc<GracefulShutdown>,
    ending: Ending,
) {
    loop {
        let next = async {
            let place = Arc::clone(&places).acquire_owned().await.map_err(Error::other)?;
            Ok::<_, Error>((place, listener.accept().await?.0))
        };
        let (place, stream) = tokio::select! {
            () = ending.asked() => return,
            next = next => match next {
                Ok(next) => next,
                Err(error) => {
                    // Out of files or memory: a moment's rest, or the loop would take the whole core.
                    tracing::warn!(%error, "no connection could be taken");
                    tokio::time::sleep(Duration::from_millis(100)).await;
                    continue;
                }
            },
        };
        let connection = connection(stream, router.clone(), &graceful);
        tokio::spawn(async move {
            connection.await;
            drop(place);
        });
    }
}

fn connection(
    stream: TcpStream,
    router: Router,
    graceful: &GracefulShutdown,
) -> impl Future<Output = ()> + Send + use<> {
    // Answers are small and waited for.
    if let Err(error) = stream.set_nodelay(true) {
        tracing::debug!(%error, "no delay could not be set");
    }
    cut_at_standstill(&stream, STANDSTILL);
    let served = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD)
        .max_headers(64)
        .max_buf_size(32 * 1024)
        .serve_connection(TokioIo::new(stream), TowerToHyperService::new(router));
    let watched = graceful.watch(served);
    async move {
        if let Err(error) = watched.await {
            tracing::debug!(%error, "a connection broke");
        }
    }
}

/// Has the system cut the connection when the other side takes nothing for so long.
fn cut_at_standstill(stream: &TcpStream, after: Duration) {
    let millis = u32::try_from(after.as_millis()).unwrap_or(u32::MAX);
    if let Err(error) = set_tcp_user_timeout(stream, millis) {
        tracing::debug!(%error, "no end of a standstill could be set");
    }
}

/// Waits for Ctrl-C or for the system's wish to end.
///
/// # Errors
/// Where the system does not tell of signals.
pub async fn told_to_end() -> Result<()> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    tokio::select! {
        _ = terminate.recv() => {}
        _ = interrupt.recv() => {}
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use tokio::io::AsyncWriteExt as _;
    use tokio::time::timeout;

    use super::*;

    #[tokio::test]
    async fn whoever_reads_nothing_is_cut_off() {
        let (listeners, port) = listen(&[IpAddr::from([127, 0, 0, 1])], 0).await.unwrap();
        let _reads_nothing = TcpStream::connect(("127.0.0.1", port)).await.unwrap();
        let (mut stream, _) = listeners[0].accept().await.unwrap();
        cut_at_standstill(&stream, Duration::from_secs(1));
        let endless = async {
            let piece = vec![0; 1 << 20];
            while stream.write_all(&piece).await.is_ok() {}
        };
        assert!(timeout(Duration::from_secs(20), endless).await.is_ok());
    }
}
