// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Answers of the chain, for people or for programmes.

use crate::{context::Context, output};
use serde_json::Value as Json;

/// Prints an answer.
pub async fn answer_page(context: &mut Context, pallet: &str, answer: &Json) {
	if context.options.json {
		output::say(answer.to_string());
	} else if answer.is_null() {
		output::say("There is none.");
	} else {
		for line in context.page(pallet, answer, 0).await {
			output::say(line);
		}
	}
}
