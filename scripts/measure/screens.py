#!/usr/bin/env python3
"""Makes pictures of what each step of a tour prints, to be looked at.

    scripts/measure/screens.py FOLDER [TOUR ...]       all tours but wallet and operators, if none is named

Each tour runs on a development chain of its own, once for terminals of 80 and once of 120 columns. A picture shows
the commands of a step and what they print, with a line where the terminal ends. It needs `ovn-node` and `ovn`
(`$OVN_NODE`, `$OVN_CLIENT`, or those in the target directory of scripts/env.sh) and Chromium.
"""

import html
import os
import re
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
BUILT = Path(os.environ.get("CARGO_TARGET_DIR", Path.home() / ".cache/ovn/target")) / "debug"
NODE = os.environ.get("OVN_NODE", str(BUILT / "ovn-node"))
CLIENT = Path(os.environ.get("OVN_CLIENT", str(BUILT / "ovn")))
TOURS = ["affiliate", "founder", "co-owners", "two-networks", "deciding-together", "ledger"]
PAGE = """<meta charset=utf-8><style>body{{margin:8px;background:#fff}}pre{{font:14px/18px 'DejaVu Sans Mono';margin:0;
white-space:pre-wrap;word-break:break-all;width:{columns}ch;border-right:1px solid #c00}}b{{color:#06c}}</style><pre><b>{asked}</b>
{told}</pre>"""


def port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def steps(tour, columns, home):
    """Runs the commands of a tour: each step with what it printed."""
    rpc = port()
    node = [NODE, "--dev", "--tmp", "--sealing", "100", "--rpc-port", str(rpc), "--port", str(port()), "--no-prometheus"]
    env = dict(os.environ, HOME=home, OVN_URL=f"ws://127.0.0.1:{rpc}", OVN_PASSPHRASE="long enough")
    env.update(OVN_COLUMNS=str(columns), PATH=f"{CLIENT.parent}:{os.environ['PATH']}")
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME"):
        env.pop(name, None)
    with open(f"{home}/node.log", "w") as log, subprocess.Popen(node, stdout=log, stderr=log) as running:
        try:
            while subprocess.run([CLIENT, "chain", "show"], env=env, capture_output=True).returncode:
                time.sleep(1)
            page = (ROOT / "docs" / "tours" / f"{tour}.md").read_text()
            for block in re.findall(r"^```sh\n(.*?)^```", page, re.MULTILINE | re.DOTALL):
                done = subprocess.run(["bash", "-c", "exec 2>&1\n" + block], env=env, capture_output=True, cwd=home)
                yield block, done.stdout.decode()
        finally:
            running.terminate()


def picture(path, columns, asked, told):
    page = path.with_suffix(".html")
    page.write_text(PAGE.format(columns=columns, asked=html.escape(asked), told=html.escape(told)))
    lines = sum(max(1, -(-len(line) // columns)) for line in (asked + told).split("\n"))
    size = f"--window-size={columns * 9 + 30},{lines * 18 + 60}"
    command = ["chromium", "--headless", "--no-sandbox", "--hide-scrollbars", size, f"--screenshot={path}", page.as_uri()]
    subprocess.run(command, check=True, capture_output=True)


def main(folder, tours):
    folder.mkdir(parents=True, exist_ok=True)
    for tour in tours or TOURS:
        for columns in (80, 120):
            with tempfile.TemporaryDirectory() as home:
                for number, (asked, told) in enumerate(steps(tour, columns, home)):
                    picture(folder / f"{tour}-{columns}-{number:02}.png", columns, asked, told)


if len(sys.argv) < 2:
    sys.exit(__doc__)
main(Path(sys.argv[1]).resolve(), sys.argv[2:])
