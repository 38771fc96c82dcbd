// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! A line to a node that can be cut.

use std::{
	io,
	net::{Shutdown, SocketAddr, TcpListener, TcpStream},
	sync::{Arc, Mutex},
	thread,
};

/// Hands everything on to a node, until the line is cut; who connects again gets a new line.
#[derive(Debug)]
pub struct Proxy {
	address: SocketAddr,
	lines: Arc<Mutex<Vec<TcpStream>>>,
}

impl Proxy {
	/// A line to the node at this websocket address.
	pub fn to(url: &str) -> Self {
		let node = url.trim_start_matches("ws://").to_owned();
		let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
		let address = listener.local_addr().expect("a listener has an address");
		let lines = Arc::new(Mutex::new(Vec::new()));
		let kept = lines.clone();
		thread::spawn(move || {
			for caller in listener.incoming().flatten() {
				let Ok(callee) = TcpStream::connect(&node) else { continue };
				let copies = [
					caller.try_clone(),
					callee.try_clone(),
					caller.try_clone(),
					callee.try_clone(),
				];
				let [Ok(from), Ok(to), Ok(one), Ok(other)] = copies else { continue };
				kept.lock().unwrap().extend([one, other]);
				thread::spawn(move || pass(caller, to));
				thread::spawn(move || pass(callee, from));
			}
		});
		Self { address, lines }
	}

	/// Its websocket address.
	pub fn url(&self) -> String {
		format!("ws://{}", self.address)
	}

	/// Cuts all lines; how many there were.
	pub fn cut(&self) -> usize {
		let lines: Vec<_> = self.lines.lock().unwrap().drain(..).collect();
		for line in &lines {
			let _ = line.shutdown(Shutdown::Both);
		}
		lines.len() / 2
	}
}

fn pass(mut from: TcpStream, mut to: TcpStream) {
	let _ = io::copy(&mut from, &mut to);
	let _ = to.shutdown(Shutdown::Both);
}
