#!/usr/bin/env bash
# Copyright (C) The OVN chain maintainers.
# SPDX-License-Identifier: Apache-2.0
#
# Lets one foreign client tell its story against a running development chain.
#
#   tests/clients/run.sh papi|polkadot-js|python ws://127.0.0.1:9944
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$here/../../scripts/env.sh"
. "$here/places.sh"
client=${1:?papi, polkadot-js or python}
url=${2:?the websocket address of a node}

case $client in
python)
	exec "$OVN_PYTHON_CLIENT/bin/python" "$here/python_client.py" "$url"
	;;
papi | polkadot-js)
	# Modules are looked for beside the script, so each run gets a folder with both.
	work=$(mktemp -d)
	trap 'rm -rf "$work"' EXIT
	ln -s "$OVN_JS_CLIENTS/node_modules" "$work/node_modules"
	cp "$here"/*.mjs "$here/package.json" "$work/"
	cd "$work"
	if [ "$client" = papi ]; then
		# The typed descriptors are generated from the metadata of the chain that is running.
		node metadata.mjs "$url" >metadata.scale
		node_modules/.bin/papi add ovn --file metadata.scale >papi.log 2>&1 || { cat papi.log >&2; exit 1; }
		[ -f .papi/descriptors/dist/index.js ] || { cat papi.log >&2; exit 1; }
	fi
	node "$client.mjs" "$url"
	;;
*)
	echo "unknown client $client: papi, polkadot-js or python" >&2
	exit 2
	;;
esac
