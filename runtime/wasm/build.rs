// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Builds the runtime's wasm, twice: with calendar days, and as the `fast` variant.

use substrate_wasm_builder::WasmBuilder;

fn main() {
	let here = std::env::var_os("CARGO_MANIFEST_DIR").expect("cargo says where the package is");
	// As cargo spells it: the builder looks the package up by the path of its manifest.
	let runtime = std::path::Path::new(&here)
		.parent()
		.expect("this package lies in the runtime's folder")
		.join("Cargo.toml");
	for (file, features) in
		[("ovn_runtime", [].as_slice()), ("ovn_runtime_fast", ["fast"].as_slice())]
	{
		let mut builder = WasmBuilder::new()
			.with_project(&runtime)
			.expect("the runtime has a manifest")
			.export_heap_base()
			.import_memory()
			.set_file_name(file);
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
