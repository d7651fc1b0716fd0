"""Where people are named without acting: captions in English, photo credits, bylines, press contacts."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from ...elsewhere import elsewhere
from ...heads import places_of
from ...lexicon.titles import is_particle, words
from ...model import Reading, Token
from ...parts import matches_at, parts_of
from .records import FoundName, FoundRole

# « Avec notre correspondant à Bruxelles, Jane Doe »: a line of its own, no clause
_OUR = ("avec notre ", "avec nos ", "de notre ")
# « Le journal | 14.05.2012 à 17h04 | Par Jane Doe »: at the end of a line of fields
_LAST_FIELD = re.compile(r"[|•·] ?par (?P<name>[^\n|•·.:]{4,60})$")
_CONTACT_LINES = 4
_CONTACT_LINE_LENGTH = 140
_BYLINE_LENGTH = 90
_CAPTION_LENGTH = 400
_SIGNATURE_LINES = 3
# a credit inside a line: « (Photo : Jane Doe) », « © Jane Doe »
_CREDIT = re.compile(
    r"[(©](?:(?<=\()(?:photos?|credits?(?:[ ]photos?)?|image|photographie|source)[ ]?:[^()\n]{1,80}\)"
    r"|(?<=\()(?:reportages?|redige|edite|version[ ]francaise|avec[ ]la[ ]contribution)[ ][^()\n]{1,250}\)"
    r"|(?<=©)[^.\n]{1,60})"
)
# who to call: « Jane Doe, attachée de presse », « jane.doe@… », « tél. : 01 23 »
_REACHED = re.compile(
    r"attachee?s?[ ]de[ ]presse|relations[ ](?:avec[ ]les[ ])?medias|\btel\b|telephone[ ]?[:+\d]|@[a-z]|"
    r"service[ ]de[ ]presse"
)


@cache
def _openers() -> re.Pattern[str]:
    forms = sorted(words("captions", "openers"), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(re.escape, forms))})(?![\w-])")


@cache
def _contacts() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(_contact_forms())})(?![\w-])")


def _contact_forms() -> list[str]:
    return [re.escape(form) for form in sorted(words("captions", "contacts"), key=len, reverse=True)]


@cache
def _inline() -> re.Pattern[str]:
    # « Contact : Jane Doe, porte-parole » in the middle of a line
    return re.compile(rf"(?<![\w-])(?:{'|'.join(_contact_forms())})(?![\w-])[ ]?:[^\n]{{1,150}}")


@cache
def _first_of_contacts() -> frozenset[str]:
    return frozenset(re.split(r"[ -]", form)[0] for form in words("captions", "contacts"))


def english_lines(reading: Reading) -> tuple[tuple[int, int], ...]:
    """Short paragraphs in English: function words of English, none of French."""
    out = []
    english = parts_of(reading).starting(_english_words())
    for start, end in reading.paragraphs:
        first = bisect_left(english, start)
        short = end - start < _CAPTION_LENGTH and first < len(english) and english[first] < end
        if short and _english(_norms(reading, start, end)):
            plain = {token.norm for token in reading.words(start, end) if _is_plain(reading.text, token, start)}
            if _english(plain) and plain.isdisjoint(words("captions", "french")):
                out.append((start, end))
    return tuple(out)


def _norms(reading: Reading, start: int, end: int) -> set[str]:
    """The words of a line, told apart."""
    index = bisect_left(reading.starts, start)
    return set(reading.norms[index : bisect_left(reading.starts, end, index)])


@cache
def _english_words() -> frozenset[str]:
    return words("captions", "english") | words("captions", "surely_english")


def _english(norms: set[str]) -> bool:
    return len(norms & words("captions", "english")) >= 2 or not norms.isdisjoint(words("captions", "surely_english"))


def _is_plain(text: str, token: Token, start: int) -> bool:
    """A word without a capital, or the line's first, that is no part of a name."""
    return token.start == start or (text[token.start].islower() and not _in_a_name(text, token))


def _in_a_name(text: str, token: Token) -> bool:
    """« d' » of « Hélène d'Orval », « de » of « Marie de Brocas »: no French of the line's own."""
    after = token.end if text[token.end - 1] in "'’" else token.end + 1
    before = text.rfind(" ", 0, max(0, token.start - 1)) + 1
    return text[after : after + 1].isupper() and text[before].isupper() and is_particle(text[token.start : token.end])


def quiet(
    reading: Reading, found: Iterable[FoundName | FoundRole], english: tuple[tuple[int, int], ...]
) -> Iterator[FoundName | FoundRole]:
    """Names and roles in text order, those in captions, credits, bylines, contacts and lines that lead elsewhere
    marked as not acting."""
    found = tuple(found)
    spans = sorted((*english, *elsewhere(reading), *_credits(reading), *_labelled(reading), *_signed(reading, found)))
    index = 0
    for each in found:
        while index < len(spans) and spans[index][1] <= each.start:
            index += 1
        inside = index < len(spans) and spans[index][0] <= each.start
        yield replace(each, acting=False) if inside else each


def _credits(reading: Reading) -> list[tuple[int, int]]:
    credits = matches_at(_CREDIT, reading.folded, places_of(reading.folded, "(©"))
    contacts = matches_at(_inline(), reading.folded, parts_of(reading).starting(_first_of_contacts()))
    return [m.span() for m in (*credits, *contacts)]


def _signed(reading: Reading, found: Iterable[FoundName | FoundRole]) -> list[tuple[int, int]]:
    """The author's name alone on one of the last lines."""
    last = reading.paragraphs[-_SIGNATURE_LINES:]
    lines = dict(last[1:]) if len(reading.paragraphs) > 2 else {}
    return [
        (each.start, each.end) for each in found if isinstance(each, FoundName) and lines.get(each.start) == each.end
    ]


def _labelled(reading: Reading) -> list[tuple[int, int]]:
    """Lines that open as a caption or byline do, and those under a contact's heading."""
    out = []
    contact = 0
    for start, end in reading.paragraphs:
        line = reading.folded[start:end]
        short = end - start <= _CONTACT_LINE_LENGTH
        if short and _contacts().match(line.lstrip("*#•-: ")):
            contact = _CONTACT_LINES
            out.append((start, end))
        elif contact and short:
            contact -= 1
            out.append((start, end))
        else:
            contact = 0
            field = _LAST_FIELD.search(line) if short and "par " in line else None
            if _byline(line) or (short and _REACHED.search(line)):
                out.append((start, end))
            elif field:
                out.append((start + field.start("name"), end))
    return out


def _byline(line: str) -> bool:
    """« Par Jane Doe », « Photo : … »; a line that is a sentence is none."""
    m = _openers().match(line.lstrip("-–—•[( "))
    if not m:
        return False
    label = m[0] not in ("par", "by", "image", "auteur") and not m[0].startswith(_OUR)
    return label or (len(line) <= _BYLINE_LENGTH and not line.rstrip().endswith((".", ":", "!", "?")))
