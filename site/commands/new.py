"""new <slug>: start an essay from a page that already builds."""

import re
import sys
from pathlib import Path

TAKES = ("slug",)
BEGINNING = r'''---
title: {title}
promise: What a reader will see at a glance afterwards, in one sentence.
---

An essay is plain Markdown. Say in the first paragraphs what the formula is for.

given
- $\beta = 0.9$ from 0 to 0.99: **memory**, how much of the past is kept
- $m_{{t-1}} = 1$: **old average**
- $g_t = 2$: **news**, the newest measurement

$$
m_t = \beta m_{{t-1}} + (1-\beta) g_t
$$
{{#average}}

where
- $\beta m_{{t-1}}$ is the **remembered past**: what was known before, faded a little
- $(1-\beta) g_t$ is the **new share**: as much of the news as the past makes room for

The [remembered past](#average.remembered-past) fades; at $\beta = 0.9$ a tenth of it goes with every step.
'''


def run(root: Path, arguments: list[str]) -> int:
    if len(arguments) != 1 or not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", arguments[0]):
        print("build.py new wants one slug of small letters, digits and hyphens, such as dropout-as-averaging.", file=sys.stderr)
        return 2
    slug = arguments[0]
    essay = root / "content" / "essays" / f"{slug}.md"
    if essay.exists():
        print(f"{essay.relative_to(root)} is there already.", file=sys.stderr)
        return 1
    essay.parent.mkdir(parents=True, exist_ok=True)
    essay.write_text(BEGINNING.format(title=slug.replace("-", " ").capitalize()), encoding="utf-8")
    print(f"{essay.relative_to(root)} is begun. Add {slug} to `reading` in content/site.yaml, then: python3 build.py serve")
    return 0
