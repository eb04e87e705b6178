//! As much of HTTP/1.1 as a bench over loopback needs: one connection, one request after another.

use std::fmt::Write as _;
use std::io::{BufRead, BufReader, Read, Write as _};
use std::net::TcpStream;
use std::time::Duration;

use crate::failure::{Failure, Result, While};

/// A connection that stays open.
#[derive(Debug)]
pub struct Client {
    stream: BufReader<TcpStream>,
    port: u16,
    cookie: Option<String>,
}

/// What the server said.
#[derive(Debug)]
pub struct Answer {
    /// The status code.
    pub status: u16,
    /// The cookie that was set, as it is to be sent back.
    pub cookie: Option<String>,
    /// The body.
    pub body: String,
}

impl Client {
    /// Connects to a server on this machine.
    pub fn connect(port: u16, cookie: Option<String>) -> Result<Self> {
        let stream = TcpStream::connect(("127.0.0.1", port)).when("connecting to the server")?;
        stream.set_nodelay(true).when("setting up the connection")?;
        stream.set_read_timeout(Some(Duration::from_secs(30))).when("setting up the connection")?;
        Ok(Self { stream: BufReader::new(stream), port, cookie })
    }

    /// Sends a request, with a body of JSON where there is one, and waits for the answer.
    pub fn send(&mut self, method: &str, path: &str, body: Option<&str>) -> Result<Answer> {
        let port = self.port;
        let mut request = format!(
            "{method} {path} HTTP/1.1\r\nHost: localhost:{port}\r\nOrigin: http://localhost:{port}\r\n"
        );
        let mut header = |line: std::fmt::Arguments<'_>| {
            // Writing to a String cannot fail.
            let _ = request.write_fmt(line);
        };
        if let Some(cookie) = &self.cookie {
            header(format_args!("Cookie: {cookie}\r\n"));
        }
        if let Some(body) = body {
            header(format_args!("Content-Type: application/json\r\nContent-Length: {}\r\n", body.len()));
        }
        header(format_args!("\r\n{}", body.unwrap_or_default()));
        self.stream.get_mut().write_all(request.as_bytes()).when(format!("{method} {path}"))?;
        self.answer().map_err(|failure| Failure::new(format!("{method} {path}: {failure}")))
    }

    /// Puts a file, and waits for the answer.
    pub fn send_file(&mut self, path: &str, file: &[u8]) -> Result<Answer> {
        let (port, cookie, length) = (self.port, self.cookie.as_deref().unwrap_or_default(), file.len());
        let head = format!(
            "PUT {path} HTTP/1.1\r\nHost: localhost:{port}\r\nOrigin: http://localhost:{port}\r\nCookie: {cookie}\r\n\
             Content-Type: application/octet-stream\r\nContent-Length: {length}\r\n\r\n"
        );
        let stream = self.stream.get_mut();
        stream
            .write_all(head.as_bytes())
            .and_then(|()| stream.write_all(file))
            .when(format!("PUT {path}"))?;
        self.answer().map_err(|failure| Failure::new(format!("PUT {path}: {failure}")))
    }

    fn answer(&mut self) -> Result<Answer> {
        let status = self.line()?;
        let status = status.split(' ').nth(1).and_then(|code| code.parse().ok());
        let status = status.ok_or_else(|| Failure::new("an answer without a status"))?;
        let (mut length, mut cookie) = (0, None);
        loop {
            let line = self.line()?;
            let Some((name, value)) = line.split_once(':') else { break };
            match name.to_ascii_lowercase().as_str() {
                "content-length" => {
                    length = value
                        .trim()
                        .parse()
                        .map_err(|error| Failure::new(format!("content-length {value}: {error}")))?;
                }
                // The first cookie is the session's; attributes are not sent back.
                "set-cookie" if cookie.is_none() => {
                    cookie = value.split(';').next().map(|pair| pair.trim().to_owned());
                }
                _ => {}
            }
        }
        let mut body = vec![0; length];
        self.stream.read_exact(&mut body).when("reading the body")?;
        Ok(Answer { status, cookie, body: String::from_utf8_lossy(&body).into_owned() })
    }

    fn line(&mut self) -> Result<String> {
        let mut line = String::new();
        self.stream.read_line(&mut line).when("reading the answer")?;
        Ok(line.trim_end().to_owned())
    }
}
