#!/usr/bin/env bash
# Copyright (C) The OVN chain maintainers.
# SPDX-License-Identifier: Apache-2.0
#
# Compares what calls cost among few with what they cost among very many: reads, writes, and the median
# and the least time of the repeats, in the runtime's wasm. Needs the node that scripts/measure/weights.sh builds.
#
#   scripts/measure/scale.sh                               all of them
#   scripts/measure/scale.sh pallet_shares::claim_among    one of them
#
# OVN_BENCH_REPEAT says how often each is run (3 times), OVN_SCALE_HIGH replaces the greater number.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../env.sh"
profile=${OVN_BENCH_PROFILE:-release}
node=$OVN_CACHE/ovn-node-benchmarks-$profile
found=$(mktemp)
said=$(mktemp)
trap 'rm -f "$found" "$said"' EXIT

# Each: a pallet, and what is done where so many have logged, spoken, or hold units.
benchmarks=("$@")
[ $# -gt 0 ] || benchmarks=(
	pallet_contributions::log_among
	pallet_evaluation::evaluate_among
	pallet_evaluation::finalise_among
	pallet_evaluation::settle_among
	pallet_shares::distribute_among
	pallet_shares::claim_among
	pallet_value_equation::record_income_among
	pallet_value_equation::rate_changed_among
	pallet_usage::reserve_among
	pallet_usage::next_free_among
	pallet_crowdfunding::refund
	pallet_crowdfunding::refund_of_100_000
	pallet_crowdfunding::refund_page
	pallet_crowdfunding::refund_page_of_100_000
	pallet_crowdfunding::refund_page_without_principal
	pallet_crowdfunding::execute_release
	pallet_crowdfunding::complete_with_100_000
)

row='%-44s %10s %6s %6s %10s %10s\n'
# shellcheck disable=SC2059
printf "$row" benchmark among reads writes "median us" "least us"
for benchmark in "${benchmarks[@]}"; do
	"$node" benchmark pallet --chain dev --pallet "${benchmark%%::*}" --extrinsic "${benchmark##*::}" \
		--extra --steps 2 --repeat "${OVN_BENCH_REPEAT:-3}" --wasm-execution compiled \
		${OVN_SCALE_HIGH:+--high "$OVN_SCALE_HIGH"} --quiet --json-file "$found" >"$said" 2>&1 || {
		cat "$said"
		exit 1
	}
	python3 - "$benchmark" "$row" "$found" <<'PYTHON'
import json
import statistics
import sys

name, row, path = sys.argv[1:]
with open(path) as file:
	(found,) = json.load(file)
times = {}


def among(result):
	"""The benchmark's number; one whose name says how many has none."""
	return result["components"][0][1] if result["components"] else 0


for result in found["time_results"]:
	times.setdefault(among(result), []).append(result["extrinsic_time"] / 1000)
for number in sorted(times):
	ends = [result for result in found["db_results"] if among(result) == number]
	reads = max(result["reads"] for result in ends)
	writes = max(result["writes"] for result in ends)
	median = round(statistics.median(times[number]))
	print(row.replace("\\n", "") % (name, number or "-", reads, writes, median, round(min(times[number]))))
PYTHON
done
