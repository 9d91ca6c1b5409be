//! An HTTP client that sends exactly the bytes of a test.

use std::collections::BTreeMap;
use std::io::{Read as _, Write as _};
use std::net::{Shutdown, TcpStream};
use std::time::{Duration, Instant};

/// A wait longer than this is a failure. No test passes by a timeout.
pub(super) const NEVER: Duration = Duration::from_secs(60);

/// A response.
#[derive(Debug, Clone)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(super) headers: BTreeMap<String, String>,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", String::as_str)
    }
}

/// Sends bytes over a new connection, and reads the response until the server closes it.
pub(super) fn raw(port: u16, request: &[u8]) -> Option<Answer> {
    let mut stream = connect(port);
    // A server that refuses a request may close the connection before it has read it.
    let _ = stream.write_all(request);
    let mut bytes = Vec::new();
    let _ = stream.read_to_end(&mut bytes);
    parse(&bytes)
}

pub(crate) fn connect(port: u16) -> TcpStream {
    let stream = TcpStream::connect(("127.0.0.1", port)).expect("a connection");
    stream.set_read_timeout(Some(NEVER)).expect("a timeout");
    stream.set_nodelay(true).expect("no delay");
    stream
}

/// Sends a request as a browser's address bar does, with extra headers.
pub(super) fn ask(port: u16, method: &str, path: &str, headers: &[(&str, &str)]) -> Answer {
    let mut request = format!("{method} {path} HTTP/1.1\r\nConnection: close\r\n");
    if !headers.iter().any(|(name, _)| name.eq_ignore_ascii_case("host")) {
        request.push_str(&format!("Host: 127.0.0.1:{port}\r\n"));
    }
    for (name, value) in headers {
        request.push_str(&format!("{name}: {value}\r\n"));
    }
    raw(port, format!("{request}\r\n").as_bytes()).unwrap_or_else(|| panic!("{method} {path} {headers:?}: no answer"))
}

pub(super) fn get(port: u16, path: &str) -> Answer {
    ask(port, "GET", path, &[])
}

fn parse(bytes: &[u8]) -> Option<Answer> {
    let end = bytes.windows(4).position(|window| window == b"\r\n\r\n")?;
    let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
    let mut lines = head.split("\r\n");
    let status = lines.next()?.split(' ').nth(1)?.parse().ok()?;
    let headers =
        lines.filter_map(|line| line.split_once(": ")).map(|(name, value)| (name.to_lowercase(), value.to_owned()));
    Some(Answer { status, headers: headers.collect(), body: bytes[end + 4..].to_vec() })
}

/// A persistent connection, for many pages one after another.
pub(super) struct Line {
    stream: TcpStream,
    port: u16,
}

impl Line {
    pub(super) fn new(port: u16) -> Self {
        Self { stream: connect(port), port }
    }

    pub(super) fn get(&mut self, path: &str) -> Answer {
        for _ in 0..2 {
            if let Some(answer) = self.try_get(path) {
                return answer;
            }
            self.stream = connect(self.port);
        }
        panic!("{path}: no answer");
    }

    fn try_get(&mut self, path: &str) -> Option<Answer> {
        let request = format!("GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\n\r\n", self.port);
        self.stream.write_all(request.as_bytes()).ok()?;
        let mut bytes = Vec::new();
        let mut buffer = [0; 1 << 16];
        loop {
            let count = self.stream.read(&mut buffer).ok().filter(|count| *count > 0)?;
            bytes.extend_from_slice(&buffer[..count]);
            if let Some(answer) = parse(&bytes) {
                let length: usize = answer.header("content-length").parse().ok()?;
                if answer.body.len() >= length {
                    return Some(answer);
                }
            }
        }
    }
}

/// The event stream, as a page of the server opens it.
pub(crate) struct Events {
    stream: TcpStream,
    bytes: Vec<u8>,
}

impl Events {
    /// Opens the stream, and takes the event that arrives at once.
    pub(crate) fn open(port: u16) -> (Self, u64) {
        let mut stream = connect(port);
        let request = format!(
            "GET /_lacuna/events HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nOrigin: http://127.0.0.1:{port}\r\n\r\n"
        );
        stream.write_all(request.as_bytes()).expect("sent");
        let mut events = Self { stream, bytes: Vec::new() };
        let first = events.next();
        (events, first)
    }

    /// Closes the side of the client, which sends no more.
    pub(super) fn hang_up(&self) {
        self.stream.shutdown(Shutdown::Write).expect("closed");
    }

    /// Whether the server closes the stream.
    pub(super) fn ended(&mut self) -> bool {
        self.stream.set_read_timeout(Some(NEVER)).expect("a timeout");
        self.stream.read_to_end(&mut self.bytes).is_ok()
    }

    /// Waits for the next event: the number of changes so far.
    pub(crate) fn next(&mut self) -> u64 {
        self.within(NEVER).expect("an event")
    }

    /// Waits for an event, up to a timeout.
    pub(super) fn within(&mut self, patience: Duration) -> Option<u64> {
        let until = Instant::now() + patience;
        loop {
            let text = String::from_utf8_lossy(&self.bytes).into_owned();
            if let Some((before, rest)) = text.split_once("data: ")
                && let Some((number, _)) = rest.split_once('\n')
            {
                self.bytes.drain(..before.len() + "data: ".len() + number.len() + 1);
                return number.trim().parse().ok();
            }
            let left = until.checked_duration_since(Instant::now()).filter(|left| !left.is_zero())?;
            self.stream.set_read_timeout(Some(left)).expect("a timeout");
            let mut buffer = [0; 4096];
            match self.stream.read(&mut buffer) {
                Ok(0) => panic!("the channel was closed: {text}"),
                Ok(count) => self.bytes.extend_from_slice(&buffer[..count]),
                Err(_) => return None,
            }
        }
    }
}
