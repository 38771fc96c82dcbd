#!/usr/bin/env python3
"""Counts the commands that five kinds of people give in the tours of docs/tours.

    scripts/measure/commands.py           prints the table
    scripts/measure/commands.py --check   prints nothing, and exits with 1 if docs/client.md has another one

Counted are the commands of `ovn` and `ovn-node` as they stand on the page. A command is that of whoever signs it
(`--dev`, `--key`); one that names nobody is that of the person whose page it is. What others do to set the stage is
not counted.
"""

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
TOURS = ROOT / "docs" / "tours"
PAGE = ROOT / "docs" / "client.md"

# Who, the page, whose commands on it (none: everybody's), and how many it took with an early version.
PEOPLE = [
    ("somebody who joins and is paid", "affiliate.md", {"noor"}, 13),
    ("a founder of a network", "founder.md", {"alice"}, 45),
    ("co-owners of a machine, all together", "co-owners.md", None, 60),
    ("a company and a second network that pay", "two-networks.md", None, 20),
    ("operators of a chain, all together", "operators.md", None, 25),
]
COMMAND = re.compile(r"(?:^|[|;&(]|\bdo|\buntil)\s*(ovn(?:-node)?) +([^\n|;]*)", re.MULTILINE)


def commands(page):
    """The commands of a page, each with the words behind its name."""
    for block in re.findall(r"^```sh\n(.*?)^```", page, re.MULTILINE | re.DOTALL):
        for name, rest in COMMAND.findall(block.replace("\\\n", " ")):
            yield name, rest


def whose(rest):
    found = re.search(r"--(?:dev|key) +(\S+)", rest)
    return found.group(1) if found else None


def verb(name, rest):
    """What a command does: its first words."""
    words = [word for word in rest.split() if not word.startswith(("-", "$", '"', "'"))]
    return " ".join([name] + words[:2])


def table():
    lines = ["| who | tour | early version | now | of these signed | different |", "| --- | --- | --- | --- | --- | --- |"]
    for who, name, people, before in PEOPLE:
        page = (TOURS / name).read_text()
        found = [(of, rest) for of, rest in commands(page) if people is None or whose(rest) in people | {None}]
        signed = sum("--yes" in rest for _, rest in found)
        different = len({verb(of, rest) for of, rest in found})
        lines.append(f"| {who} | [{name}](tours/{name}) | {before} | {len(found)} | {signed} | {different} |")
    return "\n".join(lines)


found = table()
if "--check" not in sys.argv:
    print(found)
elif found not in PAGE.read_text():
    sys.exit(f"commands: {PAGE.relative_to(ROOT)} counts otherwise than the tours: put in the table of scripts/measure/commands.py")
