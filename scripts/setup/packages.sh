#!/usr/bin/env bash
# Builds Debian packages: ovn-node with a service of its own, and ovn, the client, with its manual pages and completions.
#
#   scripts/setup/packages.sh [--no-build] [FOLDER]     into FOLDER, by default `packages` in the cache
#
# --no-build packs what lies in the target directory. The profile is that of scripts/setup/release.sh: OVN_RELEASE_PROFILE=dev
# packs the development build, to try the script. What is packed is looked at before it is moved to its place: the files of
# both packages, the unit with systemd-analyze where it is, and that the node starts as the unit starts it, and stops.
# cargo-deb comes from the crate registry, once.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../env.sh"
build=1
[ "${1:-}" != --no-build ] || { build=0 && shift; }
target=${1:-$OVN_CACHE/packages}
cargo_deb_version=3.8.0
tools=$OVN_CACHE/tools
cd "$OVN_ROOT"

fail() {
	echo "packages: error: $*" >&2
	exit 1
}

profile=${OVN_RELEASE_PROFILE:-release}
case $profile in
release) built=$CARGO_TARGET_DIR/release features=(--features ovn-node/metadata-hash) ;;
dev) built=$CARGO_TARGET_DIR/debug features=() ;;
*) echo "packages: error: the profile \`$profile\` is neither \`release\` nor \`dev\`" >&2 && exit 2 ;;
esac
if [ "$("$tools/bin/cargo-deb" --version 2>/dev/null)" != "cargo-deb $cargo_deb_version" ]; then
	# Not among the chain's libraries: they have other features there.
	CARGO_TARGET_DIR=$tools/target cargo install --locked --root "$tools" --version "$cargo_deb_version" cargo-deb
	rm -rf "$tools/target"
fi
if [ "$build" = 1 ]; then
	"$OVN_ROOT/scripts/setup.sh"
	. "$OVN_ROOT/scripts/env.sh"
	# The paths of this machine's folders would be in the binaries.
	[ "$profile" = dev ] || export RUSTFLAGS="--remap-path-prefix=$OVN_ROOT=ovn --remap-path-prefix=${CARGO_HOME:-$HOME/.cargo}=cargo"
	[ -z "${OPENSSL_NO_VENDOR:-}" ] || [ "$profile" = dev ] || export OPENSSL_STATIC=1
	cargo build --locked --profile "$profile" "${OVN_NODE_PACKAGES[@]}" "${features[@]}" --bin ovn-node --bin ovn --bin xtask
fi
for program in ovn-node ovn xtask; do
	[ -x "$built/$program" ] || fail "$built/$program is not built: leave --no-build out, or build it first"
done

work=$(mktemp -d)
pid=
trap '[ -z "$pid" ] || kill "$pid" 2>/dev/null || true; rm -rf "$work"' EXIT
rm -rf "$built/package"
"$built/xtask" man "$built/package" >/dev/null
gzip -9n "$built/package/man1"/*.1
# Times are those of the commit: what differs between two packages is what the compilers made.
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct)
export SOURCE_DATE_EPOCH
strip=(--strip)
[ "$profile" = release ] || strip=(--no-strip)
for package in ovn-node ovn-client; do
	"$tools/bin/cargo-deb" --package "$package" --profile "$profile" --no-build "${strip[@]}" --output "$work/" --quiet >/dev/null
done

# --- What is packed ------------------------------------------------------------------------------

node=$(echo "$work"/ovn-node_*.deb) client=$(echo "$work"/ovn_*.deb)
has() {
	local package=$1 file
	shift
	dpkg-deb --contents "$package" >"$work/contents"
	for file; do
		grep -qE " \./$file\$" "$work/contents" || fail "$(basename "$package") has no $file"
	done
}
has "$node" usr/bin/ovn-node usr/lib/systemd/system/ovn-node.service etc/ovn-node/node.env usr/share/doc/ovn-node/operators.md
has "$client" usr/bin/ovn usr/share/man/man1/ovn.1.gz usr/share/man/man1/ovn-key-new.1.gz usr/share/bash-completion/completions/ovn
for package in "$node" "$client"; do
	dpkg-deb --info "$package" >"$work/info"
	grep -qE '^ Depends: .*libc6' "$work/info" || fail "$(basename "$package") does not say which libraries it needs"
done
dpkg-deb --extract "$node" "$work/root"
dpkg-deb --control "$node" "$work/control"
grep -q '^/etc/ovn-node/node.env$' "$work/control/conffiles" || fail "an upgrade would write over /etc/ovn-node/node.env"
for word in useradd 'install --directory'; do
	grep -q -- "$word" "$work/control/postinst" || fail "nobody makes the account that the node runs as, or its folder"
done
sh -n "$work/control/postinst" && sh -n "$work/control/postrm"

unit=$work/root/usr/lib/systemd/system/ovn-node.service
for line in User=ovn-node StateDirectory=ovn-node NoNewPrivileges=yes ProtectSystem=strict; do
	grep -qx "$line" "$unit" || fail "the unit does not say $line"
done
if command -v systemd-analyze >/dev/null; then
	# The program stands elsewhere here than where the package is installed.
	sed "s|/usr/bin/ovn-node|$work/root/usr/bin/ovn-node|; s|file:/usr|file:$work/root/usr|" "$unit" >"$work/ovn-node.service"
	systemd-analyze verify --man=no "$work/ovn-node.service" 2>"$work/verify" || true
	! grep -q ovn-node.service "$work/verify" || fail "systemd-analyze verify: $(cat "$work/verify")"
	systemd-analyze security --offline=true --no-pager "$work/ovn-node.service" | tail -1 || true
fi

# As the unit starts it, with a chain and folders of its own: it begins, and ends when it is told to.
line=$(sed -n 's/^ExecStart=//p' "$unit")
"$work/root/usr/bin/ovn-node" export-chain-spec --chain local --raw >"$work/chain.json" 2>/dev/null
(
	set -a
	. "$work/root/etc/ovn-node/node.env"
	# An environment of the file goes before that of the unit.
	OVN_CHAIN=$work/chain.json
	OVN_ARGS="$OVN_ARGS --port 0 --rpc-port 0 --no-prometheus"
	line=${line//\/usr\/bin/$work/root/usr/bin}
	line=${line//\/var\/lib/$work}
	# Words are taken apart as systemd does it.
	eval "exec $line"
) >"$work/log" 2>&1 &
pid=$!
for _ in $(seq 120); do
	grep -q 'Running JSON-RPC server' "$work/log" && break
	kill -0 "$pid" 2>/dev/null || fail "the node does not take what the unit tells it: $(tail -5 "$work/log")"
	sleep 1
done
grep -q 'Running JSON-RPC server' "$work/log" || fail "the node did not start as the unit starts it: $(tail -5 "$work/log")"
kill -TERM "$pid"
wait "$pid" || fail "the node did not stop in order"
pid=
"$work/root/usr/bin/ovn-node" --version >/dev/null

mkdir -p "$target"
for package in "$node" "$client"; do
	mv "$package" "$target/"
	package=$(basename "$package")
	(cd "$target" && sha256sum "$package" >"$package.sha256")
	printf 'packages: %s, %s MiB\n' "$target/$package" "$(($(stat -c %s "$target/$package") / 1048576))"
done
