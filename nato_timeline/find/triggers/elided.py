"""Nouns left out because the sentence before has said them: « La réunion s'est tenue mardi. [La prochaine] se
tiendra le 12 octobre. »"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from operator import attrgetter

from ...grammar import VerbGroup
from ...model import Reading
from ...parts import matches_at, parts_of
from ...text import fold
from .trigger import Trigger
from .words import support

# « La prochaine », « le suivant » at the head of a clause: article, then the adjective that stands for the noun
_ALONE = re.compile(
    r"(?P<article>l(?<![\w'].)[ae])[ ](?P<adjective>prochaine?|suivante?|premiere?|derniere?|precedente?)[ ]"
    r"(?:se[ ]|s')?(?=\w)"
)
_ADJECTIVES = (
    *("prochain", "prochaine", "suivant", "suivante", "premier", "premiere"),
    *("dernier", "derniere", "precedent", "precedente"),
)
# « Elle aura lieu à Rome », at the head of a sentence: a pronoun before a verb of which only an event is the subject
_SAID_AGAIN = re.compile(
    r"(?:(?<=[.!?»\n][ ])|(?<=\n)|^)"
    r"(?:(?:ouvert|commence|debute|entame|lance|prevu|annonce|organise)e?[ ][^.,;\n]{1,40},[ ])?"
    r"(?P<pronoun>elle|il|celle-ci|celui-ci)[ ]"
    r"(?=(?:se[ ]tien(?!drai|n)|se[ ]tenait|s'est[ ]tenu|s'etait[ ]tenu|se[ ]deroul|s'est[ ]deroul|s'etait[ ]deroul|"
    r"(?:aura|avait|a)[ ](?:eu[ ])?lieu(?![ ]de[ ])|s'ouvr|s'est[ ]ouvert|s'achev|s'est[ ]achev|"
    r"debut|a[ ]debut|devait[ ]se[ ]tenir|"
    r"devrait[ ](?:se[ ](?:tenir|derouler)|avoir[ ]lieu)|doit[ ](?:se[ ](?:tenir|derouler)|avoir[ ]lieu)))"
    r"(?!(?:se[ ])?\w+(?:[ ]\w+)?[ ](?:une?|des|plusieurs)\b)"
)
# words that it begins with: the pronouns, or a participle before them
_PRONOUNS = (
    *("elle", "il", "celle", "celui", "ouvert", "ouverte", "commence", "commencee", "debute", "debutee", "entame"),
    *("entamee", "lance", "lancee", "prevu", "prevue", "annonce", "annoncee", "organise", "organisee"),
)
# how far back the noun may stand, in characters
_REACH = 400
_SCHEDULING = ("hold", "start", "plan")
_MEETS = frozenset({"meeting", "summit", "exercise", "operation"})


def find_elided(reading: Reading, nouns: Sequence[Trigger], verbs: tuple[VerbGroup, ...]) -> Iterator[Trigger]:
    """Triggers that bear the noun last said, of the same gender; before a verb that says when it is held."""
    adjectives = parts_of(reading).starting(_ADJECTIVES)
    for m in matches_at(_ALONE, reading.folded, (start - 3 for start in adjectives if start >= 3)):
        if not _is_held(verbs, m.end()) and not _is_held(verbs, m.end("adjective") + 1):
            continue
        gender = "f" if m["article"] == "la" else "m"
        said = _said_before(nouns, m.start(), gender, of_many=not m["adjective"].startswith(("prochain", "suivant")))
        if said is not None and said.noun is not None:
            start, end = m.span("adjective")
            bare = replace(said, plural=False, name=None, known=(), determiner="definite", lead="", elided=True)
            yield replace(bare, start=start, end=end, head=start)


def _is_held(verbs: tuple[VerbGroup, ...], at: int) -> bool:
    """Whether a finite verb begins there that says when something is held."""
    k = bisect_left(verbs, at, key=attrgetter("start"))
    scheduling = (fold(verb.lemma) for verb in verbs[k : k + 2] if verb.start == at and verb.finite)
    return any(lemma in support().get(use, ()) for lemma in scheduling for use in _SCHEDULING)


def find_again(reading: Reading, nouns: Sequence[Trigger]) -> Iterator[Trigger]:
    """Triggers of pronouns that say again the noun of a gathering named before: « La réunion est repoussée. Elle aura
    lieu à Rome »."""
    pronouns = parts_of(reading).starting(_PRONOUNS)
    for m in matches_at(_SAID_AGAIN, reading.folded, pronouns):
        start, end = m.span("pronoun")
        said = _said_before(nouns, start, "f" if m["pronoun"].startswith(("elle", "celle")) else "m")
        if said is not None and reading.text[m.start()].isupper():
            again = replace(said, name=None, known=(), determiner="demonstrative", lead="", elided=True)
            yield replace(again, start=start, end=end, head=start)


def _said_before(nouns: Sequence[Trigger], at: int, gender: str, of_many: bool = False) -> Trigger | None:
    """The last noun of a gathering before a position, where it is near and of the gender; `of_many`: in the plural too
    (« quatre conférences …, la dernière s'était tenue »)."""
    low, high = (bisect_left(nouns, bound, key=lambda t: t.start) for bound in (at - _REACH, at))
    last = next((t for t in reversed(nouns[low:high]) if t.kind in _MEETS), None)
    return last if last and last.noun and last.noun.gender == gender and (of_many or not last.plural) else None
