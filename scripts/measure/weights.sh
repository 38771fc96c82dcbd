#!/usr/bin/env bash
# Measures weights on this machine and writes them: of our pallets to their weights.rs, of the stock
# pallets that the runtime uses, of an empty block and of an empty transaction to runtime/src/weights/.
#
#   scripts/measure/weights.sh                      all of them
#   scripts/measure/weights.sh pallet_validator_set one of them
#   scripts/measure/weights.sh overhead             blocks and transactions themselves
#   scripts/measure/weights.sh database             reads and writes of the chain whose data lie in $OVN_BENCH_CHAIN; only
#                                         printed, not among "all of them"
#
# OVN_BENCH_PROFILE=release (the default) measures with the node that operators run. With `dev` the
# host's side of the work is compiled without much optimisation, which makes the weights too heavy
# rather than too light; the runtime's wasm is optimised in both. OVN_BENCH_STEPS and OVN_BENCH_REPEAT
# say how often.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../env.sh"
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
	cargo build --locked --profile "$profile" --package ovn-node --features ovn-node/runtime-benchmarks
cp "$CARGO_TARGET_DIR/$folder/ovn-node" "$node.new"
mv "$node.new" "$node"

ours=(pallet_budgeting pallet_contributions pallet_crowdfunding pallet_custody pallet_evaluation pallet_fiat
	pallet_firms pallet_governance pallet_networks pallet_settlement pallet_shares pallet_usage
	pallet_validator_set pallet_value_equation)
# Of the SDK: what they take on this machine is written into the runtime, in place of what they take on
# the machine of their authors. Sessions and reports of misbehaviour are weighed by the SDK.
stock=(frame_system frame_system_extensions pallet_assets pallet_balances pallet_collective pallet_multisig pallet_preimage
	pallet_proxy pallet_safe_mode pallet_scheduler pallet_sudo pallet_timestamp pallet_transaction_payment
	pallet_tx_pause pallet_utility pallet_whitelist)

pallets=("$@")
[ $# -gt 0 ] || pallets=("${ours[@]}" "${stock[@]}" overhead)
for pallet in "${pallets[@]}"; do
	case " overhead ${stock[*]} " in
	*" $pallet "*)
		template=scripts/measure/stock-weights.hbs
		output=runtime/src/weights/$pallet.rs
		;;
	*)
		directory=${pallet#pallet_}
		template=scripts/measure/weights.hbs
		output=pallets/${directory//_/-}/src/weights.rs
		;;
	esac
	if [ "$pallet" = database ]; then
		# What is written goes to a throw-away file: see docs/performance.md for why the runtime keeps the SDK's figures.
		"$node" benchmark storage --chain dev --base-path "${OVN_BENCH_CHAIN:?names the data of a chain}" \
			--state-version 1 --warmups 2 --batch-size 1000 --weight-path "$(mktemp -d)"
		continue
	fi
	if [ "$pallet" = overhead ]; then
		# An empty block, and a transaction that does nothing.
		"$node" benchmark overhead --chain dev --warmup 10 --repeat 100 \
			--header scripts/measure/header.txt --weight-path runtime/src/weights
		sed -i -e 's/use sp_core::parameter_types;/use frame_support::parameter_types;/' \
			-e 's/sp_weights::/frame_support::weights::/' -e '/^\/\/! HOSTNAME/s/HOSTNAME: [^,]*, //' \
			-e '/^\/\/ Executed Command/,/^$/d' \
			runtime/src/weights/{block,extrinsic}_weights.rs
		continue
	fi
	"$node" benchmark pallet --chain dev --pallet "$pallet" --extrinsic '*' \
		--steps "${OVN_BENCH_STEPS:-50}" --repeat "${OVN_BENCH_REPEAT:-20}" --wasm-execution compiled \
		--template "$template" --output "$output"
	# The only one whose trait has another name.
	if [ "$pallet" = frame_system_extensions ]; then
		sed -i 's/frame_system_extensions::WeightInfo/frame_system::ExtensionsWeightInfo/' "$output"
	fi
done
