// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Compiled runtimes, kept on disk.
//!
//! To compile the runtime's wasm takes nearly all the time that a node needs to start. What was compiled
//! is kept in a folder and loaded from there at the next start. One folder can serve many nodes at once:
//! entries are named by a hash of the wasm, the compiler's version and its settings, and each is
//! written to a file of its own that is then renamed. The reading and writing is that of wasmtime, which
//! also removes what was not used for long; this module decides whether to trust the folder.
//!
//! # Trust
//!
//! What lies in the folder is machine code, which the node executes: who can write there can do all that
//! the node can, as can who replaces the node's binary. So the folder must belong to the user who runs
//! the node, with mode 0700, and its entries to that user too. Otherwise, and where it cannot be written
//! or made, the node says why and compiles, as it would without this module. Nothing is ever loaded from
//! a folder that failed a check, and no mode is changed to make one pass.
//!
//! An entry that is damaged is removed and compiled anew: each is decompressed once before the start
//! and must hold an object file. That finds what an interrupted write or a failing disk leave behind; against
//! intent only the rights of the folder help.

use rustix::process::geteuid;
use sc_service::Configuration;
use std::{
	fs::{self, DirBuilder, File, Metadata},
	io::{self, Read},
	os::unix::fs::{DirBuilderExt, MetadataExt, PermissionsExt},
	path::{Path, PathBuf},
};

/// The folder's name in the base path.
const NAME: &str = "compiled-runtimes";
/// The environment variable that names another one, for commands too.
pub const VARIABLE: &str = "OVN_COMPILED_RUNTIMES";
/// The only mode the folder may have: its owner's alone.
const MODE: u32 = 0o700;
/// What each entry begins with, once it is decompressed: the magic number of ELF.
const OBJECT: [u8; 4] = *b"\x7fELF";

/// Where compiled runtimes are kept.
#[derive(Clone, Debug)]
pub struct Compiled {
	folder: Option<PathBuf>,
	/// How many entries there were when the folder was opened.
	entries: usize,
}

impl Compiled {
	/// The folder that was given, or the one the environment names, or else the one in the base path.
	/// Says so if it cannot be used.
	pub fn open(config: &Configuration, given: Option<&Path>) -> Self {
		let folder = given
			.map(Path::to_owned)
			.or_else(|| {
				std::env::var_os(VARIABLE).filter(|name| !name.is_empty()).map(PathBuf::from)
			})
			.unwrap_or_else(|| config.base_path.path().join(NAME));
		match prepare(&folder) {
			Ok(folder) => {
				let entries = entries(&folder).len();
				Self { folder: Some(folder), entries }
			},
			Err(reason) => {
				log::warn!(
					"The runtime is compiled at every start, which takes seconds: the folder `{}` for \
					 compiled runtimes cannot be used: {reason}",
					folder.display()
				);
				Self { folder: None, entries: 0 }
			},
		}
	}

	/// The folder, absolute, if it can be used.
	pub fn folder(&self) -> Option<&Path> {
		self.folder.as_deref()
	}

	/// Says where the runtime came from, once it is in use.
	pub fn report(&self) {
		let Some(folder) = self.folder() else { return };
		let place = folder.display();
		match (self.entries, entries(folder).len()) {
			(_, 0) => log::warn!(
				"The compiled runtime could not be kept in `{place}`: is the disk full? The next \
				 start compiles it again"
			),
			(before, now) if now > before => {
				log::info!("The runtime was compiled, and is kept in `{place}` for the next start");
			},
			_ => log::info!("The compiled runtime was loaded from `{place}`"),
		}
	}
}

/// Makes the folder if it is not there, and checks that it can be trusted and used. Its absolute path.
fn prepare(folder: &Path) -> Result<PathBuf, String> {
	let failed = |error: io::Error| error.to_string();
	let folder = std::path::absolute(folder).map_err(failed)?;
	match fs::symlink_metadata(&folder) {
		Err(error) if error.kind() == io::ErrorKind::NotFound => {
			DirBuilder::new().recursive(true).mode(MODE).create(&folder).map_err(failed)?;
		},
		Err(error) => return Err(failed(error)),
		Ok(_) => (),
	}
	check_folder(&fs::symlink_metadata(&folder).map_err(failed)?)?;
	let probe = folder.join(format!(".probe-{}", std::process::id()));
	File::create(&probe).and_then(|_| fs::remove_file(&probe)).map_err(failed)?;

	let foreign = entries(&folder).into_iter().find(|entry| !is_ours(entry));
	if let Some(entry) = foreign {
		return Err(format!(
			"`{}` belongs to somebody else, can be written by others, or is no file: remove the folder, \
			 and find out who wrote there",
			entry.display()
		));
	}
	for entry in entries(&folder) {
		if let Err(error) = check_entry(&entry) {
			log::warn!(
				"The compiled runtime `{}` is damaged: {error}. It is removed",
				entry.display()
			);
			fs::remove_file(&entry).map_err(failed)?;
		}
	}
	Ok(folder)
}

fn check_folder(metadata: &Metadata) -> Result<(), String> {
	if !metadata.is_dir() {
		return Err("it is not a directory".into());
	}
	let (owner, user) = (metadata.uid(), geteuid().as_raw());
	if owner != user {
		return Err(format!(
			"it belongs to the user {owner}, and the node runs as {user}: who can write there could have \
			 the node execute anything. Name another with --compiled-runtimes"
		));
	}
	let mode = metadata.permissions().mode() & 0o777;
	if mode != MODE {
		return Err(format!(
			"its mode is {mode:03o}: who can write there could have the node execute anything. Remove it, \
			 or make sure that nobody else wrote there and set the mode to {MODE:03o}"
		));
	}
	Ok(())
}

/// The compiled runtimes of a folder: the files in its subfolders that are neither statistics nor
/// unfinished.
fn entries(folder: &Path) -> Vec<PathBuf> {
	let list = |folder: &Path| {
		let entries = fs::read_dir(folder).into_iter().flatten().flatten();
		entries.map(|entry| entry.path()).collect::<Vec<_>>()
	};
	let compilers = list(&folder.join("modules"));
	let files = compilers.iter().flat_map(|compiler| list(compiler));
	files.filter(|file| file.extension().is_none()).collect()
}

/// Whether a file is the user's own, and nobody else can write to it.
fn is_ours(file: &Path) -> bool {
	fs::symlink_metadata(file).is_ok_and(|metadata| {
		let others_write = metadata.permissions().mode() & 0o022 != 0;
		metadata.is_file() && metadata.uid() == geteuid().as_raw() && !others_write
	})
}

/// Whether a compiled runtime can be decompressed to its end, and is an object file.
fn check_entry(file: &Path) -> io::Result<()> {
	let mut decoder = zstd::stream::read::Decoder::new(File::open(file)?)?;
	let mut beginning = [0; OBJECT.len()];
	decoder.read_exact(&mut beginning)?;
	if beginning != OBJECT {
		return Err(io::Error::other("it is no object file"));
	}
	io::copy(&mut decoder, &mut io::sink())?;
	Ok(())
}

#[cfg(test)]
mod tests {
	use super::*;
	use std::os::unix::fs::symlink;
	use tempfile::{tempdir, TempDir};

	fn set_mode(path: &Path, mode: u32) {
		fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
	}

	fn folder_of_mode(mode: u32) -> TempDir {
		let folder = tempdir().unwrap();
		set_mode(folder.path(), mode);
		folder
	}

	/// Puts an entry into a folder, as the compiler does.
	fn keep(folder: &Path, name: &str, content: &[u8]) -> PathBuf {
		let compiler = folder.join("modules/wasmtime-1");
		fs::create_dir_all(&compiler).unwrap();
		let file = compiler.join(name);
		fs::write(&file, zstd::encode_all(content, 3).unwrap()).unwrap();
		file
	}

	fn object() -> Vec<u8> {
		let noise = (0_u32..5_000).flat_map(|n| n.wrapping_mul(2_654_435_761).to_le_bytes());
		OBJECT.into_iter().chain(noise).collect()
	}

	#[test]
	fn a_folder_that_is_missing_is_made_for_its_owner_alone() {
		let base = tempdir().unwrap();
		let folder = prepare(&base.path().join("a/b")).unwrap();
		let metadata = fs::metadata(&folder).unwrap();
		assert_eq!(metadata.permissions().mode() & 0o777, 0o700);
		assert!(folder.is_absolute());
		// And again, now that it is there.
		assert_eq!(prepare(&folder).unwrap(), folder);
	}

	#[test]
	fn a_folder_that_others_can_enter_is_refused_and_left_as_it_is() {
		for mode in [0o755, 0o770, 0o701, 0o777] {
			let folder = folder_of_mode(mode);
			let reason = prepare(folder.path()).unwrap_err();
			assert!(reason.contains(&format!("mode is {mode:03o}")), "{reason}");
			let after = fs::metadata(folder.path()).unwrap().permissions().mode() & 0o777;
			assert_eq!(after, mode);
		}
	}

	#[test]
	fn what_is_no_folder_is_refused() {
		let base = folder_of_mode(0o700);
		let file = base.path().join("file");
		fs::write(&file, []).unwrap();
		assert!(prepare(&file).unwrap_err().contains("not a directory"));
		assert!(prepare(&file.join("below")).is_err());
		// A link could be turned to another place after the check.
		let (real, link) = (base.path().join("real"), base.path().join("link"));
		DirBuilder::new().mode(0o700).create(&real).unwrap();
		symlink(&real, &link).unwrap();
		assert!(prepare(&link).unwrap_err().contains("not a directory"));
		prepare(&real).unwrap();
	}

	#[test]
	fn a_folder_of_another_user_is_refused() {
		// `/` belongs to root. Who runs this as root finds none that belongs to somebody else.
		let metadata = fs::symlink_metadata("/").unwrap();
		match check_folder(&metadata) {
			Err(reason) if geteuid().is_root() => assert!(reason.contains("mode is"), "{reason}"),
			Err(reason) => assert!(reason.contains("belongs to the user 0"), "{reason}"),
			Ok(()) => panic!("the root folder is open to all"),
		}
	}

	#[test]
	fn entries_that_are_whole_stay() {
		let folder = folder_of_mode(0o700);
		let entry = keep(folder.path(), "entry", &object());
		fs::write(entry.with_extension("stats"), b"usages = 1").unwrap();
		prepare(folder.path()).unwrap();
		assert_eq!(entries(folder.path()), std::slice::from_ref(&entry));
		assert!(entry.with_extension("stats").exists());
	}

	#[test]
	fn entries_that_are_damaged_are_removed() {
		let folder = folder_of_mode(0o700);
		let whole = keep(folder.path(), "whole", &object());
		let cut = keep(folder.path(), "cut", &object());
		let compressed = fs::read(&cut).unwrap();
		fs::write(&cut, &compressed[..compressed.len() / 2]).unwrap();
		let other = keep(folder.path(), "other", b"neither compiled nor an object file");
		let empty = keep(folder.path(), "empty", &[]);
		let plain = keep(folder.path(), "plain", &[]);
		fs::write(&plain, object()).unwrap();
		prepare(folder.path()).unwrap();
		assert!(whole.exists());
		for damaged in [cut, other, empty, plain] {
			assert!(!damaged.exists(), "{}", damaged.display());
		}
	}

	#[test]
	fn an_entry_that_others_can_write_is_refused_with_all_the_folder() {
		let folder = folder_of_mode(0o700);
		let entry = keep(folder.path(), "entry", &object());
		set_mode(&entry, 0o666);
		let reason = prepare(folder.path()).unwrap_err();
		assert!(reason.contains("can be written by others"), "{reason}");
		assert!(entry.exists());
		fs::remove_file(&entry).unwrap();
		let target = folder.path().join("target");
		fs::write(&target, object()).unwrap();
		symlink(&target, &entry).unwrap();
		assert!(prepare(folder.path()).is_err());
	}
}
