//! The preview, asked for anything: it answers or closes, goes on, and sends nothing from outside of the site.

use std::io::{ErrorKind, Read as _, Write as _};
use std::net::Shutdown;

use memchr::memmem;

use super::{Target, fuzz};
use crate::preview::{Served, connect, put, quick_folder};

/// What is in each file that is not part of the site.
const SECRET: &[u8] = b"outside-of-the-site";

struct Requests(Served);

impl Target for Requests {
    const NAME: &'static str = "requests";
    const CASES: u64 = 60;
    const TOKENS: &'static [&'static str] = &[
        "GET ",
        "HEAD ",
        "POST ",
        "CONNECT ",
        "/",
        "//",
        "/alpha/one.html",
        "/alpha/scan.png",
        "/_lacuna/",
        "/_lacuna/page/",
        "/_lacuna/events",
        "/_lacuna/preview.js",
        "/..",
        "/%2e%2e",
        "%2f",
        "%5c",
        "\\",
        "%00",
        "%c0%af",
        "%",
        "secret.txt",
        ".hidden/",
        "content/",
        "templates/",
        "?",
        "#",
        "@",
        ":",
        "http://127.0.0.1:PORT",
        "http://evil.example",
        "*",
        " HTTP/1.1",
        " HTTP/1.0",
        " HTTP/2.0",
        "\r\n",
        "\r\n\r\n",
        "\n",
        "\r",
        "\t",
        "\0",
        "\u{7f}",
        "é",
        "Host: 127.0.0.1:PORT\r\n",
        "Host: evil.example\r\n",
        "Connection: close\r\n",
        "Connection: keep-alive\r\n",
        "Origin: http://127.0.0.1:PORT\r\n",
        "Origin: null\r\n",
        "Sec-Fetch-Site: cross-site\r\n",
        "Content-Length: 5\r\n",
        "Content-Length: 99999999999999999999\r\n",
        "Transfer-Encoding: chunked\r\n",
        "5\r\nhello\r\n0\r\n\r\n",
        "Expect: 100-continue\r\n",
        "Upgrade: websocket\r\n",
        "Range: bytes=0-4\r\n",
        "If-None-Match: *\r\n",
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    ];

    fn hold(&self, input: &[u8]) -> Result<(), String> {
        let answer = self.send(input)?;
        let is_answer = answer.is_empty() || answer.starts_with(b"HTTP/1.");
        is_answer.then_some(()).ok_or(format!("it answers {}", answer.escape_ascii()))?;
        let is_outside = memmem::find(&answer, SECRET).is_some();
        (!is_outside).then_some(()).ok_or(format!("it sends {}", answer.escape_ascii()))?;
        let good = self.0.get("/alpha/one.html");
        let goes_on = good.status == 200 && good.text().contains("First words");
        goes_on.then_some(()).ok_or(format!("afterwards it answers {good:?}"))
    }
}

impl Requests {
    /// Sends some bytes and nothing more. All that comes back until the server closes, or opens a channel of events, which has no end.
    fn send(&self, input: &[u8]) -> Result<Vec<u8>, String> {
        let mut stream = connect(self.0.port);
        // A server that refuses what it has not read yet may close first.
        let _ = stream.write_all(&with_port(input, self.0.port));
        let _ = stream.shutdown(Shutdown::Write);
        let mut answer = Vec::new();
        let mut buffer = [0; 4096];
        while memmem::find(&answer, b"text/event-stream").is_none() {
            match stream.read(&mut buffer) {
                Ok(0) => break,
                Ok(count) => answer.extend_from_slice(&buffer[..count]),
                Err(error) if error.kind() == ErrorKind::ConnectionReset => break,
                Err(error) => return Err(format!("it neither answers nor closes: {error}")),
            }
        }
        Ok(answer)
    }
}

/// An input with the port of the server in place of each `PORT`.
fn with_port(mut input: &[u8], port: u16) -> Vec<u8> {
    let mut out = Vec::new();
    while let Some(at) = memmem::find(input, b"PORT") {
        out.extend_from_slice(&input[..at]);
        out.extend_from_slice(port.to_string().as_bytes());
        input = &input[at + 4..];
    }
    [&out, input].concat()
}

#[test]
fn the_preview_answers_or_closes_and_goes_on() {
    let folder = quick_folder();
    for path in ["secret.txt", "content/.hidden/secret.txt", "templates/secret.txt", ".git/HEAD"] {
        put(folder.path(), path, "outside-of-the-site");
    }
    put(folder.path(), "content/alpha/index.md", "+++\ntitle = \"Alpha\"\n+++\n");
    put(folder.path(), "content/alpha/one.md", "# One\n\nFirst words.\n");
    put(folder.path(), "content/alpha/scan.png", "not really a picture");
    fuzz(&Requests(Served::over(folder)));
}
