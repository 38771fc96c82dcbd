#!/usr/bin/env bash
# Finds or installs what this project needs; running it again changes nothing that is already right.
#
#   scripts/setup.sh            what building and running the node needs
#   scripts/setup.sh --tests    that, and what the tests need (nextest, Node.js and Python clients)
#
# On Debian and its relatives missing packages are installed with apt-get (as root, or through sudo).
# Elsewhere the script names what is missing and stops. It downloads no Rust toolchain: it uses the
# installed one, and for the wasm target of the runtime, where that one lacks it, Debian's.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"

say() { printf 'setup: %s\n' "$*"; }
die() { printf 'setup: error: %s\n' "$*" >&2; exit 1; }

apt_updated=
# Installs Debian packages, or says which ones are needed and stops.
install_packages() {
	local what=$1 elsewhere=$2; shift 2
	command -v apt-get >/dev/null || die "$what is missing. $elsewhere"
	local sudo=
	if [ "$(id -u)" != 0 ]; then
		command -v sudo >/dev/null || die "$what is missing and installing it needs root: apt-get install $*"
		sudo=sudo
	fi
	say "installing $what ($*)"
	if [ -z "$apt_updated" ]; then
		$sudo apt-get update -qq || say "apt-get update failed; trying with the lists that are there"
		apt_updated=1
	fi
	# shellcheck disable=SC2086
	DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends "$@" >/dev/null ||
		die "could not install: $*"
}

need_command() { # command, package, what to do elsewhere
	command -v "$1" >/dev/null || install_packages "$1" "$3" "$2"
}

setup_base() {
	need_command git git "Install git."
	need_command curl curl "Install curl."
	need_command cc build-essential "Install a C compiler (gcc or clang)."
	need_command make build-essential "Install make."
	command -v c++ >/dev/null || install_packages "a C++ compiler" "Install g++ or clang++." build-essential
	need_command protoc protobuf-compiler "Install protoc 3.15 or later (on macOS: brew install protobuf)."
	# Without these the build compiles an OpenSSL of its own, which takes minutes.
	if command -v apt-get >/dev/null && ! pkg-config --exists 'openssl >= 3' 2>/dev/null; then
		install_packages "OpenSSL's headers" "" pkg-config libssl-dev
	fi
	mkdir -p "$OVN_CACHE"
}

setup_rust() {
	command -v cargo >/dev/null ||
		die "no cargo found. Install Rust $ovn_pinned or later through https://rustup.rs, then run this again."
	local have wanted
	have=$(cd "$OVN_ROOT" && rustc --version 2>/dev/null | sed -n 's/^rustc \([0-9]*\.[0-9]*\).*/\1/p')
	wanted=$(sed -n 's/^rust-version = "\(.*\)"/\1/p' "$OVN_ROOT/Cargo.toml")
	[ -n "$have" ] || die "rustc does not run here. Install Rust $ovn_pinned: rustup toolchain install $ovn_pinned"
	[ "$(printf '%s\n%s\n' "$wanted" "$have" | sort -V | head -n 1)" = "$wanted" ] ||
		die "Rust $have is too old, $wanted is the least: rustup toolchain install $ovn_pinned"
}

# Builds the core libraries of the wasm target with Debian's compiler and links it as a toolchain.
#
# Debian's `rust-web` packages come with sources but without this target. The result is a folder in
# the cache that looks like a toolchain: wrappers for rustc and cargo, links to Debian's host
# libraries, and three freshly built libraries. Debian's own files stay as they are.
build_wasm_toolchain() {
	local dir=$OVN_CACHE/wasm-toolchain work sysroot
	command -v rustup >/dev/null ||
		die "this Rust has no wasm32v1-none target and there is no rustup to link another one. Install rustup, or a Rust that has the target."
	[ -x /usr/bin/rustc ] && [ -x /usr/bin/cargo ] && [ -e /usr/lib/rustlib/src/rust/library/core/src/lib.rs ] &&
		command -v rust-lld >/dev/null && /usr/bin/rustc --version >/dev/null 2>&1 ||
		install_packages "a Rust with sources for the wasm target" \
			"Run: rustup target add wasm32v1-none --toolchain $ovn_pinned" \
			rustc-web cargo-web rust-web-src rust-web-llvm lld-22
	local version
	version=$(/usr/bin/rustc --version --verbose | sed -n 's/^release: //p')
	say "building the wasm target's core libraries with Rust $version (half a minute)"
	work=$(mktemp -d)
	mkdir -p "$work/src"
	printf '[package]\nname = "sysroot"\nversion = "0.0.0"\nedition = "2021"\n[lib]\npath = "src/lib.rs"\n[workspace]\n' >"$work/Cargo.toml"
	printf '#![no_std]\n#[panic_handler]\nfn panic(_: &core::panic::PanicInfo<'"'"'_>) -> ! { loop {} }\n' >"$work/src/lib.rs"
	# Embedded bitcode: without it the runtime's link-time optimisation finds no .llvmbc section.
	(cd "$work" && env -u RUSTUP_TOOLCHAIN RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1 RUSTFLAGS=-Cembed-bitcode=yes \
		CARGO_TARGET_DIR="$work/target" /usr/bin/cargo build --quiet --release \
		-Zbuild-std=core,alloc --target wasm32v1-none) || die "building the core libraries failed"
	sysroot=$dir.new
	rm -rf "$sysroot"
	mkdir -p "$sysroot/bin" "$sysroot/lib/rustlib"
	ln -s /usr/lib/rustlib/* "$sysroot/lib/rustlib/"
	mkdir -p "$sysroot/lib/rustlib/wasm32v1-none/lib"
	local crate
	for crate in core alloc compiler_builtins; do
		cp "$work"/target/wasm32v1-none/release/deps/lib$crate-*.rlib "$sysroot/lib/rustlib/wasm32v1-none/lib/"
	done
	printf '#!/bin/sh\nexec /usr/bin/rustc --sysroot "%s" "$@"\n' "$dir" >"$sysroot/bin/rustc"
	chmod +x "$sysroot/bin/rustc"
	ln -s /usr/bin/cargo "$sysroot/bin/cargo"
	printf '%s\n' "$version" >"$sysroot/version"
	rm -rf "$work" "$dir"
	mv "$sysroot" "$dir"
	rustup toolchain link "$OVN_WASM_TOOLCHAIN" "$dir"
	# What was compiled against other core libraries no longer matches.
	rm -rf "$CARGO_TARGET_DIR"/*/wbuild
	ovn_has_wasm_target rustup run "$OVN_WASM_TOOLCHAIN" || die "the linked toolchain does not show the wasm target"
}

setup_wasm_target() {
	if ovn_has_wasm_target env; then
		say "wasm target: found in $(rustc --version)"
		return
	fi
	local dir=$OVN_CACHE/wasm-toolchain
	if ovn_has_wasm_target rustup run "$OVN_WASM_TOOLCHAIN" &&
		[ "$(cat "$dir/version" 2>/dev/null)" = "$(/usr/bin/rustc --version --verbose 2>/dev/null | sed -n 's/^release: //p')" ]; then
		say "wasm target: found in the linked toolchain $OVN_WASM_TOOLCHAIN"
	else
		build_wasm_toolchain
		say "wasm target: linked as toolchain $OVN_WASM_TOOLCHAIN"
	fi
}

# The clients in tests/clients were not written by this project; they are pinned by lock files.
setup_foreign_clients() {
	need_command node nodejs "Install Node.js 20 or later."
	need_command npm npm "Install npm."
	node -e 'process.exit(+process.versions.node.split(".")[0] >= 20 ? 0 : 1)' ||
		die "Node.js $(node --version) is too old, 20 is the least."
	need_command python3 python3 "Install Python 3.9 or later."
	python3 -c 'import ensurepip' 2>/dev/null ||
		install_packages "Python's venv module" "Install Python's venv and pip modules." python3-venv
	"$OVN_ROOT/tests/clients/install.sh"
}

setup_tests() {
	if ! cargo nextest --version >/dev/null 2>&1; then
		say "building cargo-nextest (ten minutes, once)"
		CARGO_TARGET_DIR=$OVN_CACHE/nextest-build cargo install --quiet --locked cargo-nextest
		rm -rf "$OVN_CACHE/nextest-build"
	fi
	local tool
	for tool in fmt clippy; do
		cargo "$tool" --version >/dev/null 2>&1 || die "cargo $tool is missing: rustup component add $tool"
	done
	setup_foreign_clients
}

setup_base
setup_rust
setup_wasm_target
[ "${1:-}" != --tests ] || setup_tests
say "done"
