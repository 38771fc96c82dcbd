#!/usr/bin/env bash
# Copyright (C) The OVN chain maintainers.
# SPDX-License-Identifier: Apache-2.0
#
# Changes the code of money and reputation in one place at a time (a sign, a comparison, a guard, what a function
# returns), and runs the unit tests of the package: which changes they notice, and which not. The mutants are a random
# sample of all that cargo-mutants knows for ovn-math, shares, value-equation, crowdfunding, budgeting, firms, custody, usage,
# evaluation and governance, but for benchmarks and weights.
#
#   scripts/prove/mutants.sh               480 mutants, a random seed: a third of them does not compile
#   scripts/prove/mutants.sh 480 7         so many, with this seed
#   scripts/prove/mutants.sh --again       those of the last run that were not noticed, and those not yet run
#
# Works in a clone of the last commit below $OVN_CACHE/mutants, where also the lists and logs stay. Half a minute to a
# minute for each mutant on two cores, if nothing else runs: a loaded machine makes tests time out, which counts as noticed.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../env.sh"
place=$OVN_CACHE/mutants
source=$place/source
export PATH=$PATH:$place/bin
packages=(ovn-math pallet-settlement pallet-shares pallet-value-equation pallet-crowdfunding pallet-budgeting
	pallet-fiat pallet-firms pallet-custody pallet-usage pallet-evaluation pallet-governance)
mkdir -p "$place"
command -v cargo-mutants >/dev/null || cargo install --locked --root "$place" --version 27.1.0 cargo-mutants

if [ "${1:-}" = --again ]; then
	[ -e "$place/config.toml" ] || { echo "mutants: error: nothing was run yet: call it without --again first" >&2; exit 2; }
	again=(--iterate)
	git -C "$source" checkout --quiet --force .
	git -C "$source" fetch --quiet "$OVN_ROOT" HEAD
	git -C "$source" checkout --quiet --detach FETCH_HEAD
else
	again=()
	count=${1:-480}
	seed=${2:-$(od -An -N4 -tu4 /dev/urandom | tr -d ' ')}
	rm -rf "$source" "$place"/mutants.out* "$place"/*.txt
	git clone --quiet "$OVN_ROOT" "$source"
fi
cd "$source"
# In the target directory of all clones, so that no library is compiled once more.
export WASM_BUILD_WORKSPACE_HINT=$source SKIP_WASM_BUILD=1
flags=()
for package in "${packages[@]}"; do flags+=(--package "$package"); done

if [ ${#again[@]} = 0 ]; then
	cargo mutants --list --json "${flags[@]}" >"$place/all.json"
	python3 - "$place" "$count" "$seed" <<'PYTHON'
import json
import random
import re
import sys

place, count, seed = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
with open(f"{place}/all.json") as file:
    mutants = json.load(file)
# Fields left out of a literal cannot be chosen by name.
names = sorted({
    mutant["name"] for mutant in mutants
    if mutant["genre"] != "StructField" and not mutant["file"].endswith(("benchmarking.rs", "weights.rs"))
})
chosen = random.Random(seed).sample(names, min(count, len(names)))
with open(f"{place}/config.toml", "w") as file:
    file.write("examine_re = [\n")
    for name in sorted(chosen):
        file.write("'''^%s$''',\n" % re.escape(name).replace("\\ ", " "))
    file.write(']\nexclude_globs = ["**/benchmarking.rs", "**/weights.rs"]\n')
print(f"seed {seed}: {len(chosen)} of {len(names)} mutants", flush=True)
PYTHON
fi

# Compiled once without a change, so that no mutant is charged for the libraries.
for package in "${packages[@]}"; do cargo nextest run --locked --no-run --package "$package" 2>&1 | tail -n 1; done
# In place: each mutant compiles one package only. What was noticed or does not compile is no failure of the script.
# First with the quick tests, which notice nearly all; then what is left with all tests.
run() {
	cargo mutants --config "$place/config.toml" "${flags[@]}" --in-place --no-shuffle --baseline skip --timeout 300 \
		--build-timeout 900 --test-tool nextest --cap-lints false --output "$place" "$@" || true
	# The next run forgets which is which of these.
	cat "$place"/mutants.out/{caught,timeout}.txt >>"$place/noticed.txt"
	cat "$place/mutants.out/unviable.txt" >>"$place/unviable.txt"
}
run "${again[@]}" -- --locked -E 'not test(/random|model|any_time|cost|benchmark/)'
run --iterate -- --locked
git checkout --quiet --force .

# Fields left out of a literal run, too, but were not drawn at random.
lines() { sort -u "$1" | grep -cv 'delete field' || true; }
noticed=$(lines "$place/noticed.txt")
missed=$(lines "$place/mutants.out/missed.txt")
printf 'mutants: %s noticed, %s not, %s do not compile: %s %%\n' "$noticed" "$missed" "$(lines "$place/unviable.txt")" \
	$((noticed * 100 / (noticed + missed > 0 ? noticed + missed : 1)))
grep -v 'delete field' "$place/mutants.out/missed.txt" || true
