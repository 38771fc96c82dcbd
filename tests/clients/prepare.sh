#!/usr/bin/env bash
# Copyright (C) The OVN chain maintainers.
# SPDX-License-Identifier: Apache-2.0
#
# Makes a folder in which the JavaScript clients run, with their modules; for polkadot-api, given the
# address of a node, with typed descriptors generated from the metadata of the chain that is running.
#
#   tests/clients/prepare.sh FOLDER [ws://127.0.0.1:9944]
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$here/../../scripts/env.sh"
. "$here/places.sh"
folder=${1:?the folder to make}
url=${2:-}

mkdir -p "$folder/.papi"
# Modules are looked for beside the program.
ln -s "$OVN_JS_CLIENTS/node_modules" "$folder/node_modules"
cp "$here"/*.mjs "$here/package.json" "$folder/"
[ -n "$url" ] || exit 0
cd "$folder"
# Descriptors are made once for each metadata: `noDescriptorsPackage` keeps papi from running
# `npm install` over our modules.
node metadata.mjs "$url" >metadata.scale
descriptors=$OVN_JS_CLIENTS/papi-$(lock_hash metadata.scale)
if [ ! -d "$descriptors" ]; then
	cat >.papi/polkadot-api.json <<-END
		{
			"version": 0,
			"descriptorPath": ".papi/descriptors",
			"options": { "noDescriptorsPackage": true },
			"entries": { "ovn": { "metadata": "metadata.scale" } }
		}
	END
	node_modules/.bin/papi generate >papi.log 2>&1 || { cat papi.log >&2; exit 1; }
	[ -f .papi/descriptors/dist/index.js ] || { cat papi.log >&2; exit 1; }
	new=$(mktemp -d "$OVN_JS_CLIENTS/papi.XXXXXX")
	cp -r .papi/descriptors/. "$new/"
	# Another run may have been faster; both wrote the same.
	mv -T "$new" "$descriptors" 2>/dev/null || rm -rf "$new"
fi
rm -rf .papi/descriptors
cp -r "$descriptors" .papi/descriptors
