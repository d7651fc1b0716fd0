"""Documents from bytes, and the view of them that the finders read.

A text is never rewritten. The finders read a view of it without the characters that run invisibly through words, and
every character of the view knows where it stands in the original, so that spans go back exactly.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from .decoding import decode as decode
from .errors import UserError
from .heads import places_of
from .model import Document, Reading
from .sentences import sentences
from .tokens import cut
from .zones import quotation_zones


def load(path: Path) -> Document:
    """The document in a text file; its id is the file's name without the ending. Raises UserError."""
    return Document(id=path.stem, text=decode(bytes_of(path), path.name), path=str(path))


def bytes_of(path: Path) -> bytes:
    """What a file holds. Raises UserError."""
    if path.is_dir():
        raise UserError("{path} is a folder.", path=path, given=str(path), nearest=f"{path}/*.txt")
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise UserError("{path} does not exist.", path=path, given=str(path), nearest=_nearest_file(path)) from None
    except OSError as error:
        raise UserError("{path} cannot be read: {why}.", path=path, why=error.strerror) from None


def _nearest_file(path: Path) -> str | None:
    from rapidfuzz import process

    try:
        names = [p.name for p in path.parent.iterdir() if p.is_file()]
    except OSError:
        return None
    hit = process.extractOne(path.name, names, score_cutoff=70)
    return str(path.parent / hit[0]) if hit else None


# ---------------------------------------------------------------- the view

# what runs through words without being seen: soft hyphen, zero-width characters, joiners, direction marks, BOM
_INVISIBLE = "\u00ad\u2060\ufeff" + "".join(
    map(chr, (*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2066, 0x206A)))
)
_LINK = re.compile(r"!?\[([^\]\n]{1,300})\]\((?:[^()\s]|\([^()\s]*\)){1,500}\)")  # [le sommet](https://…)
_EMPHASIS = re.compile(r"(\*{1,3}|__)(?=\S)([^\n]{1,400}?)(?<=\S)\1")  # **12 juin**


def _hidden(text: str) -> set[int]:
    """Positions that the view leaves out."""
    hidden = set(places_of(text, _INVISIBLE)) if not text.isascii() else set()
    if "[" in text or "*" in text or "_" in text:
        for m in _LINK.finditer(text):
            hidden.update(range(m.start(), m.start(1)), range(m.end(1), m.end()))
        for _ in range(3):  # stars nest: ***gras et italique***
            for m in _EMPHASIS.finditer(text):
                mark = len(m[1])
                hidden.update(range(m.start(), m.start() + mark), range(m.end() - mark, m.end()))
    front = re.match(r"---\n(?:.*\n)*?---\n", text)
    if front:
        hidden.update(range(front.end()))
    return hidden


def front_matter(text: str) -> dict[str, str]:
    """The `key: value` lines between two `---` lines at the start of a Markdown file; empty without them."""
    m = re.match(r"---\n((?:.*\n)*?)---\n", text)
    pairs = (line.partition(":") for line in m[1].splitlines() if ":" in line) if m else ()
    return {key.strip().lower(): value.strip().strip("\"'") for key, _, value in pairs}


def view(text: str) -> tuple[str, tuple[int, ...] | None]:
    """The text as the finders read it, and where each of its characters stands in the original (None: in place)."""
    hidden = _hidden(text)
    composed = unicodedata.is_normalized("NFC", text)
    if not hidden and composed:
        return text, None
    chars: list[str] = []
    origin: list[int] = []
    for i, c in enumerate(text):
        if i in hidden:
            continue
        if not composed and chars and unicodedata.combining(c):
            joined = unicodedata.normalize("NFC", chars[-1] + c)
            if len(joined) == 1:  # e + ´: one character in the view, standing where the letter stands
                chars[-1] = joined
                continue
        chars.append(c)
        origin.append(i)
    return "".join(chars), tuple(origin)


_SPACES = "\t\v\f\x85\u00a0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
_SAME = {**dict.fromkeys(_SPACES, " "), **dict.fromkeys("’‘ʼ′´`ʹ", "'"), **dict.fromkeys("‐‑‒–—―−", "-")}
_PLAIN = {"ł": "l", "ø": "o", "đ": "d", "ı": "i", "ħ": "h", "ŧ": "t", "ð": "d"}


def _plain_spaces(text: str) -> str:
    for space in _SPACES:
        text = text.replace(space, " ")
    return text


def _folded(c: str) -> str:
    c = _SAME.get(c, c)
    if c.isascii():
        return c.lower()
    base = unicodedata.normalize("NFD", c)[0].lower()
    return _PLAIN.get(base, base) if len(base) == 1 else c


class _Fold(dict[str, str]):
    """A table that fills itself: one character in, one character out."""

    def __missing__(self, c: str) -> str:
        value = self[c] = _folded(c)
        return value


_FOLD = _Fold()
# what a French text is full of, replaced all at once
_COMMON = tuple([(c, _FOLD[c]) for c in "’éèêëàâçîïôöùûüÉÈÊÀÂÇÎÔ–—"])
# what it holds besides that folds to itself
_SAME_FOLDED = "«»…œ€°"
# all that does not, but for capitals without accents
_FOLDABLE = re.compile(rf"[^ -_a-~\n{_SAME_FOLDED}]")
# words and names are folded again and again
_SHORT = 40


def fold(text: str) -> str:
    """Lower case, no accents, ' for ’, plain spaces and dashes; the same length, character by character."""
    return _fold_word(text) if len(text) < _SHORT else _fold(text)


def _fold(text: str) -> str:
    if not text.isascii():
        for c, folded in _COMMON:
            text = text.replace(c, folded)
    plain = text
    for c in _SAME_FOLDED:
        plain = plain.replace(c, " ")
    if plain.isascii() and "`" not in plain:
        return text.lower()
    return _FOLDABLE.sub(lambda m: _FOLD[m[0]], text).lower()


_fold_word = lru_cache(maxsize=8_000)(_fold)


# ---------------------------------------------------------------- lines, paragraphs

_SOFT_BREAK = re.compile(r"\n(?<=[^\n].)(?=[^\n])", re.DOTALL)
_BULLET = re.compile(r"\s*(?:[•●▪◦‣·*–—-]\s|\d{1,2}[.)]\s|\|)")

# the date that a line of a chronology begins with: « 12 mars 2004 – », « Octobre : », « Début 2011 - »
_DATED = re.compile(
    r"\s*(?=[A-ZÉ\d])[^.;:,\n]{0,24}?\b(?:(?:19|20)\d\d|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|"
    r"novembre|décembre)\s?(?:[:–—]|-\s)",
    re.IGNORECASE,
)


# the lines of an agenda: « 10h00, Bruxelles : rencontre », « Mercredi 11 mai »
_OF_AGENDA = re.compile(
    r"\s*(?:\d{1,2}\s?(?:[hH:]|heures)|(?:lun|mar|mercre|jeu|vendre|same)di \d|dimanche \d)", re.IGNORECASE
)


def _soft_breaks(text: str) -> str:
    """Hard-wrapped lines joined: a line break inside a sentence becomes a space, of the same length.

    A break is soft where the line before is long and does not end a sentence and the next goes on in lower case, or
    where the whole text is wrapped at one width.
    """
    if "\n" not in text:
        return text
    lines = text.split("\n")
    lengths = sorted(len(line) for line in lines if line.strip())
    wide = lengths[int(len(lengths) * 0.9)] if lengths else 0
    wrapped = len(lengths) >= 6 and 45 <= wide <= 130 and lengths[len(lengths) // 2] >= wide * 0.75
    if wrapped and sum(_OF_AGENDA.match(line) is not None for line in lines) * 5 >= len(lengths):
        wrapped = False

    def soft(m: re.Match[str]) -> str:
        at = m.start()
        before = text[text.rfind("\n", 0, at) + 1 : at].rstrip()
        end = text.find("\n", at + 1)
        after = text[at + 1 : end if end >= 0 else len(text)]
        if _BULLET.match(after) or not after.strip() or not before:
            return "\n"
        starts_low = after.lstrip()[:1].islower() or after.lstrip()[:1] in "«(»"
        ends = before[-1:] in '.!?:;»…”"'
        if starts_low and not ends and len(before) >= 25:
            return " "
        if ends and _DATED.match(after):
            return "\n"
        if wrapped and len(before) >= wide * 0.7 and not (ends and before[-1] in '!?:»…”"'):
            return " "
        return "\n"

    return _SOFT_BREAK.sub(soft, text)


_LINE = re.compile(r"\S(?:[^\n]*\S)?")


def paragraphs(text: str) -> tuple[tuple[int, int], ...]:
    """Lines that are not blank, without the white space around them."""
    return tuple([m.span() for m in _LINE.finditer(text)])


def paragraphs_as_decoded(text: str) -> tuple[tuple[int, int], ...]:
    """Where the paragraphs of a document's own text stand; hard-wrapped lines make one."""
    return paragraphs(_soft_breaks(_plain_spaces(text)))


def read(document: Document) -> Reading:
    """The view of a document that the finders read, cut into paragraphs, sentences, words and quotations."""
    shown, origin = view(document.text)
    shown = _soft_breaks(_plain_spaces(shown))
    folded = fold(shown)
    parts = paragraphs(shown)
    columns, gaps = cut(folded)
    return Reading(
        document=document,
        text=shown,
        folded=folded,
        origin=origin,
        columns=columns,
        sentences=sentences(shown, parts),
        paragraphs=parts,
        zones=quotation_zones(shown, parts),
        gaps=gaps,
    )


def place_back(reading: Reading, start: int, end: int) -> tuple[int, int, str]:
    """A span of the reading in the document's own text: start, end, and the text there."""
    text = reading.document.text
    if reading.origin is None:
        return start, end, text[start:end]
    if not 0 <= start < end <= len(reading.origin):
        return 0, 0, ""
    first = reading.origin[start]
    last = reading.origin[end - 1] + 1
    while last < len(text) and unicodedata.combining(text[last]):  # the accent of a decomposed last letter
        last += 1
    return first, last, text[first:last]


def titled(document: Document) -> Document:
    """The document with what its front matter says, and its first line as the title where nothing else gives one."""
    front = front_matter(document.text)
    title = document.title or front.get("title") or _first_line(document.text)
    return replace(
        document,
        id=front.get("id", document.id),
        title=title,
        publisher=document.publisher or front.get("publisher"),
        url=document.url or front.get("url"),
    )


# characters in which a document's first line is looked for; the whole of it is viewed only where they hold none
_TOP = 600


def _first_line(text: str) -> str | None:
    top = text.find("\n", _TOP)
    if top >= 0 and not text.startswith("---\n"):
        line = _line_in(text[:top])
        if line is not None:
            return line
    return _line_in(text)


def _line_in(text: str) -> str | None:
    shown, _ = view(text)
    for m in _LINE.finditer(shown):
        line = re.sub(r"\s+", " ", m[0]).strip(" #|•-–—")
        if any(c.isalpha() for c in line):
            return line if len(line) <= 160 else line[:159].rstrip() + "…"
    return None
