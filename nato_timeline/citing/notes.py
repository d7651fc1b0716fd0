"""Citations in words, as French writes them: a footnote, ISO 690, Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from ..render import dates
from ..render.rows import plain_markdown
from ..render.words import Words
from .reference import Reference

_SPACE = "\u00a0"
_OPEN, _CLOSE = re.compile(r"«\s*"), re.compile(r"\s*»")
_IN_A_LINK = str.maketrans({"(": "%28", ")": "%29", "<": "%3C", ">": "%3E", " ": "%20"})


@cache
def _french() -> Words:
    return Words("fr")


def notes(references: Sequence[Reference]) -> str:
    """Footnotes: « OTAN, « Titre », 12 juin 2024, p. 3, https://… »."""
    return _lines(note(reference) for reference in references)


def note(reference: Reference) -> str:
    """A footnote."""
    return _sentence([*_described(reference), *_address(reference)])


def iso690(references: Sequence[Reference]) -> str:
    """ISO 690 in French: « OTAN. Titre [en ligne]. 12 juin 2024, p. 3. Disponible à l’adresse : https://… »."""
    return _lines(map(_iso690, references))


def markdown(references: Sequence[Reference]) -> str:
    """The sentence as a block quotation, and below it where it stands, linked to the very words."""
    return "\n".join(map(_markdown, references))


def markdown_note(reference: Reference) -> str:
    """A footnote in Markdown, the title linked."""
    parts = [plain_markdown(part) for part in _described(reference)]
    if reference.link:
        title = plain_markdown(_quoted(_title(reference)))
        parts[parts.index(title)] = f"[{title}](<{reference.link.translate(_IN_A_LINK)}>)"
    if reference.accessed:
        parts[-1] += f" ({_accessed(reference)})"
    return _sentence(parts)


def short(reference: Reference) -> str:
    """Who and when, in brackets after a sentence: « OTAN, 12 juin 2024, p. 3 »."""
    who = reference.publisher or (f"«{_SPACE}{_title(reference)}{_SPACE}»" if reference.title else reference.id)
    return ", ".join([who, published(reference), *_page(reference)])


def published(reference: Reference) -> str:
    """The day a document came out, as well as it is known: « 12 juin 2024 », « [vers juin 2024] », « [s. d.] »."""
    if reference.date is None:
        return f"[s.{_SPACE}d.]"
    if reference.date.grain != "day":
        said = dates.long(reference.date.value, _french())
        return f"[vers {said}]" if reference.estimated else said
    said = dates.day(reference.date.value, _french(), weekday=False)
    return f"[vers le {said}]" if reference.estimated else said


def _described(reference: Reference) -> list[str]:
    """Author, title, day, page: those that are known."""
    author = [reference.publisher] if reference.publisher else []
    return [*author, _quoted(_title(reference)), published(reference), *_page(reference)]


def _title(reference: Reference) -> str:
    return _inner((reference.title or f"[sans titre] {reference.id}").removesuffix("."))


def _quoted(text: str) -> str:
    return f"«{_SPACE}{text}{_SPACE}»"


def _page(reference: Reference) -> list[str]:
    return [f"p.{_SPACE}{reference.page}"] if reference.page is not None else []


def _address(reference: Reference) -> list[str]:
    seen = f" ({_accessed(reference)})" if reference.accessed else ""
    return [f"{reference.link}{seen}"] if reference.link else []


def _accessed(reference: Reference) -> str:
    return f"consulté le {dates.day(reference.accessed, _french(), weekday=False)}"


def _iso690(reference: Reference) -> str:
    online = " [en ligne]" if reference.link else ""
    seen = f" [{_accessed(reference)}]" if reference.link and reference.accessed else ""
    title = reference.title or f"[Sans titre] {reference.id}"
    parts = [reference.publisher, f"{title}{online}", ", ".join([published(reference) + seen, *_page(reference)])]
    if reference.link:
        parts.append(f"Disponible à l’adresse{_SPACE}: {reference.link}")
        return ". ".join(_capital(part) for part in parts if part)
    return _sentence([". ".join(_capital(part.removesuffix(".")) for part in parts if part)])


def _markdown(reference: Reference) -> str:
    source = f"— {markdown_note(reference)}"
    if reference.quote is None:
        return f"{source[2:]}\n"
    return f"> {plain_markdown(quotation(reference.quote))}\n>\n> {source}\n"


def quotation(sentence: str) -> str:
    """The sentence in quotation marks, those inside it being inner ones; one that is all a quotation keeps its own."""
    whole = sentence.startswith("«") and sentence.endswith("»") and sentence.count("«") == 1
    return sentence if whole else _quoted(_inner(sentence))


def _inner(text: str) -> str:
    """Text to stand in quotation marks: those in it become inner ones; one that was opened before is opened here."""
    found = _CLOSE.sub("”", _OPEN.sub("“", text))
    depth = lowest = 0
    for c in found:
        depth += (c == "“") - (c == "”")
        lowest = min(lowest, depth)
    return "“" * -lowest + found + "”" * (depth - lowest)


def _sentence(parts: Sequence[str]) -> str:
    """The parts with commas between; a full stop, but not after an address, which it would become part of."""
    text = _capital(", ".join(parts))
    return text if "://" in parts[-1] and not parts[-1].endswith(")") else f"{text.removesuffix('.')}."


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _lines(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)
