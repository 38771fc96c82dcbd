#!/usr/bin/env python3
"""Writes the picture and the table of dependencies in docs/architecture.md from the manifests and the runtime.

    scripts/prove/architecture.py           writes the block between the two markers of the page
    scripts/prove/architecture.py --check   writes nothing, and exits with 1 if the page differs

Read are the workspace's Cargo.toml files, the traits of ovn-primitives, the `Config` of each pallet, and
runtime/src/lib.rs with runtime/src/configs. The script needs no cargo and no package. It also fails if a pallet
of ours has another one among its normal dependencies.
"""

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PAGE = ROOT / "docs" / "architecture.md"
BEGIN = "<!-- scripts/prove/architecture.py: begin -->"
END = "<!-- scripts/prove/architecture.py: end -->"


def fail(message):
    sys.exit(f"architecture: {message}")


def text_of(folder):
    """All Rust text below a folder, files in the order of their names, without comments and tests."""
    parts = []
    for path in sorted(folder.rglob("*.rs")):
        if "tests" not in path.relative_to(folder).parts:
            parts.append(re.sub(r"^\s*//.*$", "", path.read_text(), flags=re.MULTILINE))
    return "\n".join(parts)


def manifest(folder):
    """The name of a package, and the names of its normal dependencies."""
    name, dependencies, section = None, [], ""
    for line in (folder / "Cargo.toml").read_text().splitlines():
        line = line.strip()
        if line.startswith("["):
            section = line.strip("[]")
            # `[dependencies.name]` is a dependency, too.
            if section.startswith("dependencies."):
                dependencies.append(section.split(".", 1)[1])
        elif "=" in line and not line.startswith("#"):
            key, value = (part.strip() for part in line.split("=", 1))
            if section == "package" and key == "name":
                name = value.strip('"')
            elif section == "dependencies":
                renamed = re.search(r'package\s*=\s*"([^"]+)"', value)
                dependencies.append(renamed.group(1) if renamed else key.split(".")[0])
    return name, dependencies


def packages():
    """The packages of the workspace: name to (folder, dependencies that are packages of the workspace)."""
    listed = re.search(r"^members\s*=\s*\[(.*?)\]", (ROOT / "Cargo.toml").read_text(), re.MULTILINE | re.DOTALL)
    if not listed:
        fail("Cargo.toml lists no members")
    found = {}
    for member in re.findall(r'"([^"]+)"', listed.group(1)):
        for folder in sorted(ROOT.glob(member)):
            if (folder / "Cargo.toml").is_file():
                name, dependencies = manifest(folder)
                found[name] = (folder, dependencies)
    return {
        name: (folder, sorted({other for other in dependencies if other in found}))
        for name, (folder, dependencies) in found.items()
    }


def body(text, start):
    """What stands between the brace at or after `start` and the one that closes it."""
    begin = text.index("{", start)
    depth = 0
    for place in range(begin, len(text)):
        depth += {"{": 1, "}": -1}.get(text[place], 0)
        if depth == 0:
            return text[begin + 1 : place]
    fail("unbalanced braces")


def items(text):
    """The associated types of a trait or of its implementation: name to what stands behind `:` or `=`."""
    return {name: " ".join(rest.split()) for name, rest in re.findall(r"\btype (\w+)\s*[:=]\s*([^;]+);", text)}


def words(text):
    return re.findall(r"\w+", text)


class Runtime:
    """How the runtime wires the pallets of this project."""

    def __init__(self, found):
        folder = found["ovn-runtime"][0] / "src"
        names = re.findall(r"pub type (\w+) = (pallet_\w+);", (folder / "lib.rs").read_text())
        ours = {name.replace("-", "_"): name for name in found if name.startswith("pallet-")}
        # The name in the runtime of each pallet of ours, by the name of its crate, in the runtime's order.
        self.pallets = {crate: name for name, crate in names if crate in ours}
        if not self.pallets:
            fail("the runtime has no pallet of this project")
        # Traits that the runtime implements itself.
        self.own = set()
        self.folders = {crate: found[ours[crate]][0] for crate in self.pallets}
        self.configs = text_of(folder / "configs")
        self.aliases = items("\n".join(re.findall(r"^(?:pub )?type \w+ =\s+[^;]+;", self.configs, re.MULTILINE)))

    def targets(self, value, seen=()):
        """The pallets of ours that implement what stands there, and those that an adapter of the runtime asks."""
        direct, through = set(), set()
        by_name = {name: crate for crate, name in self.pallets.items()}
        for word in words(value):
            if word in by_name:
                direct.add(by_name[word])
            elif word in self.pallets:
                direct.add(word)
            elif word in seen:
                continue
            elif word in self.aliases:
                more, beside = self.targets(self.aliases[word], (*seen, word))
                direct |= more
                through |= beside
            elif re.search(rf"^(?:pub )?struct {word};", self.configs, re.MULTILINE):
                for found in re.finditer(rf"^impl\b[^{{;]*\bfor {word}\b", self.configs, re.MULTILINE):
                    if "BenchmarkHelper" in found.group():
                        continue
                    through |= set().union(*self.targets(body(self.configs, found.end()), (*seen, word)))
        return direct, through

    def uses(self, traits):
        """For each pallet: trait to the pallets that implement it; and config item to those behind an adapter."""
        result = {}
        for crate, folder in self.folders.items():
            lib = text_of(folder / "src")
            config = re.search(r"pub trait Config\b", lib)
            wired = re.search(rf"impl {crate}::Config for Runtime", self.configs)
            if not config or not wired:
                fail(f"{crate} has no Config, or the runtime does not configure it")
            bounds = items(body(lib, config.end()))
            by_trait, adapted = {}, {}
            for item, value in items(body(self.configs, wired.end())).items():
                if item in ("WeightInfo", "BenchmarkHelper"):
                    continue
                direct, through = self.targets(value)
                asked = [word for word in words(bounds.get(item, "")) if word in traits]
                for trait in asked[:1]:
                    by_trait.setdefault(trait, set()).update(direct)
                    if not direct and value != "()":
                        self.own.add(trait)
                for other in through - {crate}:
                    adapted.setdefault(other, set()).add(item)
            result[crate] = (by_trait, adapted)
        return result


def crates_picture(found):
    """Which crate depends on which. What another dependency depends on already is left out."""

    def reach(name):
        below = set(found[name][1])
        for other in found[name][1]:
            below |= reach(other)
        return below

    # Pallets that meet in primitives depend alike: one box, and one arrow for all of them.
    alike = sorted(name for name in found if name.startswith("pallet-") and "ovn-primitives" in found[name][1])
    lines = ["```mermaid", "flowchart TD", "\tsubgraph pallets", "\t\tdirection LR"]
    lines += [f"\t\t{name}" for name in alike] + ["\tend"]
    edges = set()
    for name, (_, dependencies) in found.items():
        implied = set().union(*(reach(other) for other in dependencies))
        for other in set(dependencies) - implied:
            edges.add(tuple("pallets" if one in alike else one for one in (name, other)))
    # Those that run beside the chain, or its tests: no arrow says so.
    alone = (name for name in sorted(found) if name not in alike and not any(name in edge for edge in edges))
    lines += [f"\t{name}" for name in alone]
    lines += [f"\t{one} --> {other}" for one, other in sorted(edges)]
    return lines + ["```"]


def traits_picture(runtime, uses):
    lines = ["```mermaid", "flowchart LR"]
    short = {crate: crate.replace("pallet_", "").replace("_", "-") for crate in runtime.pallets}
    connected = [crate for crate in runtime.pallets if any(part for part in uses[crate])]
    connected += [crate for crate in runtime.pallets if crate not in connected]
    lines += [f'\t{short[crate]}["{runtime.pallets[crate]}"]' for crate in connected]
    for crate, (by_trait, adapted) in uses.items():
        labels = {}
        for trait, others in by_trait.items():
            for other in others - {crate}:
                labels.setdefault(other, []).append(trait)
        for other in runtime.pallets:
            if other in labels:
                names = "<br/>".join(sorted(labels[other]))
                lines.append(f'\t{short[crate]} -->|"{names}"| {short[other]}')
            elif other in adapted:
                names = "<br/>".join(sorted(adapted[other]))
                lines.append(f'\t{short[crate]} -.->|"{names}"| {short[other]}')
    return lines + ["```"]


def table(runtime, traits, uses):
    lines = ["| trait | implemented by | used by |", "| --- | --- | --- |"]

    def named(crates):
        return ", ".join(runtime.pallets[crate] for crate in runtime.pallets if crate in crates)

    for trait in traits:
        users = {crate for crate, (by_trait, _) in uses.items() if trait in by_trait}
        if users:
            implementers = set().union(*(uses[crate][0][trait] for crate in users))
            lines.append(f"| `{trait}` | {named(implementers) or ('the runtime' if trait in runtime.own else '`()`')} | {named(users)} |")
    lines += ["", "| adapter of the runtime | asks | for |", "| --- | --- | --- |"]
    rows = set()
    for crate, (_, adapted) in uses.items():
        for other, names in adapted.items():
            rows |= {(name, runtime.pallets[other], runtime.pallets[crate]) for name in names}
    return lines + [f"| `{name}` | {asked} | {for_whom} |" for name, asked, for_whom in sorted(rows)]


def block():
    found = packages()
    for name, (_, dependencies) in found.items():
        others = [other for other in dependencies if other.startswith("pallet-")]
        if name.startswith("pallet-") and others:
            fail(f"{name} depends on {', '.join(others)}: pallets meet in ovn-primitives only")
    primitives = text_of(found["ovn-primitives"][0] / "src")
    traits = re.findall(r"pub trait (\w+)", primitives)
    runtime = Runtime(found)
    uses = runtime.uses(traits)
    lines = [BEGIN, "", "Crates, by their normal dependencies:", ""]
    lines += crates_picture(found)
    lines += ["", "Pallets of this project, by the traits through which one asks another, as the runtime wires them; a"]
    lines += ["dotted arrow goes through an adapter of the runtime:", ""]
    lines += traits_picture(runtime, uses)
    lines += [""] + table(runtime, traits, uses) + ["", END]
    return "\n".join(lines)


def main():
    arguments = sys.argv[1:]
    if arguments not in ([], ["--check"]):
        sys.exit(__doc__)
    page = PAGE.read_text()
    if page.count(BEGIN) != 1 or page.count(END) != 1:
        fail(f"{PAGE.relative_to(ROOT)} has not one `{BEGIN}` and one `{END}`")
    before, rest = page.split(BEGIN)
    after = rest.split(END)[1]
    new = before + block() + after
    if arguments:
        if new != page:
            fail(f"{PAGE.relative_to(ROOT)} is not what the manifests and the runtime say: run scripts/prove/architecture.py")
    elif new != page:
        PAGE.write_text(new)


main()
