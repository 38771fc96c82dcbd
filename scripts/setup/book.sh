#!/usr/bin/env bash
# Makes a book of the documents: every page that docs/SUMMARY.md lists, searchable, without a server.
#
#   scripts/setup/book.sh            writes it to $OVN_CACHE/book and prints where it begins
#   scripts/setup/book.sh FOLDER     writes it to this folder, which is replaced
#
# Fails if a page is missing in docs/SUMMARY.md, or if a link of a page leads nowhere, headings included.
# mdBook comes from the crate registry, the program that draws the pictures from the npm registry, once.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../env.sh"
mdbook_version=0.5.4
mermaid_version=12.3.0
mermaid_hash=336df803d87a38b70a01e736e666c8f7601d2ce42f5e47c8fafe5d721074b9a3
tools=$OVN_CACHE/tools
book=${1:-$OVN_CACHE/book}

if [ "$("$tools/bin/mdbook" --version 2>/dev/null)" != "mdbook v$mdbook_version" ]; then
	# Not among the chain's libraries: they have other features there.
	CARGO_TARGET_DIR=$tools/target cargo install --locked --root "$tools" --version "$mdbook_version" \
		--no-default-features --features search mdbook
	rm -rf "$tools/target"
fi
mermaid=$tools/mermaid-$mermaid_version.min.js
if [ ! -e "$mermaid" ]; then
	folder=$(mktemp -d)
	trap 'rm -rf "$folder"' EXIT
	npm pack --silent --pack-destination "$folder" "mermaid@$mermaid_version" >/dev/null
	tar -xzf "$folder/mermaid-$mermaid_version.tgz" -C "$folder" package/dist/mermaid.min.js
	echo "$mermaid_hash  $folder/package/dist/mermaid.min.js" | sha256sum --check --quiet
	mv "$folder/package/dist/mermaid.min.js" "$mermaid"
fi

source=$(mktemp -d)
trap 'rm -rf "$source" ${folder:+"$folder"}' EXIT
"$OVN_ROOT/scripts/setup/book.py" gather "$source"
mkdir -p "$source/theme"
cp "$mermaid" "$source/theme/mermaid.min.js"
"$tools/bin/mdbook" build --dest-dir "$source/book" "$source" 2>&1 | { grep -E 'ERROR|WARN' || true; }
"$OVN_ROOT/scripts/setup/book.py" check "$source/book"
rm -rf "$book"
mkdir -p "$(dirname "$book")"
mv "$source/book" "$book"
echo "the book begins at $book/index.html"
