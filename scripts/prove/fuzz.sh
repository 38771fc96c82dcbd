#!/usr/bin/env bash
# Copyright (C) The OVN chain maintainers.
# SPDX-License-Identifier: Apache-2.0
#
# Lets anybody do anything on the whole runtime, very many times: what `runtime/src/tests/fuzz` checks after each
# call, every 100 calls in the middle of a block, after each block and every 1,000 calls. Prints the seed, how many
# calls ran by now, and at the end how often each call was tried, how often it succeeded, and with which errors it
# failed. Fails if too few calls ever succeed for so many.
#
#   scripts/prove/fuzz.sh                      1,000,000 calls, a random seed
#   scripts/prove/fuzz.sh 100000 7             so many, with this seed
#   scripts/prove/fuzz.sh 10000 7 12           the thirteenth chain of that seed alone
#
# A failure prints the seed, the number of the chain's life and the call. To see it again, give these three; with
# OVN_FUZZ_TRACE=1 every call is printed before it is made, with OVN_FUZZ_CHECK=1 the whole state is checked
# after each block rather than every 1,000 calls, with OVN_FUZZ_INSIDE=1 all invariants after each call.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../env.sh"
cd "$OVN_ROOT"

export OVN_FUZZ_CALLS=${1:-1000000}
export OVN_FUZZ_SEED=${2:-$(od -An -N4 -tu4 /dev/urandom | tr -d ' ')}
export OVN_FUZZ_LIFE=${3:-0}

# With the features of the tests that continuous integration runs, so that no other set of dependencies is built;
# our own code optimised, overflows found all the same.
options=()
for package in ovn-math ovn-primitives ovn-runtime pallet-networks pallet-contributions pallet-evaluation \
	pallet-shares pallet-value-equation pallet-custody pallet-usage pallet-crowdfunding pallet-budgeting \
	pallet-fiat pallet-firms pallet-governance pallet-settlement pallet-validator-set; do
	options+=(--config "profile.dev.package.$package.opt-level=1")
done
exec cargo test --locked --lib --package ovn-runtime \
	"${options[@]}" \
	anybody_does_anything -- --nocapture
