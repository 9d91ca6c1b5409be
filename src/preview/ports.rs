//! The addresses on which the preview listens: those of this computer alone.

use std::io;
use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener};

use socket2::SockRef;

/// How many ports are tried for an offer.
const TRIED: u16 = 100;

/// How many connections may wait to be taken in; the system may allow fewer. One that finds no place tries again only after a second,
/// so a crowd must not fill it.
const WAITING: i32 = 4096;

/// The sockets of a preview: `127.0.0.1` and, where there is one, `::1`, on one port. **No other address is ever bound.**
#[derive(Debug)]
pub struct Ports {
    /// The port.
    pub port: u16,
    pub(super) listeners: Vec<TcpListener>,
}

/// A port that cannot be had.
#[derive(Debug)]
pub enum Taken {
    /// Another program has it; the next free one, if there is one near.
    InUse(Option<u16>),
    /// The system refuses.
    Refused(io::Error),
}

impl Ports {
    /// Takes a port; 0 for any.
    ///
    /// # Errors
    ///
    /// It cannot be had.
    pub fn take(port: u16) -> Result<Self, Taken> {
        match bind(port) {
            Ok(ports) => Ok(ports),
            Err(fault) if fault.kind() == io::ErrorKind::AddrInUse => {
                let mut others = (1..=TRIED).filter_map(|step| port.checked_add(step));
                Err(Taken::InUse(others.find(|port| bind(*port).is_ok())))
            }
            Err(fault) => Err(Taken::Refused(fault)),
        }
    }
}

fn bind(port: u16) -> io::Result<Ports> {
    let mut fault = None;
    // Any port is one that is free at both addresses: a few tries find one.
    for _ in 0..if port == 0 { 16 } else { 1 } {
        let first = listen(SocketAddr::from((Ipv4Addr::LOCALHOST, port)))?;
        let port = first.local_addr()?.port();
        match listen(SocketAddr::from((Ipv6Addr::LOCALHOST, port))) {
            Ok(second) => return Ok(Ports { port, listeners: vec![first, second] }),
            Err(error) if error.kind() == io::ErrorKind::AddrInUse => fault = Some(error),
            // This computer has no such address.
            Err(_) => return Ok(Ports { port, listeners: vec![first] }),
        }
    }
    Err(fault.unwrap_or_else(|| io::ErrorKind::AddrInUse.into()))
}

fn listen(address: SocketAddr) -> io::Result<TcpListener> {
    let listener = TcpListener::bind(address)?;
    SockRef::from(&listener).listen(WAITING)?;
    Ok(listener)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_port_in_use_is_answered_with_the_next_free_one() {
        let first = Ports::take(0).expect("a port");
        match Ports::take(first.port) {
            Err(Taken::InUse(Some(offer))) => assert!(offer > first.port),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_port_in_use_at_one_address_is_in_use() {
        let Ok(other) = TcpListener::bind((Ipv6Addr::LOCALHOST, 0)) else { return };
        let port = other.local_addr().expect("an address").port();
        assert!(matches!(Ports::take(port), Err(Taken::InUse(_))));
    }
}
