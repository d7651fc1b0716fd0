"""Verbs of headlines that are nouns elsewhere: « Viola Amherd rencontre Jens Stoltenberg », « Le ministre visite
le camp »."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from ...grammar import VerbGroup
from ...model import Reading
from ...parts import matches_at, parts_of

_LEMMAS = {"rencontre": "rencontrer", "visite": "visiter"}
# a name or a bracket before, an object with its article or a name behind: [Amherd] rencontre [Jens], le
# ministre visite le
_VERB = re.compile(
    r"(?P<verb>(?<=[\w),] )(?:rencontre|visite))"
    r"(?= (?:les? |la |l['’]|ses? |son |sa |des |du |une? |M\. |Mme |[A-ZÀ-Ý]))"
)
_SUBJECT = re.compile(r"(?:[A-ZÀ-Ý][\w’'-]+,?|\b[Ll]e \w+(?: [\w-]+){0,3}|\b[Ll]a \w+(?: [\w-]+){0,3})$")
# what makes it a noun after all: « une visite », « de visite », « leur rencontre »
_NOUN = re.compile(
    r"\b(?:une?|la|cette|sa|leur|de|d'|en|premiere|deuxieme|prochaine|derniere|nouvelle|breve|recente) $"
)


def headline_verbs(reading: Reading, verbs: tuple[VerbGroup, ...]) -> Iterator[VerbGroup]:
    """Such verbs in sentences that have no other finite verb."""
    known = {verb.head_start for verb in verbs}
    for m in matches_at(_VERB, reading.text, parts_of(reading).starting(tuple(_LEMMAS))):
        start, end = m.span("verb")
        if start in known:
            continue
        sentence = reading.sentences[max(reading.sentence_index(start), 0)]
        line, stop = sentence.start, sentence.end
        if _NOUN.search(reading.folded, line, start) or not _SUBJECT.search(reading.text, line, start - 1):
            continue
        low = bisect_left(verbs, line, key=lambda verb: verb.start)
        high = bisect_left(verbs, stop, key=lambda verb: verb.start)
        if any(verb.finite for verb in verbs[low:high]):
            continue
        lemma = _LEMMAS[reading.folded[start:end]]
        yield VerbGroup(start, end, start, end, lemma, "present", plural=False)
