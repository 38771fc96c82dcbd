#!/usr/bin/env bash
# Builds what is handed to people who do not build themselves: an archive with the optimised node, the client and its
# manual pages, the runtime's wasm, the guides and the licence, beside it a file with its SHA-256.
#
#   scripts/setup/release.sh [FOLDER]     into FOLDER, by default `release` in the cache
#
# What is in it runs where glibc is at least as new as here; OpenSSL is linked in. Times and owners in the archive are those
# of the commit and of nobody, so that what differs between two archives is what the compilers made.
#
# OVN_RELEASE_PROFILE=dev makes one of the development build, to try the script; its name says so.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../env.sh"
"$OVN_ROOT/scripts/setup.sh"
. "$OVN_ROOT/scripts/env.sh"
cd "$OVN_ROOT"

profile=${OVN_RELEASE_PROFILE:-release}
case $profile in
release) built=$CARGO_TARGET_DIR/release features=(--features ovn-node/metadata-hash) ;;
dev) built=$CARGO_TARGET_DIR/debug features=() ;;
*) echo "release: error: the profile \`$profile\` is neither \`release\` nor \`dev\`" >&2 && exit 2 ;;
esac
target=${1:-$OVN_CACHE/release}
[ -z "$(git status --porcelain --untracked-files=no)" ] || [ "$profile" = dev ] || {
	echo "release: error: there are changes that are not committed, which nobody could build again. Commit or stash them" >&2
	exit 1
}

# The paths of this machine's folders would be in the binaries.
[ "$profile" = dev ] || export RUSTFLAGS="--remap-path-prefix=$OVN_ROOT=ovn --remap-path-prefix=${CARGO_HOME:-$HOME/.cargo}=cargo"
[ -z "${OPENSSL_NO_VENDOR:-}" ] || [ "$profile" = dev ] || export OPENSSL_STATIC=1
cargo build --locked --profile "$profile" "${OVN_NODE_PACKAGES[@]}" "${features[@]}" --bin ovn-node --bin ovn --bin xtask

version=$("$built/ovn-node" --version | sed 's/.* //')
machine=$(rustc --print host-tuple)
name=ovn-$version-$machine
[ "$profile" = release ] || name=$name-$profile
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
content=$work/$name
mkdir -p "$content/docs" "$target"
install -m 755 "$built/ovn-node" "$built/ovn" "$content/"
[ "$profile" = dev ] || strip "$content/ovn-node" "$content/ovn"
install -m 644 README.md CHANGELOG.md CONTRIBUTING.md SECURITY.md LICENSE docs/alerts.yml "$content/"
cp -r docs/*.md docs/decisions docs/tours docs/reference "$content/docs/"
"$built/xtask" man "$content/man" >/dev/null
wasm=$built/wbuild/ovn-runtime
for variant in ovn_runtime ovn_runtime_fast; do
	# The compact and compressed one where there is one: it is what an upgrade of the chain takes.
	file=$wasm/$variant.compact.compressed.wasm
	[ -e "$file" ] || file=$wasm/$variant.wasm
	install -m 644 "$file" "$content/$variant.wasm"
done
find "$content" -type d -exec chmod 755 {} +

# As the archive has it, before it is packed: what does not start here is no release.
"$content/ovn-node" --version >/dev/null
"$content/ovn" --version >/dev/null
"$content/ovn-node" export-chain-spec --chain dev >/dev/null 2>&1

archive=$target/$name.tar.xz
tar --create --directory "$work" --sort=name --owner=0 --group=0 --numeric-owner \
	--mtime="@$(git log -1 --format=%ct)" "$name" | xz --threads=0 -6 >"$archive.new"
mv "$archive.new" "$archive"
(cd "$target" && sha256sum "$name.tar.xz" >"$name.tar.xz.sha256")
printf 'release: %s, %s MiB\n' "$archive" "$(($(stat -c %s "$archive") / 1048576))"
cat "$target/$name.tar.xz.sha256"
