#!/usr/bin/env bash
# Copyright (C) The OVN chain maintainers.
# SPDX-License-Identifier: Apache-2.0
#
# Compares what a log costs in a scope with 10 members and contributions with what it costs in one with
# a million: reads, writes and time, in the runtime's wasm. Needs the node that scripts/bench.sh builds.
#
#   scripts/measure-scale.sh
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"
profile=${OVN_BENCH_PROFILE:-release}
"$OVN_CACHE/ovn-node-benchmarks-$profile" benchmark pallet --chain dev --pallet pallet_contributions \
	--extrinsic log_among --extra --steps 2 --repeat "${OVN_BENCH_REPEAT:-3}" --wasm-execution compiled
