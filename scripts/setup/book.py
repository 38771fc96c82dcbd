#!/usr/bin/env python3
# Copyright (C) The OVN chain maintainers.
# SPDX-License-Identifier: Apache-2.0
"""What scripts/setup/book.sh needs besides mdBook.

    book.py gather FOLDER   writes there the source of the book: the pages of the repository at their places, so that
                            links between them stay as they are, and a table of contents made of docs/SUMMARY.md
    book.py check FOLDER    reads the pages of a finished book, and fails if a link leads nowhere
"""

import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from posixpath import dirname, normpath
from shutil import copyfile
from urllib.parse import unquote, urlsplit

ROOT = Path(__file__).resolve().parent.parent.parent
SUMMARY = "docs/SUMMARY.md"
LINK = re.compile(r"(?<!!)\[([^\]]*)\]\(([^)\s]+)\)")
PICTURE = re.compile(r"!\[[^\]]*\]\(([^)\s]+)\)")
SETTINGS = """[book]
title = "The OVN chain"
language = "en"
src = "src"

[build]
create-missing = false

[output.html]
no-section-label = true
additional-css = ["theme/tables.css"]
additional-js = ["theme/mermaid.min.js", "theme/pictures.js"]
"""
# Many pages are tables: wide, and a long name in a cell is broken rather than cut off.
TABLES = """:root { --content-max-width: 1100px; }
td code { overflow-wrap: anywhere; white-space: normal; }
table { width: 100%; }
td { vertical-align: top; }
"""
# The pictures of the pages are texts that this draws, light or dark as the page is.
PICTURES = """const blocks = document.querySelectorAll("code.language-mermaid");
if (blocks.length > 0) {
  const dark = !/light|rust/.test(document.documentElement.className);
  mermaid.initialize({ startOnLoad: false, theme: dark ? "dark" : "neutral" });
  for (const block of blocks) {
    const picture = document.createElement("pre");
    picture.className = "mermaid";
    picture.textContent = block.textContent;
    block.closest("pre").replaceWith(picture);
  }
  mermaid.run();
}
"""


def tracked():
    """The files of the repository, and new ones that are not ignored."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, check=True, capture_output=True, text=True,
    )
    return {name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()}


def as_index(path):
    """A page named README is the first of its folder in the book, under the name that browsers ask for."""
    return re.sub(r"(^|/)README\.md$", r"\1index.md", path)


def resolved(page, target):
    """Where a link on a page leads, from the root of the repository."""
    return normpath(f"{dirname(page)}/{target}") if dirname(page) else normpath(target)


def rewritten(page, text, files, wrong):
    """The text of a page, whose links to folders lead to their pages, and to what is no page are plain names."""

    def link(found):
        words, target = found.groups()
        parts = urlsplit(target)
        if parts.scheme or parts.netloc or not parts.path:
            return found[0]
        place = resolved(page, unquote(parts.path))
        end = f"#{parts.fragment}" if parts.fragment else ""
        if place in files and place.endswith(".md"):
            return f"[{words}]({as_index(parts.path)}{end})"
        if f"{place}/README.md" in files:
            return f"[{words}]({parts.path.rstrip('/')}/index.md{end})"
        if place in files or place == "." or any(name.startswith(f"{place}/") for name in files):
            return words if words.startswith("`") else f"{words} (`{place}`)"
        wrong.append(f"{page}: there is no {target}")
        return found[0]

    lines, code = [], False
    for line in text.splitlines(keepends=True):
        if line.lstrip().startswith("```"):
            code = not code
        lines.append(line if code else LINK.sub(link, line))
    return "".join(lines)


def gather(folder):
    files = tracked()
    pages = sorted(name for name in files if name.endswith(".md") and name != SUMMARY)
    wrong = []
    contents = (ROOT / SUMMARY).read_text()
    listed = [resolved(SUMMARY, target) for _, target in LINK.findall(contents)]
    wrong += [f"{SUMMARY}: {page} is missing" for page in pages if page not in listed]
    wrong += [f"{SUMMARY}: there is no {page}" for page in listed if page not in files]
    for page in pages:
        place = folder / "src" / as_index(page)
        place.parent.mkdir(parents=True, exist_ok=True)
        text = (ROOT / page).read_text()
        place.write_text(rewritten(page, text, files, wrong))
        for picture in (resolved(page, target) for target in PICTURE.findall(text)):
            if picture not in files:
                wrong.append(f"{page}: there is no picture {picture}")
                continue
            (folder / "src" / picture).parent.mkdir(parents=True, exist_ok=True)
            copyfile(ROOT / picture, folder / "src" / picture)
    if wrong:
        sys.exit("\n".join(wrong))
    contents = LINK.sub(lambda found: f"[{found[1]}]({as_index(resolved(SUMMARY, found[2]))})", contents)
    (folder / "src" / "SUMMARY.md").write_text(contents)
    (folder / "book.toml").write_text(SETTINGS)
    (folder / "theme").mkdir()
    (folder / "theme" / "pictures.js").write_text(PICTURES)
    (folder / "theme" / "tables.css").write_text(TABLES)


class Page(HTMLParser):
    """The links of a page, and the places in it that a link can lead to."""

    def __init__(self, path):
        super().__init__()
        self.links, self.places = [], {""}
        self.feed(path.read_text())

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if "id" in attributes:
            self.places.add(attributes["id"])
        if tag in ("a", "link", "script", "img"):
            self.links += [attributes[name] for name in ("href", "src") if attributes.get(name)]


def check(folder):
    # The page of all pages together is for printing, and the one of what is missing is for a server.
    paths = [path for path in sorted(folder.rglob("*.html")) if path.name not in ("print.html", "404.html")]
    pages = {path: Page(path) for path in paths}
    wrong = []
    for path, page in pages.items():
        for link in page.links:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            to = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            if not to.is_file():
                wrong.append(f"{path.relative_to(folder)}: {link} leads nowhere")
            elif to in pages and unquote(parts.fragment) not in pages[to].places:
                wrong.append(f"{path.relative_to(folder)}: {link}: the page has no such heading")
    if wrong:
        sys.exit("\n".join(wrong))
    print(f"{len(pages)} pages, {sum(len(page.links) for page in pages.values())} links, none leads nowhere")


if __name__ == "__main__":
    if len(sys.argv) != 3 or sys.argv[1] not in ("gather", "check"):
        sys.exit(__doc__)
    {"gather": gather, "check": check}[sys.argv[1]](Path(sys.argv[2]).resolve())
