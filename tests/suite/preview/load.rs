//! Many readers at once.

use std::fs;
use std::io::{Read as _, Write as _};
use std::net::TcpStream;

use super::client::connect;
use super::served::{EDITION, Served, put, quick_folder};

const READERS: usize = 300;

const SIZE: usize = 5 << 20;

/// Requests a path many times and reads one byte of each answer.
fn slow_readers(served: &Served, path: &str) -> Vec<TcpStream> {
    let mut readers: Vec<TcpStream> = (0..READERS).map(|_| connect(served.port)).collect();
    for reader in &mut readers {
        write!(reader, "GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nConnection: close\r\n\r\n", served.port)
            .expect("sent");
    }
    for reader in &mut readers {
        reader.read_exact(&mut [0]).expect("an answer");
    }
    readers
}

/// What the kernel counts of the server, in bytes.
fn count(served: &Served, file: &str, key: &str) -> usize {
    let counts = fs::read_to_string(format!("/proc/{}/{file}", served.child.id())).expect("counts");
    let line = counts.lines().find_map(|line| line.strip_prefix(key)).expect("a count");
    let number = line.trim().trim_end_matches(" kB").parse::<usize>().expect("a number");
    if line.ends_with("kB") { number << 10 } else { number }
}

/// A file is read once for all who download it at the same time, and its text is in memory once.
#[test]
fn slow_readers_share_the_bytes_of_an_answer() {
    let folder = quick_folder();
    for (path, text) in EDITION {
        put(folder.path(), path, text);
    }
    fs::write(folder.path().join("content/alpha/scan.pdf"), vec![0xff; SIZE]).expect("written");
    put(folder.path(), "content/alpha/ocr.txt", &"word ".repeat(SIZE / 5));
    let served = Served::over(folder);
    let read = count(&served, "io", "rchar:");
    let scans = slow_readers(&served, "/alpha/scan.pdf");
    assert_eq!(served.get("/alpha/one.html").status, 200);
    let texts = slow_readers(&served, "/alpha/ocr.txt");
    assert_eq!(served.get("/alpha/two.html").status, 200);
    let (read, held) = (count(&served, "io", "rchar:") - read, count(&served, "status", "VmRSS:"));
    assert!(read < 2 * SIZE, "{read} bytes read for {} readers", scans.len());
    assert!(held < 40 * SIZE, "{held} bytes held for {} readers", texts.len());
    let mut whole = Vec::new();
    let mut last = scans.into_iter().next_back().expect("a reader");
    last.read_to_end(&mut whole).expect("the rest");
    assert!(whole.ends_with(&vec![0xff; SIZE]), "{} bytes", whole.len());
}

/// A tab that sends no more is gone.
#[test]
fn a_client_that_closes_its_side_ends_its_channel_of_events() {
    let served = Served::start();
    let mut events = served.events();
    events.hang_up();
    assert!(events.ended());
}
