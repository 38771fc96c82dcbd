// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! The binary of [`ovn_client`].

use std::process::ExitCode;

#[tokio::main]
async fn main() -> ExitCode {
	ovn_client::run().await
}
