// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Whether the ports a node is to listen on can be had.
//!
//! Left to itself a node whose ports are taken goes on: with JSON-RPC on some other port, without
//! peers that can reach it, without metrics. For an operator that is worse than not starting. So:
//!
//! - a port given on the command line must be free, and so must every port of a node on a chain that
//!   is not a development chain: otherwise the node stops with an error;
//! - on a development chain, where several nodes on one machine are usual, a default port that is
//!   taken is given up with a warning: JSON-RPC takes any free port, which the log tells, and the
//!   rest goes without.
//!
//! The ports are tried shortly before they are opened. Should a JSON-RPC port that must be free be
//! taken in between, opening it is an error too.

use sc_network::multiaddr::{Multiaddr, Protocol};
use sc_service::{ChainType, Configuration};
use std::{
	io::ErrorKind,
	net::{IpAddr, SocketAddr, TcpListener},
};

/// Which ports were given on the command line.
#[derive(Clone, Copy, Debug, Default)]
pub struct Given {
	/// `--rpc-port`
	pub rpc: bool,
	/// `--port` or `--listen-addr`
	pub peers: bool,
	/// `--prometheus-port`
	pub prometheus: bool,
}

/// What is to listen on a port.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Use {
	Rpc,
	Peers,
	Prometheus,
}

impl Use {
	fn name(self) -> &'static str {
		match self {
			Self::Rpc => "JSON-RPC",
			Self::Peers => "peers",
			Self::Prometheus => "Prometheus metrics",
		}
	}

	fn flag(self) -> &'static str {
		match self {
			Self::Rpc => "--rpc-port",
			Self::Peers => "--port or --listen-addr",
			Self::Prometheus => "--prometheus-port",
		}
	}

	fn without(self) -> &'static str {
		match self {
			Self::Rpc => "any free port is taken instead; the line `Running JSON-RPC server` tells",
			Self::Peers => "no other node can connect to this one",
			Self::Prometheus => "there are no metrics",
		}
	}
}

/// Tries the ports of a node, and settles what happens with those that are taken.
pub fn check(config: &mut Configuration, given: Given) -> Result<(), String> {
	let lenient = config.chain_spec.chain_type() == ChainType::Development;

	if let Some(endpoints) = &mut config.rpc.addr {
		let must = given.rpc || !lenient;
		for endpoint in endpoints.iter_mut() {
			// An optional address is the IPv6 one, which a machine may not have.
			if !endpoint.is_optional {
				settle(Use::Rpc, endpoint.listen_addr, must || !endpoint.retry_random_port)?;
			}
			endpoint.retry_random_port &= !must;
		}
	}
	for address in config.network.listen_addresses.iter().filter_map(tcp_address) {
		settle(Use::Peers, address, given.peers || !lenient)?;
	}
	if let Some(prometheus) = &config.prometheus_config {
		if !settle(Use::Prometheus, prometheus.port, given.prometheus || !lenient)? {
			config.prometheus_config = None;
		}
	}
	Ok(())
}

/// The address of a socket, if it is one of TCP.
fn tcp_address(address: &Multiaddr) -> Option<SocketAddr> {
	let mut parts = address.iter();
	let ip: IpAddr = match parts.next()? {
		Protocol::Ip4(ip) => ip.into(),
		Protocol::Ip6(ip) => ip.into(),
		_ => return None,
	};
	match parts.next()? {
		Protocol::Tcp(port) => Some((ip, port).into()),
		_ => None,
	}
}

/// Whether `what` can listen on an address; an error if it must and cannot.
fn settle(what: Use, address: SocketAddr, must: bool) -> Result<bool, String> {
	let Some(problem) = problem(address) else { return Ok(true) };
	let text = format!("cannot listen on {address} for {}: {problem}", what.name());
	if must {
		return Err(format!("{text}; choose another port with {}", what.flag()));
	}
	log::warn!("{text}; {}", what.without());
	Ok(false)
}

/// Why nothing can listen on an address.
fn problem(address: SocketAddr) -> Option<String> {
	match TcpListener::bind(address) {
		Ok(_) => None,
		Err(error) => match error.kind() {
			ErrorKind::AddrInUse => Some("another program does".into()),
			ErrorKind::PermissionDenied => Some("not allowed".into()),
			// Machines without IPv6 are common; the IPv4 address is tried too.
			_ if address.is_ipv6() => None,
			_ => Some(error.to_string()),
		},
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	fn taken() -> (TcpListener, SocketAddr) {
		let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
		let address = listener.local_addr().unwrap();
		(listener, address)
	}

	#[test]
	fn a_taken_port_is_an_error_only_if_it_must_be_free() {
		let (listener, address) = taken();
		for what in [Use::Rpc, Use::Peers, Use::Prometheus] {
			let error = settle(what, address, true).unwrap_err();
			assert!(error.contains(&address.to_string()), "{error}");
			assert!(error.contains("another program") && error.contains(what.flag()), "{error}");
			assert!(!settle(what, address, false).unwrap());
		}
		drop(listener);
		assert!(settle(Use::Rpc, address, true).unwrap());
	}

	#[test]
	fn addresses_of_peers_are_understood() {
		let parse = |text: &str| tcp_address(&text.parse::<Multiaddr>().unwrap());
		assert_eq!(parse("/ip4/0.0.0.0/tcp/30333"), Some(([0, 0, 0, 0], 30333).into()));
		assert_eq!(parse("/ip4/127.0.0.1/tcp/30333/ws"), Some(([127, 0, 0, 1], 30333).into()));
		assert_eq!(parse("/ip6/::1/tcp/1"), Some("[::1]:1".parse().unwrap()));
		assert_eq!(parse("/ip4/127.0.0.1/udp/30333/webrtc-direct"), None);
		assert_eq!(parse("/dns/example.org/tcp/30333"), None);
	}
}
