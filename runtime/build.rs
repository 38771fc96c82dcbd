// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Builds the runtime's wasm, twice: with calendar days, and as the `fast` variant.

#[cfg(feature = "std")]
fn main() {
	for (file, features) in
		[("ovn_runtime", [].as_slice()), ("ovn_runtime_fast", ["fast"].as_slice())]
	{
		#[allow(unused_mut)]
		let mut builder = substrate_wasm_builder::WasmBuilder::init_with_defaults().set_file_name(file);
		#[cfg(feature = "metadata-hash")]
		{
			// Symbol and decimals as in `ovn_runtime::constants`; a test compares them.
			builder = builder.enable_metadata_hash("OVN", 12);
		}
		for feature in features {
			builder = builder.enable_feature(*feature);
		}
		builder.build();
	}
	if std::env::var("PROFILE").as_deref() == Ok("release") && !cfg!(feature = "metadata-hash") {
		println!(
			"cargo:warning=release build without the feature `metadata-hash`: wallets that ask for \
			 the metadata hash (hardware wallets) cannot sign for this runtime"
		);
	}
}

#[cfg(not(feature = "std"))]
fn main() {}
