//! Which requests the preview answers, and how it refuses the others.

use std::io::Write as _;
use std::net::{TcpListener, TcpStream};
use std::process::Command;

use super::client::{ask, connect, raw};
use super::served::{Served, put, quick_folder};

#[test]
fn only_this_computer_under_its_own_names() {
    let served = Served::start();
    let port = served.port;
    for host in ["127.0.0.1", "localhost", "LocalHost", "[::1]"] {
        assert_eq!(ask(port, "GET", "/", &[("Host", &format!("{host}:{port}"))]).status, 200, "{host}");
    }
    let foreign = [
        "evil.example".to_owned(),
        format!("evil.example:{port}"),
        format!("127.0.0.1.evil.example:{port}"),
        format!("localhost.evil.example:{port}"),
        format!("localhost.:{port}"),
        format!("0.0.0.0:{port}"),
        format!("127.0.0.2:{port}"),
        format!("127.0.0.1:{}", port ^ 1),
        format!("127.0.0.1@evil.example:{port}"),
        format!("[::ffff:127.0.0.1]:{port}"),
        "169.254.169.254".to_owned(),
        "127.0.0.1".to_owned(),
        " ".to_owned(),
    ];
    for host in &foreign {
        let answer = ask(port, "GET", "/", &[("Host", host)]);
        assert!(matches!(answer.status, 400 | 403 | 421), "{host}: {}", answer.status);
        assert!(!answer.text().contains("Alpha"), "{host}");
        let answer = ask(port, "GET", "/_lacuna/events", &[("Host", host), ("Origin", &format!("http://{host}"))]);
        assert!(!answer.header("content-type").contains("event-stream"), "{host}");
    }
    let two = format!("GET / HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nHost: evil.example\r\nConnection: close\r\n\r\n");
    assert_eq!(raw(port, two.as_bytes()).map(|answer| answer.status), Some(400));
    let none = raw(port, b"GET / HTTP/1.1\r\nConnection: close\r\n\r\n");
    assert_eq!(none.map(|answer| answer.status), Some(400));
    for line in ["GET http://evil.example/", "GET http://127.0.0.1:1/", "CONNECT evil.example:443"] {
        let request = format!("{line} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n");
        let answer = raw(port, request.as_bytes()).map_or(400, |answer| answer.status);
        assert!(matches!(answer, 400 | 403 | 405 | 421), "{line}: {answer}");
    }
}

/// Every address on which a process listens, from the kernel.
#[cfg(target_os = "linux")]
fn listening(port: u16) -> Vec<String> {
    let wanted = format!(":{port:04X}");
    let tables = ["/proc/net/tcp", "/proc/net/tcp6"].map(|table| std::fs::read_to_string(table).unwrap_or_default());
    let lines = tables.iter().flat_map(|table| table.lines().skip(1));
    let addresses = lines.filter_map(|line| {
        let mut fields = line.split_whitespace().skip(1);
        let (local, _, state) = (fields.next()?, fields.next()?, fields.next()?);
        (state == "0A" && local.ends_with(&wanted)).then(|| local.trim_end_matches(&wanted).to_owned())
    });
    addresses.collect()
}

#[cfg(target_os = "linux")]
#[test]
fn no_other_address_is_bound() {
    let served = Served::start();
    let addresses = listening(served.port);
    assert!(!addresses.is_empty());
    for address in addresses {
        assert!(["0100007F", "00000000000000000000000001000000"].contains(&address.as_str()), "{address}");
    }
}

#[test]
fn a_foreign_origin_gets_nothing_and_no_live_channel() {
    let served = Served::start();
    let port = served.port;
    let own = format!("http://127.0.0.1:{port}");
    let foreign =
        ["http://evil.example", "null", "", "http://127.0.0.1:1", "file://", "http://192.0.2.1", "https://127.0.0.1"];
    for path in ["/", "/alpha/one.html", "/_lacuna/", "/_lacuna/page/", "/_lacuna/preview.js", "/_lacuna/events"] {
        for origin in foreign {
            let answer = ask(port, "GET", path, &[("Origin", origin)]);
            assert_eq!(answer.status, 403, "{path} {origin}");
            assert!(!answer.headers.keys().any(|name| name.starts_with("access-control-")), "{path} {origin}");
        }
        for mode in ["no-cors", "cors", "websocket", "same-origin"] {
            for site in ["cross-site", "same-site"] {
                let answer = ask(port, "GET", path, &[("Sec-Fetch-Site", site), ("Sec-Fetch-Mode", mode)]);
                assert_eq!(answer.status, 403, "{path} {site} {mode}");
            }
        }
    }
    // Without an Origin header, the browser must say that the request comes from a page of this server.
    assert_eq!(ask(port, "GET", "/_lacuna/events", &[]).status, 403);
    assert_eq!(ask(port, "GET", "/_lacuna/events", &[("Sec-Fetch-Site", "none")]).status, 403);
    let navigated = [("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Mode", "navigate")];
    assert_eq!(ask(port, "GET", "/_lacuna/events", &navigated).status, 403);
    // A link on another site may lead to a page.
    assert_eq!(ask(port, "GET", "/", &navigated).status, 200);
    assert_eq!(ask(port, "GET", "/", &[("Origin", &own)]).status, 200);
    let upgrade = [
        ("Upgrade", "websocket"),
        ("Connection", "Upgrade"),
        ("Sec-WebSocket-Version", "13"),
        ("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ=="),
        ("Origin", &own),
    ];
    assert_ne!(ask(port, "GET", "/_lacuna/page/", &upgrade).status, 101);
}

#[test]
fn every_answer_has_the_headers_that_keep_others_out() {
    let served = Served::start();
    let paths = [
        "/",
        "/alpha",
        "/alpha/one.html",
        "/alpha/scan.png",
        "/nope",
        "/%zz",
        "/_lacuna/",
        "/_lacuna/preview.js",
        "/_lacuna/page/",
        "/_lacuna/nope",
    ];
    let mut answers: Vec<_> = paths.iter().map(|path| (*path, served.get(path))).collect();
    answers.push(("POST", ask(served.port, "POST", "/", &[])));
    answers.push(("foreign", ask(served.port, "GET", "/", &[("Host", "evil.example")])));
    for (path, answer) in answers {
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(answer.header("cache-control"), "no-store", "{path}");
        assert_eq!(answer.header("cross-origin-resource-policy"), "same-origin", "{path}");
        assert!(
            answer.header("content-security-policy").starts_with("default-src 'none'; script-src 'self'"),
            "{path}"
        );
        assert!(!answer.headers.keys().any(|name| name.starts_with("access-control-")), "{path}");
    }
}

#[test]
fn a_request_is_no_path_on_disk() {
    let folder = quick_folder();
    put(folder.path(), "secret.txt", "outside-of-the-site");
    put(folder.path(), "site/secret.txt", "outside-of-the-site");
    put(folder.path(), "site/.git/HEAD", "ref: refs/heads/outside-of-the-site");
    put(folder.path(), "site/content/.hidden/secret.txt", "outside-of-the-site");
    put(folder.path(), "site/content/alpha/index.md", "+++\ntitle = \"Alpha\"\n+++\n");
    put(folder.path(), "site/content/alpha/one.md", "# One\n");
    put(folder.path(), "site/templates/base.txt", "outside-of-the-site");
    let root = folder.path().to_str().expect("Unicode").trim_start_matches('/').to_owned();
    let served = Served::in_folder(folder, "site");
    let outside = format!("{root}/secret.txt");
    let mut paths: Vec<String> = [
        "/../secret.txt",
        "/alpha/../../secret.txt",
        "/alpha/../../../secret.txt",
        "/%2e%2e/secret.txt",
        "/%2e%2e%2fsecret.txt",
        "/..%2fsecret.txt",
        "/..%5csecret.txt",
        "/%252e%252e%252fsecret.txt",
        "/%%32%65%%32%65/secret.txt",
        "/..;/secret.txt",
        "/....//secret.txt",
        "/..%00/secret.txt",
        "/..%c0%afsecret.txt",
        "/%uff0e%uff0e/secret.txt",
        "/assets/../../secret.txt",
        "/\\..\\secret.txt",
        "/.git/HEAD",
        "/.hidden/secret.txt",
        "/content/",
        "/content/alpha/one.md",
        "/templates/base.txt",
        "/alpha/one.md",
        "/alpha/index.md",
        "/_lacuna/../../secret.txt",
        "/_lacuna/page/../../secret.txt",
        "/_lacuna/page/%2e%2e/secret.txt",
        "/secret.txt",
        "/c:/secret.txt",
        "/CON",
        "/alpha/one.html/",
        "/ALPHA/one.html",
        "/alpha//one.html",
        "//alpha/one.html",
        "/alpha/one.html%00",
        "/alpha/one.html%20",
    ]
    .iter()
    .map(|path| (*path).to_owned())
    .collect();
    let up = "/..".repeat(12);
    paths.extend([
        format!("{up}/{outside}"),
        format!("//{outside}"),
        format!("/{outside}"),
        format!("/assets{up}/{outside}"),
        format!("{}{outside}", "/%2e%2e/".repeat(12)),
        format!("/@fs/{outside}"),
        format!("/@fs/{outside}?raw??"),
        format!("/{outside}?.svg?.wasm?init"),
        format!("file:///{outside}"),
        format!("/{}", "a".repeat(60_000)),
    ]);
    for path in paths {
        let request = format!("GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nConnection: close\r\n\r\n", served.port);
        let Some(answer) = raw(served.port, request.as_bytes()) else { continue };
        // The status of a missing page says that it is missing.
        let is_status = path.starts_with("/_lacuna/page/");
        assert!((400..500).contains(&answer.status) || is_status, "{path}: {}", answer.status);
        let is_clean = !answer.text().contains("outside-of-the-site");
        assert!(is_clean, "{path}: {}", answer.text());
    }
    // A query string is ignored.
    assert_eq!(served.get("/alpha/one.html?raw??").status, 200);
    assert_eq!(served.get("/alpha/one.html?../../secret.txt").text(), served.get("/alpha/one.html").text());
    assert!(!served.get("/<script>alert(1)</script>").text().contains("<script>alert"));
    assert!(!served.get("/nope%0d%0aX-Injected:1").headers.contains_key("x-injected"));
}

#[test]
fn methods_and_ranges() {
    let served = Served::start();
    let whole = served.get("/alpha/one.html");
    let head = ask(served.port, "HEAD", "/alpha/one.html", &[]);
    assert_eq!((head.status, head.body.len()), (200, 0));
    assert_eq!(head.header("content-length"), whole.body.len().to_string());
    assert_eq!(head.header("etag"), whole.header("etag"));
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "BREW"] {
        for path in ["/", "/_lacuna/", "/_lacuna/events"] {
            let answer = ask(served.port, method, path, &[("Content-Length", "0")]);
            assert_eq!(answer.status, 405, "{method} {path}");
            assert!(answer.header("allow").contains("GET"), "{method} {path}");
        }
    }
    let ranges =
        ["bytes=", "bytes=0-4", "bytes=5-1", "bytes=99999999999999999999-", "bytes=-0", "lines=1", "bytes=0-0,1-1"];
    for range in ranges {
        let answer = ask(served.port, "GET", "/alpha/one.html", &[("Range", range)]);
        assert_eq!((answer.status, answer.body.len()), (200, whole.body.len()), "{range}");
    }
}

/// With idle connections, and slow or huge request heads, a page still arrives and memory stays small.
#[test]
fn no_crowd_keeps_a_page_from_coming() {
    let served = Served::start();
    let port = served.port;
    let mut idle: Vec<TcpStream> = Vec::new();
    for number in 0..700 {
        let mut stream = connect(port);
        match number % 3 {
            0 => {}
            1 => stream.write_all(b"GET / HTTP/1.1\r\nHost: 127").expect("sent"),
            _ => {
                stream.write_all(format!("GET / HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n").as_bytes()).expect("sent")
            }
        }
        idle.push(stream);
        if number % 100 == 99 {
            assert_eq!(served.get("/alpha/one.html").status, 200);
        }
    }
    for size in [20_000, 64_000, 300_000] {
        let head = format!("GET / HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nX: {}\r\n\r\n", "a".repeat(size));
        let status = raw(port, head.as_bytes()).map(|answer| answer.status);
        assert!(matches!(status, None | Some(400 | 431)), "{size}: {status:?}");
        let many = format!("GET / HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n{}\r\n", "X: a\r\n".repeat(size / 6));
        let status = raw(port, many.as_bytes()).map(|answer| answer.status);
        assert!(matches!(status, None | Some(400 | 431)), "{size}: {status:?}");
    }
    for stream in idle.iter_mut().rev().take(100) {
        let _ = stream.write_all(b"X");
    }
    assert_eq!(served.get("/alpha/one.html").status, 200);
    let status = std::fs::read_to_string(format!("/proc/{}/status", served.child.id())).expect("a status");
    let memory = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).expect("a size");
    let kilobytes: u64 = memory.trim().trim_end_matches(" kB").parse().expect("a number");
    assert!(kilobytes < 200_000, "{kilobytes} kB");
}

#[test]
fn a_port_in_use_is_said_with_the_next_free_one() {
    let served = Served::start();
    let port = served.port.to_string();
    let second = Command::new(env!("CARGO_BIN_EXE_lacuna"))
        .arg("serve")
        .arg(served.root())
        .args(["--port", &port])
        .output()
        .expect("the program");
    let said = String::from_utf8_lossy(&second.stderr).into_owned();
    assert_eq!(second.status.code(), Some(2));
    assert!(second.stdout.is_empty());
    assert!(said.contains(&format!("port {port} is in use")), "{said}");
    let offer = said.split("--port ").nth(1).and_then(|rest| rest.trim().parse().ok()).expect("an offer");
    assert!(TcpListener::bind(("127.0.0.1", offer)).is_ok(), "{offer} is not free");
}

/// While many requests wait for a template that never finishes, other pages are served, the corrected template is read, and a signal
/// ends the program.
#[cfg(unix)]
#[test]
fn a_slow_page_keeps_nobody_waiting() {
    let writes = "{% for a in range(end=90) %}".repeat(9) + "x" + &"{% endfor %}".repeat(9);
    // The budget of a page counts nothing of this.
    let is_silent = "{% for a in [1, 2, 3, 4, 5, 6, 7, 8, 9] %}".repeat(19) + &"{% endfor %}".repeat(19);
    for (signal, slow) in [("INT", writes), ("TERM", is_silent)] {
        let mut served = Served::start();
        let mut events = served.events();
        served.put("templates/section.html", &slow);
        events.next();
        let mut waiting: Vec<TcpStream> = (0..9).map(|_| connect(served.port)).collect();
        for stream in &mut waiting {
            write!(stream, "GET /alpha/one.html HTTP/1.1\r\nHost: 127.0.0.1:{}\r\n\r\n", served.port).expect("sent");
        }
        for path in ["/", "/alpha/", "/alpha/source/one.html", "/alpha/ledger.html", "/_lacuna/"] {
            assert_eq!(served.get(path).status, 200, "{path}");
        }
        served.put("templates/section.html", "The corrected template.");
        events.next();
        assert_eq!(served.page("/beta/three.html"), "The corrected template.");
        served.signal(signal);
        assert!(served.ended().success());
    }
}

#[cfg(unix)]
#[test]
fn an_interrupt_ends_it_and_leaves_nothing_behind() {
    use std::io::Read as _;

    for signal in ["INT", "TERM"] {
        let mut served = Served::start();
        let before = super::served::names(served.root());
        let mut events = connect(served.port);
        let request = format!(
            "GET /_lacuna/events HTTP/1.1\r\nHost: 127.0.0.1:{0}\r\nOrigin: http://127.0.0.1:{0}\r\n\r\n",
            served.port
        );
        events.write_all(request.as_bytes()).expect("sent");
        let mut some = [0; 16];
        events.read_exact(&mut some).expect("an answer");
        served.signal(signal);
        let status = served.ended();
        assert!(status.success(), "{signal}: {status}");
        assert_eq!(super::served::names(served.root()), before, "{signal}");
        assert!(TcpListener::bind(("127.0.0.1", served.port)).is_ok(), "{signal}: the port is still taken");
    }
}

#[cfg(unix)]
#[test]
fn a_low_limit_of_open_files_is_a_message() {
    let folder = quick_folder();
    put(folder.path(), "content/a/index.md", "+++\ntitle = \"A\"\n+++\n");
    let command = "ulimit -n 12; exec \"$0\" serve \"$1\" --port 0";
    let arguments = ["-c", command, env!("CARGO_BIN_EXE_lacuna")];
    let done = Command::new("sh").args(arguments).arg(folder.path()).output().expect("a shell");
    let said = String::from_utf8_lossy(&done.stderr);
    assert_eq!((done.status.code(), said.contains("only 12 open files")), (Some(2), true), "{said}");
}
