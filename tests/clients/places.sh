# Copyright (C) The OVN chain maintainers.
# SPDX-License-Identifier: Apache-2.0
#
# Where the foreign clients lie in the cache: a folder for each state of the lock files. Sourced.

OVN_CLIENTS=$OVN_CACHE/clients
mkdir -p "$OVN_CLIENTS"
lock_hash() { sha256sum "$@" | sha256sum | cut -c 1-16; }
OVN_JS_CLIENTS=$OVN_CLIENTS/js-$(cd "$OVN_ROOT/tests/clients" && lock_hash package.json package-lock.json)
OVN_PYTHON_CLIENT=$OVN_CLIENTS/python-$(cd "$OVN_ROOT/tests/clients" && lock_hash requirements.txt)
