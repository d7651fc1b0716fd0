"""Where a dispatch was written, before its first words: « PARIS, 9 mars (AFP) - », « BRUXELLES (Belga) »."""

from __future__ import annotations

import re

from nato_timeline.model import Reading

from .headers import CAPITALIZED

# « PARIS, 9 mars (AFP) - La France », « Luxembourg, le 3 mai 2019 – Le ministre », « (Belga) - », « (Belga) La »
_DATELINE = re.compile(
    rf"(?:{CAPITALIZED}(?:[ -](?:de|la|le|du|sur|en|{CAPITALIZED})){{0,3}})?(?: ?\([^)\n]{{2,24}}\))?"
    rf"(?:,? ?(?:[Ll]e )?(?:[^\W\d_]+ )?\d[^\n()–—]{{0,24}})?(?: ?\([A-Za-z/ .-]{{2,24}}\))?"
    r"(?:\.? ?[-–—=]{1,2} (?=\S)|(?<=\)) (?=[«\"A-ZÀ-Ý]))"
)


def dateline_end(reading: Reading, at: int) -> int:
    """Where the words begin that a dateline opens: `at` itself where none stands there."""
    m = _DATELINE.match(reading.text, at)
    dated = m is not None and (any(c.isdigit() or c == "(" for c in m[0]) or m[0].strip() in "-–—")
    return m.end() if m and dated else at
