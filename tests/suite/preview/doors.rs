//! Only for whom it is meant: who may ask, for what, and what an answer says to a browser.

use std::io::Write as _;

use super::client::{ask, connect, get, raw};
use super::served::Served;

#[test]
fn a_host_that_is_not_this_server_is_refused() {
    let served = Served::start();
    let own = format!(":{}", served.port);
    let hosts = [
        "evil.example".to_owned(),
        format!("evil.example{own}"),
        format!("127.0.0.1.evil.example{own}"),
        format!("127.0.0.1@evil.example{own}"),
        format!("0.0.0.0{own}"),
        format!("[::ffff:127.0.0.1]{own}"),
        "127.0.0.1:1".to_owned(),
        String::new(),
    ];
    for host in hosts {
        let answer = ask(served.port, "GET", "/", &[("Host", &host)]);
        assert!(answer.status >= 400 && answer.status < 500, "{host:?}: {}", answer.status);
        assert!(!answer.text().contains("<main"), "{host:?}");
    }
    for host in ["127.0.0.1", "localhost", "[::1]"] {
        let answer = ask(served.port, "GET", "/", &[("Host", &format!("{host}{own}"))]);
        assert_eq!(answer.status, 200, "{host}");
    }
}

#[test]
fn the_channel_of_events_is_for_its_own_pages_alone() {
    let served = Served::start();
    for origin in ["http://evil.example", "null", "http://127.0.0.1:1", "file://", "http://192.0.2.1"] {
        let answer = ask(served.port, "GET", "/_lacuna/events", &[("Origin", origin)]);
        assert!(answer.status >= 400, "{origin}: {}", answer.status);
        assert!(!answer.header("content-type").contains("event-stream"), "{origin}");
    }
    let cross = ask(served.port, "GET", "/_lacuna/events", &[("Sec-Fetch-Site", "cross-site")]);
    assert!(cross.status >= 400, "{}", cross.status);
}

#[test]
fn a_request_is_a_key_and_never_a_path_on_disk() {
    let served = Served::start();
    served.put("secret.txt", "quixotic");
    let paths = [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/%252e%252e/secret.txt",
        "/content/edition.toml",
        "/edition.toml",
        "/index.md",
        "/alpha/../../secret.txt",
        "/assets/../../secret.txt",
        "//secret.txt",
        "/..\\secret.txt",
        "/alpha/",
        "/assets/",
        "/alpha%00.html",
        "/%ff",
    ];
    for path in paths {
        let answer = get(served.port, path);
        assert!(answer.status < 500, "{path}: {}", answer.status);
        let text = answer.text();
        assert!(!text.contains("quixotic") && !text.contains("title ="), "{path}");
    }
}

#[test]
fn every_answer_tells_the_browser_how_far_it_may_go() {
    let served = Served::start();
    for path in ["/", "/nowhere.html", "/_lacuna/", "/_lacuna/preview.js"] {
        let answer = get(served.port, path);
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(answer.header("cache-control"), "no-store", "{path}");
        assert_eq!(answer.header("cross-origin-resource-policy"), "same-origin", "{path}");
        assert!(answer.header("content-security-policy").starts_with("default-src 'none'"), "{path}");
        assert!(!answer.headers.contains_key("access-control-allow-origin"), "{path}");
    }
}

#[test]
fn only_reading_is_allowed() {
    let served = Served::start();
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "TRACE"] {
        let status = ask(served.port, method, "/", &[("Content-Length", "0")]).status;
        assert!(matches!(status, 400 | 403 | 405 | 501), "{method}: {status}");
    }
    let head = ask(served.port, "HEAD", "/", &[]);
    assert_eq!((head.status, head.body.len()), (200, 0));
}

#[test]
fn what_is_too_long_or_broken_leaves_it_alive() {
    let served = Served::start();
    let port = served.port;
    let long = format!("GET /{} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n", "a".repeat(200_000));
    let header = format!("GET / HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nX: {}\r\n\r\n", "a".repeat(65_536));
    for request in [long.as_bytes(), header.as_bytes(), b"\0\0\0\r\n\r\n", b"GET\r\n\r\n"] {
        let status = raw(port, request).map_or(0, |answer| answer.status);
        assert!(status < 500 || status == 501, "{status}");
    }
    let ranges = format!("bytes={}", "0-0,".repeat(2_000));
    for range in ["bytes=", "bytes=99999999999999999999-", "bytes=5-1", &ranges] {
        let status = ask(port, "GET", "/", &[("Range", range)]).status;
        assert!(matches!(status, 200 | 206 | 400 | 416 | 431), "{range:.20}: {status}");
    }
    assert_eq!(get(port, "/").status, 200);
}

#[test]
fn a_thousand_idle_connections_and_slow_heads_keep_nobody_waiting() {
    let served = Served::start();
    let mut idle = Vec::new();
    for number in 0..1_000 {
        let mut stream = connect(served.port);
        if number % 2 == 0 {
            stream.write_all(b"GET / HTTP/1.1\r\nHost: 127").expect("sent");
        }
        idle.push(stream);
    }
    assert_eq!(get(served.port, "/").status, 200);
    drop(idle);
    assert_eq!(get(served.port, "/").status, 200);
}
