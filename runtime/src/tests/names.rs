// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Names that clients make code of.

use crate::Runtime;

/// The words of JavaScript that no parameter can be called by. polkadot-api makes parameters and members of
/// tuples of those of a question, and takes their names as they are.
const RESERVED: [&str; 45] = [
	"await",
	"break",
	"case",
	"catch",
	"class",
	"const",
	"continue",
	"debugger",
	"default",
	"delete",
	"do",
	"else",
	"enum",
	"export",
	"extends",
	"false",
	"finally",
	"for",
	"function",
	"if",
	"implements",
	"in",
	"instanceof",
	"interface",
	"let",
	"new",
	"null",
	"package",
	"private",
	"protected",
	"public",
	"return",
	"static",
	"super",
	"switch",
	"this",
	"throw",
	"true",
	"try",
	"typeof",
	"var",
	"void",
	"while",
	"with",
	"yield",
];

#[test]
fn questions_have_parameters_that_typed_clients_can_name() {
	let metadata = Runtime::metadata_ir();
	let views = metadata.pallets.iter().flat_map(|pallet| {
		pallet.view_functions.iter().flat_map(move |view| {
			view.inputs.iter().map(move |input| (pallet.name, view.name, input.name))
		})
	});
	let apis = metadata.apis.iter().flat_map(|api| {
		api.methods.iter().flat_map(move |method| {
			method.inputs.iter().map(move |input| (api.name, method.name, input.name))
		})
	});
	let all: Vec<_> = views.chain(apis).collect();
	assert!(all.len() > 100, "{}", all.len());
	for (owner, name, parameter) in all {
		assert!(!RESERVED.contains(&parameter), "{owner}.{name} has a parameter {parameter}");
	}
}
