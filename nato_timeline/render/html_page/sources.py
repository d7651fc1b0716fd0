"""The documents on the page: a list of them all, and the text of each, its cited words marked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import NamedTuple

from ...facts import Paper, Source
from .. import dates
from ..words import Words
from .escape import attribute, language, plain, web_address
from .passages import Passages, Piece, Stretch, holding, pieces


class Listed(NamedTuple):
    """A document with its number on the page, from 1, and where its paragraphs stand."""

    number: int
    paper: Paper
    paragraphs: tuple[Stretch, ...]

    def address(self, source: Source) -> str:
        """The paragraph in which the words of a fact begin, as a place on the page."""
        paragraph = holding(self.paragraphs, source.start)
        return f"d{self.number}" if paragraph is None else f"d{self.number}.{paragraph}"


def listed(papers: Iterable[Paper]) -> dict[str, Listed]:
    """The documents by their ids."""
    from ...text import paragraphs_as_decoded

    return {paper.id: Listed(n, paper, paragraphs_as_decoded(paper.text)) for n, paper in enumerate(papers, start=1)}


def day_out(paper: Paper, words: Words) -> str:
    """The day a document came out, as far as it is known: `12 June 2024`, `~June 2024`."""
    guess = dates.when(paper.estimate)
    if guess.grain == "day":
        return "~" + dates.day(guess.value, words, weekday=False)
    return dates.day(paper.published, words, weekday=False) or dates.long(paper.estimate, words)


def published(paper: Paper, words: Words) -> str:
    """The same in a sentence."""
    out = day_out(paper, words)
    return words("published {date}", date=out) if out else words("publication date unknown")


def sources(papers: Mapping[str, Listed], cited: Mapping[str, Passages], words: Words) -> str:
    """The list of the documents, then their texts."""
    items = "".join(_item(entry, words) for entry in papers.values())
    texts = (_article(entry, cited.get(id, Passages()), words) for id, entry in papers.items())
    return f"<ol>{items}</ol>\n" + "\n".join(texts)


def _item(entry: Listed, words: Words) -> str:
    paper = entry.paper
    about = " · ".join(part for part in (plain(paper.publisher), plain(published(paper, words))) if part)
    address = web_address(paper.url)
    printed = f' <span class="url">{plain(address)}</span>' if address else ""
    return (
        f'<li><a href="#d{entry.number}" lang="{language(paper.language)}">{plain(paper.title or paper.id)}</a> '
        f"<small>{about}{printed}</small></li>"
    )


def _article(entry: Listed, cited: Passages, words: Words) -> str:
    number, paper, paragraphs = entry
    known = words("date known from: {why}", why=paper.why) if paper.why else ""
    updated = words("updated {date}", date=dates.long(paper.updated, words)) if paper.updated else ""
    address = web_address(paper.url)
    link = f'<a href="{attribute(address)}" rel="noopener noreferrer">{plain(address)}</a>' if address else ""
    about = [plain(paper.publisher), plain(updated), plain(known), link]
    head = f"{words('Source {n}', n=number)} · {published(paper, words)}"
    code = language(paper.language)
    body = "".join(
        f'<p id="d{number}.{n}">{_marked(paper.text, parts)}</p>' for n, parts in enumerate(pieces(cited, paragraphs))
    )
    return (
        f'<article id="d{number}" tabindex="0" aria-labelledby="t{number}"><p class="no">{plain(head)}</p>'
        f'<header><h3 id="t{number}" lang="{code}">{plain(paper.title or paper.id)}</h3>'
        f"<p>{' · '.join(part for part in about if part)}</p></header>"
        f'<div class="text" lang="{code}">{body}</div></article>'
    )


def _marked(text: str, parts: Iterable[Piece]) -> str:
    """A paragraph: its cited sentences are marked, and in them the words that state a fact lead to it."""
    out = []
    for sentence, within in groupby(parts, key=lambda part: part.sentence):
        said = "".join(_piece(text, part) for part in within)
        out.append(said if sentence is None else f'<span class="s">{said}</span>')
    return "".join(out)


def _piece(text: str, part: Piece) -> str:
    said = plain(text[part.start : part.end])
    if not part.facts or not said.strip():
        return said
    ids = [attribute(id) for id in part.facts]
    return f'<a href="#id={ids[0]}" data-f="{" ".join(ids)}">{said}</a>'
