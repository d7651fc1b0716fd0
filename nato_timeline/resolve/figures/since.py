"""« depuis le début de l'invasion russe »: the day that what everybody knows began on, from the reference data."""

from __future__ import annotations

import re
from functools import cache

from ...lexicon import named_events, records
from ...text import fold
from .frames import Frame
from .scene import Scene

_DEPUIS = "depuis l"


@cache
def _phrases() -> tuple[re.Pattern[str], dict[str, str]]:
    """What is said of each known beginning, as one pattern, and its day by the words."""
    days = {event.id: event.first for event in named_events() if event.first}
    by_words = {fold(phrase): days[id] for id, said in records("figures")["since"].items() for phrase in said}
    longest = sorted(by_words, key=len, reverse=True)
    told = "|".join(map(re.escape, longest))
    start = r"depuis[ ](?:le[ ](?:tout[ ])?(?:debut|declenchement)[ ]de[ ])?(?:la[ ]|l')"
    return re.compile(rf"(?<![^\W_]){start}(?P<what>{told})(?![^\W_])"), by_words


def since_known(scene: Scene, frame: Frame) -> str | None:
    """« [Depuis l'invasion russe de l'Ukraine], la Belgique a fourni 319 millions » → 2022-02-24/..; None in a text
    that names no day as late as that."""
    sentence = frame.sentence
    if scene.folded.find(_DEPUIS, sentence.start, sentence.end) < 0 or frame.found.kind in ("measure", "times"):
        return None
    pattern, days = _phrases()
    m = pattern.search(scene.folded, frame.clause[0], frame.right) or pattern.match(
        scene.folded, sentence.start, frame.found.lead
    )
    verb = frame.finite
    if m is None or verb is None or verb.tense not in ("past", "present", "pluperfect", "imperfect"):
        return None
    day = days[m["what"]]
    later = any(str(time.first) >= day for time in scene.timexes if time.first)
    return f"{day}/.." if later else None
