#!/usr/bin/env bash
# Copyright (C) The OVN chain maintainers.
# SPDX-License-Identifier: Apache-2.0
#
# Lets one foreign client tell a story against a running development chain.
#
#   tests/clients/run.sh papi|polkadot-js|python ws://127.0.0.1:9944 [story]
#
# The stories are the programs of this folder: `transfer`, which is the default, `newcomer`, ...
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$here/../../scripts/env.sh"
. "$here/places.sh"
client=${1:?papi, polkadot-js or python}
url=${2:?the websocket address of a node}
story=${3:-transfer}

refuse() {
	echo "$1" >&2
	exit 2
}

case $client in
python)
	program=python_$story.py
	[ -f "$here/$program" ] || refuse "$client does not tell the story $story"
	exec env PYTHONDONTWRITEBYTECODE=1 "$OVN_PYTHON_CLIENT/bin/python" "$here/$program" "$url"
	;;
papi | polkadot-js)
	program=$client-$story.mjs
	[ -f "$here/$program" ] || refuse "$client does not tell the story $story"
	# Modules are looked for beside the program, so each run gets a folder with both.
	work=$(mktemp -d)
	trap 'rm -rf "$work"' EXIT
	ln -s "$OVN_JS_CLIENTS/node_modules" "$work/node_modules"
	cp "$here"/*.mjs "$here/package.json" "$work/"
	cd "$work"
	if [ "$client" = papi ]; then
		# The typed descriptors are generated from the metadata of the chain that is running, once for
		# each metadata: `noDescriptorsPackage` keeps papi from running `npm install` over ours.
		node metadata.mjs "$url" >metadata.scale
		descriptors=$OVN_JS_CLIENTS/papi-$(lock_hash metadata.scale)
		mkdir .papi
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
	fi
	node "$program" "$url"
	;;
*)
	refuse "unknown client $client: papi, polkadot-js or python"
	;;
esac
