#!/usr/bin/env bash
# Fails if the runtime links anything that cannot be had under a permissive licence.
#
# Only what the wasm is made of counts: normal dependencies of the runtime without `std`. A crate
# passes if one of the alternatives that its manifest offers is permissive.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../env.sh"
cd "$OVN_ROOT"

list=$(cargo tree --locked --package ovn-runtime --no-default-features --target wasm32v1-none \
	--edges normal,no-proc-macro --prefix none --format '{p}|{l}' | sed 's, (\*)$,,' | sort -u)
bad=$(printf '%s\n' "$list" | awk -F'|' '
	{
		package = $1; licence = $2
		sub(/ \(.*/, "", package)
		if (licence == "") { print package ": no licence in its manifest"; next }
		gsub(/[()]/, "", licence)
		gsub(/\//, " OR ", licence)
		alternatives = split(licence, alternative, / OR /)
		for (i = 1; i <= alternatives; i++) if (alternative[i] !~ /GPL|MPL|EUPL|SSPL|BUSL/) next
		print package ": " $2
	}')
if [ -n "$bad" ]; then
	printf 'the runtime must not link:\n%s\n' "$bad" >&2
	exit 1
fi
printf 'licences: %s packages of the runtime can all be had under a permissive licence\n' \
	"$(printf '%s\n' "$list" | wc -l)"
