#!/usr/bin/env python3
# Copyright (C) The OVN chain maintainers.
# SPDX-License-Identifier: Apache-2.0
"""Draws what a command of the client showed in a story of the demo, as a terminal shows it.

    scripts/demo.sh printer | scripts/setup/picture.py 'ovn campaign show 0' >docs/pictures/campaign.svg

Reads the demo's output, and writes a picture of the first time the command is there, with all its lines.
"""

import re
import sys
from html import escape

# Of a cell of the terminal, and around it all.
WIDTH, HEIGHT, MARGIN = 8.43, 19, 22


def shown(lines, command):
    """The command and what it printed: until the story goes on, which is not indented, or checks a figure."""
    lines = [re.sub(r"\x1b\[[0-9;]*m|\r", "", line.rstrip("\n")) for line in lines]
    start = next((n for n, line in enumerate(lines) if line == f"$ {command}"), None)
    if start is None:
        sys.exit(f"picture: the story has no line `$ {command}`")
    found = [lines[start]]
    for line in lines[start + 1:]:
        if line and (not line.startswith(" ") or line.startswith("  ✓")):
            break
        found.append(line)
    while not found[-1].strip():
        found.pop()
    return found


def picture(lines):
    width = round(max(map(len, lines)) * WIDTH + 2 * MARGIN)
    height = len(lines) * HEIGHT + 2 * MARGIN
    texts = []
    for n, line in enumerate(lines):
        style = ' class="command"' if n == 0 else ""
        y = MARGIN + 14 + n * HEIGHT
        # The bar and the lines of tables are as wide as their cells only if each text is told its width.
        texts.append(f'<text x="{MARGIN}" y="{y}"{style} textLength="{len(line) * WIDTH:.1f}">{escape(line)}</text>' if line else "")
    return f"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img" aria-label="{escape(lines[0])}">
<style>
  rect {{ fill: #16202b }}
  text {{ fill: #d6dee6; font: 14px ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; white-space: pre }}
  .command {{ fill: #7ee0b5; font-weight: bold }}
</style>
<rect width="{width}" height="{height}" rx="8"/>
{chr(10).join(text for text in texts if text)}
</svg>"""


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    print(picture(shown(sys.stdin.readlines(), sys.argv[1])))
