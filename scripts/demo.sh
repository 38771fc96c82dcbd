#!/usr/bin/env bash
# Tells three stories on a development chain with the client, and checks every figure in them.
#
#   scripts/demo.sh               sets up, builds, starts a chain if none runs, tells all stories
#   scripts/demo.sh --no-build    the same with the node and the client of $OVN_NODE and $OVN_CLIENT
#   scripts/demo.sh printer       only the first story; `list`: only the second; `contracts`: only the third
#   scripts/demo.sh --ledger FILE imports this ledger instead (columns date, contributor, lines_added, lines_removed)
#   scripts/demo.sh --sample      imports the small ledger in scripts/demo/, even where the real one is there
#
# Eleven people buy a printer together, and are paid back by its use until nobody is owed anything. A
# list that many people wrote sells something, and everybody gets a part: the ledger of a real
# list in ../shared/data/commons-log.csv where that file is there, else a small one in scripts/demo/. Others use what a
# project makes: a network that remixes it, a company, somebody who helps, a firm that sells it, a bank.
#
# A chain that answers at $OVN_URL (ws://127.0.0.1:9944 if not set) is used, if it is a development
# or local chain whose day has 20 blocks; otherwise one is started there for as long as the stories last. The last
# line says how many figures were checked; the exit code is 0 if all of them were right.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"

build=1 ledger='' stories='printer list contracts'
while [ $# -gt 0 ]; do
	case $1 in
	--no-build) build='' ;;
	--ledger) ledger=${2:?--ledger needs a file}; shift ;;
	--sample) ledger=$OVN_ROOT/scripts/demo/list-log.csv ;;
	printer | list | contracts) stories=$1 ;;
	-h | --help) sed -n '2,/^set/{/^set/d;s/^# \{0,1\}//;p;}' "${BASH_SOURCE[0]}"; exit 0 ;;
	*) printf 'demo: there is no option %s; --help lists them\n' "$1" >&2; exit 2 ;;
	esac
	shift
done
if [ -z "$ledger" ]; then
	ledger=$OVN_ROOT/../shared/data/commons-log.csv
	[ -e "$ledger" ] || ledger=$OVN_ROOT/scripts/demo/list-log.csv
fi
[ -r "$ledger" ] || { printf 'demo: %s cannot be read\n' "$ledger" >&2; exit 2; }

if [ -n "$build" ]; then
	"$OVN_ROOT/scripts/setup.sh"
	. "$OVN_ROOT/scripts/env.sh"
	# The packages that the tests build together, so that both share every library.
	(cd "$OVN_ROOT" && cargo build --locked "${OVN_NODE_PACKAGES[@]}" --bin ovn-node --bin ovn)
fi
client=${OVN_CLIENT:-$CARGO_TARGET_DIR/debug/ovn}
for binary in "$client" "$OVN_NODE"; do
	[ -x "$binary" ] || { printf 'demo: %s is not there: run without --no-build\n' "$binary" >&2; exit 2; }
done

work=$(mktemp -d)
node_pid=
stop() {
	local code=$?
	trap - EXIT
	jobs -p | xargs -r kill 2>/dev/null || true
	if [ -n "$node_pid" ]; then
		kill "$node_pid" 2>/dev/null || true
		wait "$node_pid" 2>/dev/null || true
	fi
	rm -rf "$work"
	exit "$code"
}
trap stop EXIT
trap 'exit 130' INT TERM

export OVN_URL=${OVN_URL:-ws://127.0.0.1:9944}
export OVN_NAMES=$work/names
unset OVN_KEY OVN_SEED OVN_GENESIS OVN_NETWORK
# Neither reads nor changes what this user has; the key of the story is thrown away with the folder.
export OVN_CONFIG=$work/config.toml XDG_DATA_HOME=$work/data OVN_PASSPHRASE='only for this demo'

# --- Telling ------------------------------------------------------------------------------------

if [ -t 1 ]; then bold=$'\e[1m' dim=$'\e[2m' red=$'\e[31m' green=$'\e[32m' plain=$'\e[0m'; else bold='' dim='' red='' green='' plain=''; fi
# As wide as the terminal; what is not read by a person keeps its lines whole.
columns=
[ ! -t 1 ] || columns=96
title() {
	local text="── $1 "
	while [ "${#text}" -lt 98 ]; do text+=─; done
	printf '\n%s%s%s\n' "$bold" "$text" "$plain"
}
say() { printf '\n%s\n' "$*" | fold -s -w 98 | sed 's/ *$//'; }

checked=0 wrong=0
# check WHAT EXPECTED ACTUAL: two whole numbers or words that have to be the same.
check() {
	checked=$((checked + 1))
	if [ "$2" = "$3" ]; then
		[ -n "${hush:-}" ] || printf '%s  ✓ %s%s\n' "$green" "$1" "$plain"
	else
		wrong=$((wrong + 1))
		printf '%s  ✗ %s: it should be %s, but is %s%s\n' "$red" "$1" "$2" "${3:-nothing}" "$plain"
	fi
}

# Runs the client; if it fails everything stops.
ovn() {
	local code=0
	"$client" "$@" 2>"$work/errors" || code=$?
	if [ "$code" != 0 ]; then
		printf '\n%sdemo: ovn %s%s\n' "$red" "$*" "$plain" >&2
		cat "$work/errors" >&2
		return "$code"
	fi
}
# The same, shown as one would type it, with all it says.
show() {
	local word line='$ ovn' group='' code=0
	printf '\n%s' "$bold"
	for word in "$@" --; do
		case $word in
		-y | --yes) continue ;;
		"$work"/*) word=${word#"$work"/} ;;
		@"$work"/*) word=@${word#@"$work"/} ;;
		"$OVN_ROOT"/*) word=${word#"$OVN_ROOT"/} ;;
		*[\ \'\"{}\;]* | '') word="'$word'" ;;
		esac
		# An option and its value stay on one line.
		case $word in
		--*)
			if [ $((${#line} + ${#group})) -gt 96 ]; then
				printf '%s \\\n' "$line"
				line='   '
			fi
			line+=$group group=" $word"
			;;
		*) group+=" $word" ;;
		esac
	done
	printf '%s%s\n' "$line" "$plain"
	OVN_COLUMNS=$columns "$client" "$@" >"$work/shown" 2>&1 || code=$?
	sed 's/^/  /;s/ *$//' "$work/shown"
	[ "$code" = 0 ] || [ -n "${may_fail:-}" ] ||
		printf '%sdemo: that was not to fail (%s)%s\n' "$red" "$code" "$plain" >&2
	return "$code"
}
# refused WORD ARGUMENTS...: shown, and has to be refused with this word.
refused() {
	local word=$1 code=0
	shift
	may_fail=1 show "$@" || code=$?
	check "refused, because: $word" "1 yes" "$code $(grep -q "$word" "$work/shown" && echo yes || echo no)"
}

# field NAME: the first value of that name in JSON. event EVENT NAME: the same in the fields of an event.
field() {
	local json
	json=$(cat)
	[[ $json =~ \"$1\":\"?([^],}\"]*) ]] && printf '%s\n' "${BASH_REMATCH[1]}"
}
event() {
	local json
	json=$(cat)
	case $json in
	*"\"name\":\"$1\",\"fields\":"*) field "$2" <<<"${json#*\"name\":\"$1\",\"fields\":}" ;;
	*) return 1 ;;
	esac
}

# Amounts are whole numbers of base units here: tokens 12.5 is 12500000000000, and amount the other way round.
tokens() {
	local whole=${1%.*} part=
	[ "$whole" = "$1" ] || part=${1#*.}
	part=$(printf '%-12s' "$part" | tr ' ' 0)
	printf '%s\n' $((whole * 1000000000000 + 10#$part))
}
amount() {
	local whole=$(($1 / 1000000000000)) part=$(($1 % 1000000000000)) groups=''
	while [ "${#whole}" -gt 3 ]; do
		groups=,${whole:$((${#whole} - 3))}$groups
		whole=${whole:0:$((${#whole} - 3))}
	done
	part=$(printf '%012d' "$part" | sed 's/0*$//')
	printf '%s%s%s\n' "$whole" "$groups" "${part:+.$part}"
}
# All that an account has, held or not. A purse by its address.
has() {
	local found
	found=$(ovn balance "$1" --json)
	printf '%s\n' $(($(field free <<<"$found") + $(field held <<<"$found")))
}
purse() { # scope, purse
	local found
	found=$(ovn fund list "$1" | grep -E "(^| )$2 " | grep -o '5[1-9A-HJ-NP-Za-km-z]\{47\}' | head -n 1)
	printf '%s\n' "$found"
}
# part A B C: A x B / C, rounded down, without a product that is too large for the shell.
part() { printf '%s\n' $(($1 / $3 * $2 + $1 % $3 * $2 / $3)); }

# --- A chain ------------------------------------------------------------------------------------

begun=$SECONDS
if answer=$("$client" chain show --json 2>/dev/null); then
	case $answer in
	*'"Development"'* | *'"Local"'*) ;;
	*) printf 'demo: %s is no development chain: stop its node, or name another in OVN_URL\n' "$OVN_URL" >&2; exit 2 ;;
	esac
	printf 'demo: using the chain at %s\n' "$OVN_URL"
else
	port=${OVN_URL##*:} port=${port%%/*}
	case $OVN_URL in
	ws://127.0.0.1:[0-9]* | ws://localhost:[0-9]*) ;;
	*) printf 'demo: no node answers at %s, and one can only be started on this machine\n' "$OVN_URL" >&2; exit 2 ;;
	esac
	printf 'demo: starting a development chain at %s\n' "$OVN_URL"
	"$OVN_NODE" --dev --sealing 200 --rpc-port "$port" --port 0 --no-prometheus --state-pruning archive --base-path "$work/chain" >"$work/node.log" 2>&1 &
	node_pid=$!
	# A machine that does other things too may take minutes for it.
	while kill -0 "$node_pid" 2>/dev/null && [ $((SECONDS - begun)) -lt 300 ]; do
		if grep -q 'Running JSON-RPC server' "$work/node.log" && answer=$("$client" chain show --json 2>/dev/null); then break; fi
		sleep 0.5
	done
	[ -n "$answer" ] || { printf 'demo: the node did not start:\n' >&2; tail -n 20 "$work/node.log" >&2; exit 1; }
fi
[ "$(field blocks_a_day <<<"$answer")" = 20 ] ||
	{ printf 'demo: a day of this chain is too long to wait for: use one started by scripts/dev.sh\n' >&2; exit 2; }

# Everybody in the stories, and some tokens for those who have to spend any. The names are known to this run only.
owners=(ana ben cleo dora emil fatima goran hana ivo june kofi)
gave=(600 500 500 400 400 400 300 300 250 200 150)
ceiling=(720 600 600 480 480 480 360 360 300 240 180)
calls=
person() { # name, tokens it gets, if any
	local address
	address=$(ovn key show --dev "//$1" --json | field address)
	printf 'person %s %s\n' "$1" "$address" >>"$OVN_NAMES"
	[ -z "${2:-}" ] ||
		calls+="${calls:+,}{\"Balances\":{\"transfer_allow_death\":{\"dest\":\"$address\",\"value\":\"$2 OVN\"}}}"
}
# Founds a scope, and gives its number the name.
found() { # name, arguments of `network new`
	local name=$1 number
	shift
	number=$(ovn network new "$name" "$@" --json -y | event ScopeCreated scope)
	ovn name scope "$name" "$number"
}
# Runs in the background; `together` waits for all of them, and fails if one did.
crew=()
aside() { "$@" & crew+=($!); }
together() {
	local pid code=0
	for pid in ${crew[@]+"${crew[@]}"}; do wait "$pid" || code=$?; done
	crew=()
	return "$code"
}
# What each of these has, into files.
note() { # label, names
	local label=$1 who
	shift
	for who; do
		aside eval "has $who >$work/$label-$who"
		[ "${#crew[@]}" -lt 4 ] || together
	done
	together
}
noted() { cat "$work/$1-$2"; }
# What somebody has more, or less, since a note.
since() { printf '%s\n' $(($(has "$2") - $(noted "$1" "$2"))); }

# --- The printer --------------------------------------------------------------------------------

tell_printer() {
title "1. The printer"
for who in "${owners[@]}" lena; do person "$who" 700; done
person uma 10000
person nils 100
person mira 100
person tess 10
for who in vera milo; do person "$who"; done
ovn chain call Utility batch_all "{\"calls\":[$calls]}" --dev ferdie -y >/dev/null
say "Eleven people want a 3D printer that none of them can pay alone. It will belong to nobody: somebody holds it" \
	"in trust, and its use pays back those who paid for it, up to 1.2 times what they gave."
found workshop --dev ferdie
ovn fund create workshop upkeep --dev ferdie -y >/dev/null
ovn fund create workshop infrastructure --dev ferdie -y >/dev/null
ovn fund open workshop upkeep --dev ferdie -y >/dev/null
ovn fund open workshop infrastructure --dev ferdie -y >/dev/null
for who in mira uma nils tess; do aside ovn member join workshop --dev "$who" -y >/dev/null; done
together
upkeep=$(purse workshop upkeep) infrastructure=$(purse workshop infrastructure)

show campaign create workshop 4000 --buy printer --payee vera --custodian mira --ceiling 120% \
	--tariff commercial:price=20,material=1,maintenance=1.5,infrastructure=5%,technician=20,payback=rest \
	--tariff community:material=1,maintenance=1.5 --tariff owner:material=1,maintenance=1.5 \
	--agreement 'The printer: 1.2 times, by use' --dev ferdie -y
campaign=$(ovn campaign list workshop --json | field campaign)

note begin vera lena
say "Ana begins. The others follow, each with what they can spare."
show campaign contribute "$campaign" 600 --dev ana -y
for i in 1 2 3 4 5 6 7 8 9 10; do
	aside ovn campaign contribute "$campaign" "${gave[$i]}" --dev "${owners[$i]}" -y >/dev/null
	[ $((i % 4)) != 0 ] || together
done
together
show campaign show "$campaign"
answer=$(ovn campaign show "$campaign" --json)
check "4,000 are collected" "$(tokens 4000)" "$(field collected <<<"$answer")"
check "all of it lies in escrow" "$(tokens 4000)" "$(field escrow <<<"$answer")"

say "Lena comes too late: never more than the goal is taken."
refused NotOpen campaign contribute "$campaign" 100 --dev lena -y
check "the escrow has what it had" "$(tokens 4000)" "$(ovn campaign show "$campaign" --json | field escrow)"
paid=$((0 - $(since begin lena)))
# The client tries first; where the node did not try, the transaction is in a block, and costs its fee.
if grep -q "Nothing was sent" "$work/shown"; then
	check "Lena has all she had" 0 "$paid"
else
	check "Lena has all she had but for the fee" yes "$([ "$paid" -gt 0 ] && [ "$paid" -lt "$(tokens 0.02)" ] && echo yes || echo "$paid")"
fi

say "The workshop announces the payment to Vera, who sells the printer. For seven days contributors can object; Kofi" \
	"does, but he gave too little to stop it: it takes a third."
show campaign request-release "$campaign" --evidence 'invoice 2026-17 of Vera' --dev ferdie -y
ovn campaign object "$campaign" --dev kofi -y >/dev/null
check "Kofi's 150 object" "$(tokens 150)" "$(ovn campaign show "$campaign" --json | field objected)"
ovn chain wait 7d >/dev/null
show campaign execute-release "$campaign" --dev lena -y
answer=$(ovn campaign show "$campaign" --json)
check "Vera has 4,000 more" "$(tokens 4000)" "$(since begin vera)"
check "nothing is left in escrow" 0 "$(field escrow <<<"$answer")"
check "the campaign is over" Completed "$(field state <<<"$answer")"
printer=$(field resource <<<"${answer#*\"settled\":}")
check "its co-owners are owed 4,800" "$(tokens 4800)" "$(field owed <<<"$answer")"
aside ovn resource validate "$printer" --dev ferdie -y >/dev/null
together
ovn resource settings "$printer" --maintenance upkeep --infrastructure infrastructure --dev ferdie -y >/dev/null
ovn role define workshop technician --about "who helps at machines" --dev ferdie -y >/dev/null
ovn role grant workshop technician tess --dev ferdie -y >/dev/null
ovn use terms "$printer" --supplier milo --technician technician --dev ferdie -y >/dev/null
show resource show "$printer"

say "Uma prints for money. She asks first what ten hours cost, with material for 12 and two hours of Tess' help."
show use quote "$printer" commercial 10 --material 12 --technician tess=2
show use start "$printer" commercial 10 --material 12 --technician tess=2 --dev uma -y
ovn chain wait 12h >/dev/null
show use end "$printer" --dev uma -y
note before "${owners[@]}" tess milo "$upkeep" "$infrastructure" uma
show use confirm "$printer" --dev mira -y
check "12 for the material" "$(tokens 12)" "$(since before milo)"
check "40 for two hours of Tess" "$(tokens 40)" "$(since before tess)"
check "15 for upkeep" "$(tokens 15)" "$(since before "$upkeep")"
check "10 for infrastructure" "$(tokens 10)" "$(since before "$infrastructure")"
check "123 to the co-owners" "$(tokens 4677)" "$(ovn campaign show "$campaign" --json | field owed)"

say "Nils prints for the community: he pays material and upkeep, and nobody earns from it."
note community milo "$upkeep"
show use start "$printer" community 10 --material 12 --dev nils -y
ovn chain wait 12h >/dev/null
ovn use end "$printer" --dev nils -y >/dev/null
show use confirm "$printer" --dev mira -y
check "27 in all: 12 and 15" "$(tokens 27)" $(($(since community milo) + $(since community "$upkeep")))
check "nothing of it to the co-owners" "$(tokens 4677)" "$(ovn campaign show "$campaign" --json | field owed)"

# A commercial use as the first. Mira confirms it while the next one begins, unless it is to be told.
use() { # its number in the story
	local number
	number=$(ovn use start "$printer" commercial 10 --material 12 --technician tess=2 --dev uma -y --json | event UseStarted number)
	ovn chain wait 12h >/dev/null
	ovn use end "$printer" --number "$number" --dev uma -y --json >/dev/null
	together
	if [ -n "${2:-}" ]; then
		show use confirm "$printer" --number "$number" --dev mira -y
	else
		aside eval "ovn use confirm $printer --number $number --dev mira -y --json >$work/use-$1"
	fi
}
say "Uma comes again and again. Uses 2 to 39 are like the first."
for n in $(seq 2 38); do
	use "$n"
	[ ! -t 1 ] || printf '\r  use %s ' "$n"
done
use 39
together
[ ! -t 1 ] || printf '\r            \r'
alike=0
for n in $(seq 2 39); do
	answer=$(cat "$work/use-$n")
	case $answer in
	*"\"paid\":{\"material\":\"$(tokens 12)\",\"technician\":\"$(tokens 40)\",\"maintenance\":\"$(tokens 15)\",\"infrastructure\":\"$(tokens 10)\",\"books\":[[\"$campaign\",\"$(tokens 123)\"]]"*)
		alike=$((alike + 1)) ;;
	esac
done
check "38 uses alike: 12 + 40 + 15 + 10 + 123" 38 "$alike"
check "the co-owners got 4,797 and are owed 3" "$(tokens 3)" "$(ovn campaign show "$campaign" --json | field owed)"

say "The fortieth use pays them the last 3. What they do not need goes to the infrastructure of all, in the same call."
note last "$infrastructure"
use 40 told
check "infrastructure got 10 and 120" "$(tokens 130)" "$(since last "$infrastructure")"
check "nobody is owed anything" 0 "$(ovn campaign show "$campaign" --json | field owed)"
say "From now on the printer is free, and cheaper:"
show use quote "$printer" commercial 10 --material 12 --technician tess=2
use 41 told
check "use 41 costs 77, as was said before" "uma paid 77 OVN" "$(grep -o 'uma paid [0-9.]* OVN' "$work/shown")"
answer=$(ovn resource show "$printer" --json)
check "it is marked as free to share" true "$(field shareable <<<"$answer")"

say "All eleven are paid what they were promised, to the last of twelve decimals. Anybody can send the claim for" \
	"anybody: others do, so that the fees are theirs."
i=0
for who in "${owners[@]}"; do
	signers=(ferdie nils lena mira uma)
	aside ovn claim now "$who" --dev "${signers[$((i % 5))]}" -y >/dev/null
	i=$((i + 1))
	[ $((i % 5)) != 0 ] || together
done
together
note after "${owners[@]}"
for i in "${!owners[@]}"; do
	who=${owners[$i]}
	check "$who gave ${gave[$i]} and got ${ceiling[$i]}" "$(tokens "${ceiling[$i]}")" $(($(noted after "$who") - $(noted before "$who")))
done
check "Tess got 1,640 for 82 hours" "$(tokens 1640)" "$(since before tess)"
check "Milo got 504 for the material of 42 uses" "$(tokens 504)" "$(since before milo)"
note all "$upkeep" "$infrastructure"
for_upkeep=$(($(noted all "$upkeep") - $(noted before "$upkeep")))
for_all=$(($(noted all "$infrastructure") - $(noted before "$infrastructure")))
check "630 are put aside for its upkeep" "$(tokens 630)" "$for_upkeep"
check "infrastructure got 530" "$(tokens 530)" "$for_all"
}

# --- The list -----------------------------------------------------------------------------------

tell_list() {
title "2. The list"
for who in rosa theo yara otto; do person "$who"; done
ovn key new "$work/noor.key" >/dev/null
ovn name person noor "$(ovn key show --key "$work/noor.key" --json | field address)"
# What the file says, counting at most 500 lines of a change.
lines_of() { # contributor; all if none
	awk -F, -v who="${1:-}" 'NR > 1 && (who == "" || $2 == who) { n = $3 + $4; sum += n > 500 ? 500 : n } END { print sum + 0 }' "$ledger"
}
changes=$(awk 'END { print NR - 1 }' "$ledger")
people=$(awk -F, 'NR > 1 { seen[$2] = 1 } END { for (one in seen) count++; print count }' "$ledger")
read -r first second < <(awk -F, 'NR > 1 { n = $3 + $4; sum[$2] += n > 500 ? 500 : n } END { for (one in sum) print sum[one], one }' "$ledger" |
	sort -k1,1nr -k2,2 | head -n 2 | awk '{ print $2 }' | paste -sd ' ')
lines=$(lines_of)
say "$people people have written a list together, with $changes changes of $(amount $((lines * 1000000000000))) lines. They are not on" \
	"the chain, and may never be. The list becomes a project of a network, and its whole ledger is imported: everybody's part" \
	"waits under the hash of a name, until its owner comes."
found library --dev alice
for who in bob charlie; do aside ovn member join library --dev "$who" -y >/dev/null; done
together
ovn member promote library bob member --dev alice -y >/dev/null
# With a third member votes would decide who founds the reputation.
ovn member promote library charlie contributor --dev alice -y >/dev/null
ovn evaluate found library alice=40 bob=30 charlie=30 --dev alice -y >/dev/null
found list --in library --dev alice
show kind define list change --unit Line --rate 0.1 --measured --max 500 --dev alice -y
ovn kind define list review --unit Hour --rate 25 --by-quality --dev alice -y >/dev/null
show import run list "$ledger" --kind change --quantity lines_added+lines_removed --most 500 --salt list --finish --dev alice -y
answer=$(ovn kind totals list change --json)
check "each change is there once" "$changes" "$(field accepted <<<"$answer")"
check "all lines are there" "$((lines * 1000000))" "$(field units <<<"$(ovn equity book list/change --json)")"

say "Two of those who wrote most come: $first is Rosa, $second is Theo. The project binds the names to their accounts, with" \
	"fourteen days' notice, so that anybody can protest."
show claim propose-binding list "list:$first" rosa --dev alice -y
ovn claim propose-binding list "list:$second" theo --dev alice -y >/dev/null
bound=$(($(ovn chain show --json | field final_block) + 14 * 20))

say "Noor comes with nothing, not even the fee of a transaction: the project pays it. She reviews the list for three hours."
ovn network sponsor list --allowance 0.2 --budget 1 --dev alice -y >/dev/null
ovn fund fill list sponsor 5 --dev alice -y >/dev/null
ovn member invite list noor --dev alice -y >/dev/null
ovn member join list --key "$work/noor.key" -y >/dev/null
show contribute log list review 3 --evidence 'reviewed every link' --key "$work/noor.key" -y
index=$(ovn contribute list list noor --json | field index)
log=list/$index
check "Noor has no tokens" 0 "$(has noor)"

say "Peers say what it is worth, with reputation at stake. Bob is silent; what Alice and Charlie say is enough."
show evaluate give "$log" 4 --dev alice -y
ovn evaluate give "$log" 4 --dev charlie -y >/dev/null
ovn chain wait 2d >/dev/null
show evaluate show "$log"
show evaluate finalise "$log" --dev bob -y
check "three hours of quality 4/5 are 2.4 units" 2400000 "$(ovn equity position list/review noor --json | field units)"

say "A sister project translates the list. It gets 5 % of what the list earns, and divides it among its own."
found translations --in library --dev alice
ovn kind define translations page --unit Piece --rate 10 --measured --dev alice -y >/dev/null
printf 'date,contributor,quantity\n2026-01-10,yara,30\n2026-02-11,otto,10\n' >"$work/pages.csv"
ovn import run translations "$work/pages.csv" --kind page --finish --dev alice -y >/dev/null
ovn equation set translations --preset hours-by-rate --kinds page --dev alice -y >/dev/null
sister=$(ovn network show translations --json | field scope || true)
sister=${sister:-$(sed -n 's/^scope translations \([0-9]*\) .*/\1/p' "$OVN_NAMES")}
cat >"$work/equation.json" <<JSON
{"mode": "Straight", "residue": "Treasury", "buckets": [
  {"name": "sister", "ask": {"Share": {"numerator": 5, "denominator": 100}}, "recipient": {"Scope": $sister}},
  {"name": "makers", "ask": {"Share": {"numerator": 95, "denominator": 100}},
   "recipient": {"Books": {"kinds": [0, 1], "at_most": null, "on_empty": "NextBucket"}}}]}
JSON
show equation set list --equation "@$work/equation.json" --dev alice -y

say "The list sells something for 10,000."
treasury=$(purse library treasury)
note sold "$treasury" noor rosa theo
sold=$(ovn chain show --json | field final_block)
show income record list 10000 --reference invoice-1 --dev dave -y
ovn income collect list levy --dev eve -y >/dev/null
check "5 % of it, 500, are the network's levy" "$(tokens 500)" "$(since sold "$treasury")"

say "The sister's part lies in its inbox. It was levied once, and is not again."
show income process translations --dev eve -y
note fees yara otto
aside ovn claim now yara --dev eve -y >/dev/null
together
ovn claim now otto --dev eve -y >/dev/null
check "475 reach the sister: Yara gets three quarters" "$(tokens 356.25)" "$(since fees yara)"
check "and Otto one" "$(tokens 118.75)" "$(since fees otto)"

say "Of the 9,025 for its makers the list's ledger decides. One line is worth 0.1, an hour of review 25."
show equity show list --top 12 --ledger "$ledger" --salt list
ovn chain wait "$bound" >/dev/null
# What has to be: of 9,025 the value of changes is lines / 10, that of Noor's review 60; within the changes by lines.
makers=$(tokens 9025)
for_changes=$(part "$makers" "$lines" $((lines + 600)))
for_noor=$(part "$makers" 600 $((lines + 600)))
for_rosa=$(part "$for_changes" "$(lines_of "$first")" "$lines")
for_theo=$(part "$for_changes" "$(lines_of "$second")" "$lines")
show claim now noor --dev bob -y
ovn claim now "outside:list:$first" --dev bob -y >/dev/null
ovn claim now "outside:list:$second" --dev bob -y >/dev/null
check "Noor, who came with nothing, has $(amount "$for_noor")" "$for_noor" "$(since sold noor)"
check "Rosa has $(amount "$for_rosa")" "$for_rosa" "$(since sold rosa)"
check "Theo has $(amount "$for_theo")" "$for_theo" "$(since sold theo)"
show equity why list noor --blocks $(($(ovn chain show --json | field final_block) - sold))
}

# --- The contracts ------------------------------------------------------------------------------

tell_contracts() {
title "3. The contracts"
calls=
for who in dalia remo acme; do person "$who" 1000; done
for who in bela fritz; do person "$who" 2000; done
person berta 20000
person greta 20
person wim 10
ovn chain call Utility batch_all "{\"calls\":[$calls]}" --dev ferdie -y >/dev/null
say "Dalia's project draws a lamp, in her network atelier. Others want to use it, and all of them give something back:" \
	"each agrees on it once, and pays without being asked again."
found atelier --dev dalia
found lamp --in atelier --dev dalia
for who in greta wim; do aside ovn member join lamp --dev "$who" -y >/dev/null; done
together
ovn role define lamp reviewer --dev dalia -y >/dev/null
ovn role grant lamp reviewer wim --dev dalia -y >/dev/null
ovn member promote lamp greta contributor --dev dalia -y >/dev/null
ovn kind define lamp drawing --unit Piece --rate 10 --reviewers reviewer --standing 10 --dev dalia -y >/dev/null
ovn equation set lamp --preset hours-by-rate --kinds drawing --dev dalia -y >/dev/null
found remix --dev remo
ovn evaluate found remix remo=100 --dev remo -y >/dev/null
ovn kind define remix work --rate 25 --dev remo -y >/dev/null
ovn equation set remix --preset hours-by-rate --kinds work --dev remo -y >/dev/null

say "A bank account first, because that takes two weeks: Bela holds dollars, and may issue up to 1,000.00 of them here, with" \
	"300 of her own as a bond."
show fiat license atelier bela --currency USD --decimals 2 --name 'Atelier dollar' --symbol AUSD --limit 1000 --cover 25:100 \
	--asset native --bond 300 --smallest 10 --fulfil-within 10 --arbiter ferdie --dev dalia -y
licensed=$(($(ovn chain show --json | field final_block) + 14 * 20 + 1))

say "Remo's network remixes the lamp. It gives 3 % of every sale, until 40 are paid; nobody has to report anything."
refused InvalidRate settle share scope:remix lamp 21% --asset native --notice 30 --valid 30 --document 'Too much.' --dev remo -y
show settle share scope:remix lamp 3% --asset native --ceiling 40 --notice 30 --valid 30 --document 'Three of a hundred.' --dev remo -y
share=$(grep -o 'It is contract [0-9]*' "$work/shown" | grep -o '[0-9]*')
ovn settle accept "$share" --dev dalia -y >/dev/null
shared=$(($(ovn chain show --json | field final_block) + 7 * 20 + 1))

say "Acme builds lamps and sells them: 2 % of what it declares every 30 days. Greta builds lamps, too, and signs the same. She" \
	"also draws for the project: whoever contributes uses it free of charge."
license() { # licensee; the number of the contract
	local number
	number=$(ovn licence offer "$1" lamp commercial --rate 2% --period 30 --free-for 1 --within 30 --cure 10 --asset native \
		--notice 30 --valid 30 --document "Build lamps, $1." --dev dalia --json -y | event ContractOffered contract)
	ovn settle accept "$number" --dev "$1" -y >/dev/null
	printf '%s\n' "$number"
}
acme=$(license acme)
greta=$(license greta)
over=$(($(ovn chain show --json | field final_block) + 30 * 20 + 1))
ovn contribute log lamp drawing 1 --evidence 'a hinge that holds' --dev greta -y >/dev/null
show contribute review lamp/0 accept --dev wim -y
show licence status lamp acme
show licence status lamp greta
note parts acme
show licence declare "$acme" 4000 --evidence 'the first weeks' --dev acme -y
check "2 % of 4,000 are 80" "80 OVN are paid" "$(grep -o '80 OVN are paid' "$work/shown")"
refused TooEarly licence close "$acme" 10000 --dev acme -y

say "The remix sells for 1,000, and then again. What arrives at the lamp its own network has still to levy."
ovn chain wait "$shared" >/dev/null
show income preview remix 1000
said() { grep -m 1 "$1" "$work/shown" | grep -oE '[0-9.,]+ OVN' | tail -n 1; } # the amount in the line of something
check "its own network levies a twentieth" "50 OVN" "$(said 'levy of remix')"
check "the lamp's share is 3 % of all of it" "30 OVN" "$(said 'share of lamp')"
check "and 920 are left to its own people" "920 OVN" "$(said residue)"
ovn income record remix 1000 --reference remix-1 --dev berta -y >/dev/null
show settle show "$share"
inbox=$(ovn income inbox lamp --json | field amount)
check "3 % of 1,000 lie in the lamp's inbox" "$(tokens 30)" "$inbox"
answer=$(ovn income process lamp --dev berta --json -y)
check "of the 30 its network levies 1.5, and 28.5 are divided" "$(tokens 28.5)" "$(field base <<<"$answer")"
ovn income record remix 1000 --reference remix-2 --dev berta -y >/dev/null
answer=$(ovn income inbox lamp --json)
check "the second sale pays 10: with it all 40 are paid" "$(tokens 10)" "$(field amount <<<"$answer")"
check "and the contract is complete" yes "$(ovn settle show "$share" | grep -q complete && echo yes)"

say "Fritz sells lamps in the name of the atelier, and keeps 8 %. What he announced and has not paid his bond of 100 covers."
ovn firm license atelier fritz --cut 10% --bond 100 --asset native --report-within 30 --arbiter ferdie --dev dalia -y >/dev/null
ovn firm accept atelier --dev fritz -y >/dev/null
ovn firm name lamp fritz 8% --dev dalia -y >/dev/null
show firm sale lamp 1000 --asset native --currency EUR --price 1190.00 --reference inv-1 --evidence 'invoice 1' --dev fritz -y
show firm announce lamp 100 --asset native --currency EUR --price 119.00 --reference inv-2 --evidence 'invoice 2' --dev fritz -y
refused NotCovered firm announce lamp 20 --asset native --currency EUR --price 23.80 --reference inv-3 --dev fritz -y
show firm pay 0 --dev fritz -y
check "of 100 he pays 92" "92 OVN are paid" "$(grep -o '92 OVN are paid' "$work/shown")"

say "A buyer pays 500.00 dollars into Bela's account. She issues them as an income of the lamp, and the equation divides them."
ovn chain wait "$licensed" >/dev/null
ovn fiat accept atelier --dev bela -y >/dev/null
dollars=2147483648
ovn fund accept-asset lamp "$dollars" --dev dalia -y >/dev/null
ovn equation smallest lamp --amount 1 --asset "$dollars" --dev dalia -y >/dev/null
ovn fiat issue 0 1 --to berta --bank-reference 'secret 1' --evidence 'statement 1' --dev bela -y >/dev/null
ovn income open-pot lamp "$dollars" --dev berta -y >/dev/null
refused LimitExceeded fiat issue 0 1000 --income lamp --class sale --bank-reference 'secret 2' --evidence 'statement 2' --dev bela -y
show fiat issue 0 500 --income lamp --class sale --bank-reference 'secret 2' --evidence 'statement 2' --dev bela -y
check "501 dollars are outstanding" 50100 "$(ovn fiat show 0 --json | field outstanding)"
ovn claim now greta --dev berta -y >/dev/null
say "The atelier levied 25.00 of them. The rest is Greta's, who drew what there is to draw, and she wants it at her own bank."
refused 'would refuse' fiat redeem 0 475.01 --payout 'Greta, account 17' --dev greta -y
show fiat redeem 0 475 --payout 'Greta, account 17' --dev greta -y
ovn fiat acknowledge 0 --dev bela -y >/dev/null
ovn fiat fulfil 0 --evidence 'transfer 9' --dev bela -y >/dev/null
show fiat confirm 0 --dev greta -y
check "what Bela paid out is gone: 26 dollars are outstanding" 2600 "$(ovn fiat show 0 --json | field outstanding)"

say "The 30 days are over. Acme closes its period with the whole, and pays the rest; Greta declares as much, and pays nothing."
ovn chain wait "$over" >/dev/null
show licence close "$acme" 10000 --dev acme -y
check "Acme pays 120 more: 200 of 10,000" "120 OVN are paid" "$(grep -o '120 OVN are paid' "$work/shown")"
note free greta
show licence close "$greta" 10000 --dev greta -y
fee=$((0 - $(since free greta)))
check "Greta pays nothing but the fee of the transaction" yes "$([ "$fee" -lt "$(tokens 0.3)" ] && echo yes || echo "$fee")"
}

# --- Summary ------------------------------------------------------------------------------------

for story in $stories; do "tell_$story"; done

title "What happened"
printf '\n'
row() { printf '  %-58s %24s OVN\n' "$1" "$2"; }
case $stories in *printer*)
	row "collected for the printer by eleven people, paid to Vera" 4,000
	row "paid back to them by 40 of 41 commercial uses" 4,800
	row "put aside for its upkeep" "$(amount "$for_upkeep")"
	row "paid for the infrastructure of all" "$(amount "$for_all")"
	row "ten commercial hours, while co-owners were owed, and now" "200 and 77"
	;;
esac
case $stories in *list*)
	row "sold by the list of $people people" 10,000
	row "levy of the network" 500
	row "cascade to the sister project" 475
	row "to its makers, a claim each" 9,025
	row "  Rosa, who was $first" "$(amount "$for_rosa")"
	row "  Theo, who was $second" "$(amount "$for_theo")"
	row "  Noor, who came with nothing" "$(amount "$for_noor")"
	printf '\n'
	ovn equity show list --top 8 --ledger "$ledger" --salt list
	;;
esac
case $stories in *contracts*)
	row "shared by the remix of two sales of 1,000, and complete" 40
	row "paid by Acme for uses of 10,000" 200
	row "paid by Greta, who contributes, for as much" 0
	row "sold by Fritz for 1,100, of which he kept" 88
	row "of 500 dollars from a bank, paid out there to who worked" "475 dollars, and 0"
	;;
esac
if [ "$wrong" = 0 ]; then
	printf '\n%sdemo: %s figures checked, all are right, in %s s%s\n' "$green" "$checked" $((SECONDS - begun)) "$plain"
else
	printf '\n%sdemo: %s of %s figures are WRONG, in %s s%s\n' "$red" "$wrong" "$checked" $((SECONDS - begun)) "$plain"
	exit 1
fi
