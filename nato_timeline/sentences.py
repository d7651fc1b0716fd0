"""Where sentences begin and end: at a stop that no lower-case word follows, and that belongs to no abbreviation."""

from __future__ import annotations

import re
from bisect import bisect_left

from .heads import places_of
from .reading import Sentence

# « M. Rutte », « le gén. Bauer », « art. 5 », « J. Stoltenberg », « D.C. », « 11 Oct. 2022 »
_ABBREVIATION = re.compile(
    r"(?:^|[\s('’«\"-])(?:[A-Z]|MM|Mme|Mmes|Mlle|Me|Dr|Pr|St|Ste|gén|col|cdt|cap|lt|adm|art|al|cf|chap|p|pp|vol|no|nos|"
    r"env|av|apr|tél|fax|janv|févr|fév|avr|juil|sept|oct|nov|déc|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|"
    r"Janv|Févr|Fév|Avr|Juil|Déc|D\.C|U\.S|S\.A\.R|S\.E|etc|Inc|Ltd|Corp)\.$"
)
# « le ravitaillement en vol. », « franchit un cap. », not « le cap. Dupont »
_IS_WORD = re.compile(r"(?:^|[\s'’])(?:(?:en|de|du|le|au|un|ce|son|premier) vol|(?:un|ce|de|son) (?:cap|col))\.$")
_STOP = re.compile(r"[.!?…][.!?…]*+(?:[ \u00a0\u202f]?[»”](?=[\s,;:)]|$)|[\"’)\]]*(?=\s|$))")

# what may stand before the next word
_GAP = re.compile("[ \u00a0\u202f\t]*")
_OPENING = re.compile('[«“"( \u00a0\u202f–—-]*')


def sentences(text: str, paragraphs: tuple[tuple[int, int], ...]) -> tuple[Sentence, ...]:
    """Sentences inside paragraphs. A stop before a lower-case word, or after an abbreviation, ends nothing."""
    out: list[Sentence] = []
    stops = places_of(text, ".!?…")
    for index, (start, end) in enumerate(paragraphs):
        at = free = start
        for stop in stops[bisect_left(stops, start) : bisect_left(stops, end)]:
            m = _STOP.match(text, stop, end) if stop >= free else None
            if m is None:
                continue
            free = m.end()
            rest = _GAP.match(text, m.end(), end).end()  # type: ignore[union-attr]
            first = _OPENING.match(text, rest, end).end()  # type: ignore[union-attr]
            if rest < end and (text[first : min(first + 1, end)].islower() or text[rest] in ",;:)"):
                continue  # « … », a dit : it goes on
            if text[stop] == "." and rest < end and _is_abbreviated(text, at, stop):
                continue
            _add(out, text, at, m.end(), index)
            at = m.end()
        _add(out, text, at, end, index)
    return tuple(out)


def _is_abbreviated(text: str, start: int, stop: int) -> bool:
    """Whether the stop belongs to a word of the sentence that begins at `start`; it is never a long one."""
    if text.startswith(" sept", stop - 5) and not text[stop - 6 : stop - 5].isdigit():
        return False  # « par 141 voix contre sept. La Chine »: a number, and no month behind its day
    if text[stop - 5 : stop].isalpha():
        return False
    before = text[max(start, stop - 12) : stop + 1]
    return bool(_ABBREVIATION.search(before)) and not (text[stop - 1] in "lp" and _IS_WORD.search(before))


def _add(out: list[Sentence], text: str, start: int, end: int, paragraph: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if end > start:
        out.append(Sentence(start, end, paragraph))
