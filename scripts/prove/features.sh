#!/usr/bin/env bash
# Fails if a pallet's tests are built with other features of a library than the runtime's tests: each
# difference is one more compilation of the library and of all that depends on it.
#
# `ovn-test-support` names, under its feature `one-build`, the libraries and their features; a library that
# the runtime gains belongs there, too.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../env.sh"
cd "$OVN_ROOT"

libraries() {
	cargo tree --locked --edges normal,build,dev --prefix none --format '{p}|{f}' "$@" |
		sed 's/ (\*)//; s/ (proc-macro)//' | grep -v " ($OVN_ROOT" | sort -u
}

all=$(libraries "${OVN_RUNTIME_PACKAGES[@]}")
different=
for package in pallets/*/src/benchmarking.rs; do
	package=pallet-$(basename "${package%/src/*}")
	more=$(comm -23 <(libraries --package "$package") <(printf '%s\n' "$all"))
	[ -z "$more" ] || different+=$(printf '\n%s:\n%s' "$package" "$more")
done
if [ -n "$different" ]; then
	printf 'built with other features than for the runtime (library|features):%s\n' "$different" >&2
	printf 'Give the dependency these features in primitives/test-support/Cargo.toml.\n' >&2
	exit 1
fi
printf 'features: %s libraries of the runtime'"'"'s tests serve every pallet\n' "$(printf '%s\n' "$all" | wc -l)"
