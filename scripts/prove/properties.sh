#!/usr/bin/env bash
# Copyright (C) The OVN chain maintainers.
# SPDX-License-Identifier: Apache-2.0
#
# Runs the property tests of the pallets, and of the mathematics of settlement, over very many random
# operations, each compared with an exact model: how many passed, and how long they took. A failure prints what to do to see
# it again, and writes the shortest sequence that fails to `proptest-regressions`, to be committed.
#
#   scripts/prove/properties.sh                          1,000,000 operations of each, a random seed
#   scripts/prove/properties.sh 100000 7                 so many, with this seed
#   scripts/prove/properties.sh 1000000 7 shares         of one pallet, or `math`
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../env.sh"
cd "$OVN_ROOT"

export OVN_OPERATIONS=${1:-1000000}
export PROPTEST_RNG_SEED=${2:-$(od -An -N4 -tu4 /dev/urandom | tr -d ' ')}
pallets=("${@:3}")
[ ${#pallets[@]} -gt 0 ] || pallets=(math networks contributions evaluation shares
	value-equation custody usage crowdfunding budgeting fiat firms governance settlement)

# What all tests are built with, but our own code and the rational numbers optimised: nothing else has
# to be built again.
options=()
for package in num-bigint num-rational num-integer ovn-math ovn-primitives \
	pallet-networks pallet-contributions pallet-evaluation pallet-shares pallet-value-equation \
	pallet-custody pallet-usage pallet-crowdfunding pallet-budgeting pallet-fiat pallet-firms \
	pallet-governance pallet-settlement; do
	options+=(--config "profile.dev.package.$package.opt-level=2")
done
# The tests of the mathematics stand beside it.
target() {
	case $1 in
	math) echo --package ovn-math --test properties ;;
	*) echo --package "pallet-$1" --lib ;;
	esac
}
wanted=()
for pallet in "${pallets[@]}"; do
	case $pallet in
	math) cargo test --locked $(target math) "${options[@]}" --no-run ;;
	*) wanted+=(--package "pallet-$pallet") ;;
	esac
done
[ ${#wanted[@]} -eq 0 ] || cargo test --locked --lib "${wanted[@]}" "${options[@]}" --no-run

echo "seed $PROPTEST_RNG_SEED, at least $OVN_OPERATIONS operations of each test"
said=$(mktemp)
trap 'rm -f "$said"' EXIT
failed=0
run() {
	local began=$SECONDS
	if cargo test --quiet --locked $(target "$1") "${options[@]}" "$2" -- --nocapture >"$said" 2>&1; then
		printf '%-16s %-60s %12s operations %6s s\n' "$1" "$2" \
			"$(sed -n 's/^operations: //p' "$said" | tail -n 1)" $((SECONDS - began))
	else
		grep -v '^operations: ' "$said" | tail -n 60
		echo "$1 $2 failed with seed $PROPTEST_RNG_SEED"
		failed=1
	fi
}
for pallet in "${pallets[@]}"; do
	case $pallet in
	math)
		run math shares_pay_owe_and_carry_what_is_due_whatever_happens
		run math periods_are_paid_what_is_due_and_credit_whatever_happens
		run math bonds_pay_what_they_hold_whatever_happens
		run math units_of_a_custodian_are_covered_or_owed_whatever_happens
		run math circles_of_shares_end_within_their_bound
		;;
	networks) run networks money_and_deposits_are_in_order_when_anything_happens ;;
	contributions) run contributions the_chain_follows_the_model_when_anything_happens ;;
	evaluation) run evaluation chain_and_exact_model_agree_when_people_do_anything ;;
	shares)
		run shares nobody_is_a_base_unit_away_from_exact_division
		run shares a_debt_promises_no_more_than_it_has_whenever_anything_happens
		;;
	value-equation)
		run value-equation nothing_is_created_or_lost
		run value-equation everybody_gets_the_exact_part_of_many_incomes
		run value-equation long_tail_costs_and_pays_the_same_however_many_contribute
		run value-equation rate_values_contributions_of_a_million_anew_at_the_cost_of_ten
		;;
	custody) run custody random_calls_never_sell_own_pledge_relabel_or_delete ;;
	usage) run usage reservations_and_uses_keep_their_invariants ;;
	crowdfunding) run crowdfunding escrow_is_what_is_left_whatever_happens ;;
	budgeting) run budgeting rounds_spend_and_return_everything ;;
	fiat) run fiat custodians_issue_redeem_and_default_as_the_model_says ;;
	settlement) run settlement contracts_pay_what_they_owe_and_keep_their_ceilings ;;
	firms) run firms bonds_pay_hold_and_return_what_was_paid_in ;;
	governance) run governance the_chain_follows_the_model_when_a_scope_lives ;;
	*)
		echo "there is no long run of $pallet" >&2
		exit 1
		;;
	esac
done
exit $failed
