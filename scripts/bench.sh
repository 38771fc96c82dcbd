#!/usr/bin/env bash
# Measures the weights of our pallets on this machine and writes their weights.rs.
#
#   scripts/bench.sh                      all our pallets
#   scripts/bench.sh pallet_validator_set one of them
#
# OVN_BENCH_PROFILE=release (the default) measures with the node that operators run. With `dev` the
# host's side of the work is compiled without much optimisation, which makes the weights too heavy
# rather than too light; the runtime's wasm is optimised in both. OVN_BENCH_STEPS and OVN_BENCH_REPEAT
# say how often.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"
"$OVN_ROOT/scripts/setup.sh"
. "$OVN_ROOT/scripts/env.sh"
cd "$OVN_ROOT"

profile=${OVN_BENCH_PROFILE:-release}
folder=$profile
[ "$profile" != dev ] || folder=debug
node=$OVN_CACHE/ovn-node-benchmarks-$profile

# A dependency of the benchmark command line carries a test runtime that we do not need, and that the
# wasm builder does not find with a target directory outside the checkout.
SKIP_FRAME_STORAGE_ACCESS_TEST_RUNTIME_WASM_BUILD=1 \
	cargo build --locked --profile "$profile" --workspace --bin ovn-node --features ovn-node/runtime-benchmarks
cp "$CARGO_TARGET_DIR/$folder/ovn-node" "$node.new"
mv "$node.new" "$node"

pallets=("$@")
[ $# -gt 0 ] || pallets=(pallet_contributions pallet_crowdfunding pallet_custody pallet_evaluation pallet_networks pallet_shares
	pallet_validator_set pallet_value_equation)
for pallet in "${pallets[@]}"; do
	directory=${pallet#pallet_}
	"$node" benchmark pallet --chain dev --pallet "$pallet" --extrinsic '*' \
		--steps "${OVN_BENCH_STEPS:-50}" --repeat "${OVN_BENCH_REPEAT:-20}" --wasm-execution compiled \
		--template scripts/weights.hbs \
		--output "pallets/${directory//_/-}/src/weights.rs"
done
