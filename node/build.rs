// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Writes the commit into the version that `--version` prints.
//!
//! Without git, or outside a repository, the commit reads `00000000000`. Who builds from an archive
//! can pass the commit in `SUBSTRATE_CLI_GIT_COMMIT_HASH`.

use substrate_build_script_utils::{generate_cargo_keys, rerun_if_git_head_changed};

fn main() {
	println!("cargo:rerun-if-env-changed=SUBSTRATE_CLI_GIT_COMMIT_HASH");
	println!("cargo:rerun-if-changed=build.rs");
	generate_cargo_keys();
	rerun_if_git_head_changed();
}
