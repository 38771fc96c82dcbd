#!/usr/bin/env bash
# Copyright (C) The OVN chain maintainers.
# SPDX-License-Identifier: Apache-2.0
#
# Makes a folder in which the JavaScript clients run: with their modules, and with typed descriptors
# generated from the metadata of the chain that is running.
#
#   tests/clients/prepare.sh FOLDER ws://127.0.0.1:9944
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$here/../../scripts/env.sh"
. "$here/places.sh"
folder=${1:?the folder to make}
url=${2:?the websocket address of a node}

mkdir -p "$folder"
# Modules are looked for beside the script.
ln -s "$OVN_JS_CLIENTS/node_modules" "$folder/node_modules"
cp "$here"/*.mjs "$here/package.json" "$folder/"
cd "$folder"
node metadata.mjs "$url" >metadata.scale
node_modules/.bin/papi add ovn --file metadata.scale >papi.log 2>&1 || { cat papi.log >&2; exit 1; }
[ -f .papi/descriptors/dist/index.js ] || { cat papi.log >&2; exit 1; }
