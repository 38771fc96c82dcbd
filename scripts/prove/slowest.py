#!/usr/bin/env python3
"""Lists the slowest tests of reports in JUnit's format, and how many passed and failed in all.

    scripts/prove/slowest.py 20 REPORT...
"""

import sys
from xml.etree import ElementTree

count, reports = int(sys.argv[1]), sys.argv[2:]
times, failed, skipped = [], 0, 0
for report in reports:
    for suite in ElementTree.parse(report).getroot().iter("testsuite"):
        for case in suite.iter("testcase"):
            if case.find("skipped") is not None:
                skipped += 1
                continue
            if case.find("failure") is not None or case.find("error") is not None:
                failed += 1
            times.append((float(case.get("time", 0)), f"{suite.get('name')} {case.get('name')}"))
for seconds, name in sorted(times, reverse=True)[:count]:
    print(f"{seconds:8.1f} s  {name}")
closing = f"{len(times) - failed} passed, {failed} failed"
print(closing + (f", {skipped} skipped" if skipped else ""))
