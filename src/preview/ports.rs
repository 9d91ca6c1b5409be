//! The sockets on which the preview listens.

use std::io;
use std::net::{Ipv4Addr, Ipv6Addr, TcpListener};

/// How many ports are tried to suggest one.
const TRIED: u16 = 100;

/// The sockets of a preview: `127.0.0.1` and, where there is one, `::1`, on one port. **No other address is ever bound.**
#[derive(Debug)]
pub struct Ports {
    /// The port.
    pub port: u16,
    pub(super) listeners: Vec<TcpListener>,
}

/// Why a port cannot be used.
#[derive(Debug)]
pub enum PortError {
    /// Another program uses it; the next free port, if one is near.
    InUse(Option<u16>),
    /// The system refuses.
    Refused(io::Error),
}

impl Ports {
    /// Binds a port; 0 for any.
    ///
    /// # Errors
    ///
    /// Another program uses the port, or the system refuses it.
    pub fn take(port: u16) -> Result<Self, PortError> {
        match bind(port) {
            Ok(ports) => Ok(ports),
            Err(fault) if fault.kind() == io::ErrorKind::AddrInUse => {
                let mut others = (1..=TRIED).filter_map(|step| port.checked_add(step));
                Err(PortError::InUse(others.find(|port| bind(*port).is_ok())))
            }
            Err(fault) => Err(PortError::Refused(fault)),
        }
    }
}

fn bind(port: u16) -> io::Result<Ports> {
    let mut fault = None;
    // Any port is one that is free at both addresses: a few tries find one.
    for _ in 0..if port == 0 { 16 } else { 1 } {
        let first = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
        let port = first.local_addr()?.port();
        match TcpListener::bind((Ipv6Addr::LOCALHOST, port)) {
            Ok(second) => return Ok(Ports { port, listeners: vec![first, second] }),
            Err(error) if error.kind() == io::ErrorKind::AddrInUse => fault = Some(error),
            // This computer has no such address.
            Err(_) => return Ok(Ports { port, listeners: vec![first] }),
        }
    }
    Err(fault.unwrap_or_else(|| io::ErrorKind::AddrInUse.into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_port_in_use_is_answered_with_the_next_free_one() {
        let first = Ports::take(0).expect("a port");
        match Ports::take(first.port) {
            Err(PortError::InUse(Some(offer))) => assert!(offer > first.port),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_port_in_use_at_one_address_is_in_use() {
        let Ok(other) = TcpListener::bind((Ipv6Addr::LOCALHOST, 0)) else { return };
        let port = other.local_addr().expect("an address").port();
        assert!(matches!(Ports::take(port), Err(PortError::InUse(_))));
    }
}
