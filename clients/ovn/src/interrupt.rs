// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Ctrl-C while a transaction is under way: it cannot be called back, and who stops waiting is told so.

use crate::output;
use std::sync::{Mutex, Once, PoisonError};

/// The exit code of a process that was interrupted, as shells have it.
const INTERRUPTED: i32 = 130;

/// What to say if the process is interrupted now.
static WORDS: Mutex<Option<String>> = Mutex::new(None);
/// What to say then besides, once something was sent.
static BESIDES: Mutex<Option<String>> = Mutex::new(None);
static LISTENING: Once = Once::new();

/// As long as it lives, an interruption says these words.
pub struct Guard(());

/// Says these words, instead of none, if the process is interrupted while the answer lives.
pub fn say_if_stopped(words: String) -> Guard {
	*WORDS.lock().unwrap_or_else(PoisonError::into_inner) = Some(words);
	// The system's own way of ending is gone once somebody listens, so that this one ends the process in any case.
	LISTENING.call_once(|| {
		tokio::spawn(async {
			if tokio::signal::ctrl_c().await.is_ok() {
				let words = WORDS.lock().unwrap_or_else(PoisonError::into_inner).take();
				output::progress_done();
				if let Some(words) = words {
					output::tell(words);
					let besides = BESIDES.lock().unwrap_or_else(PoisonError::into_inner).take();
					if let Some(besides) = besides {
						output::tell_whole(besides);
					}
				}
				std::process::exit(INTERRUPTED);
			}
		});
	});
	Guard(())
}

/// As long as it lives, an interruption after something was sent says these words, too.
pub struct Besides(());

/// Says these words, too, if the process is interrupted after something was sent, while the answer lives.
pub fn say_besides(words: String) -> Besides {
	*BESIDES.lock().unwrap_or_else(PoisonError::into_inner) = Some(words);
	Besides(())
}

impl Drop for Besides {
	fn drop(&mut self) {
		*BESIDES.lock().unwrap_or_else(PoisonError::into_inner) = None;
	}
}

impl Drop for Guard {
	fn drop(&mut self) {
		*WORDS.lock().unwrap_or_else(PoisonError::into_inner) = None;
	}
}
