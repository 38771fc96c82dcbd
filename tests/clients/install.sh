#!/usr/bin/env bash
# Copyright (C) The OVN chain maintainers.
# SPDX-License-Identifier: Apache-2.0
#
# Installs the clients that tests/clients uses, in the versions of the lock files, into the cache.
# Does nothing if they are there.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$here/../../scripts/env.sh"
. "$here/places.sh"

if [ ! -d "$OVN_JS_CLIENTS" ]; then
	echo "setup: installing polkadot-api and @polkadot/api"
	new=$(mktemp -d "$OVN_CLIENTS/js.XXXXXX")
	cp "$here/package.json" "$here/package-lock.json" "$new/"
	(cd "$new" && npm ci --silent --no-audit --no-fund --ignore-scripts)
	mv -T "$new" "$OVN_JS_CLIENTS"
fi

if [ ! -d "$OVN_PYTHON_CLIENT" ]; then
	echo "setup: installing substrate-interface"
	# A virtual environment cannot be moved, so it is made in place and removed if that fails.
	trap 'rm -rf "$OVN_PYTHON_CLIENT"' ERR
	python3 -m venv "$OVN_PYTHON_CLIENT"
	"$OVN_PYTHON_CLIENT/bin/pip" install --quiet --no-deps --requirement "$here/requirements.txt"
	trap - ERR
fi
