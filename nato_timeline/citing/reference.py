"""What a citation holds, whatever its style: the document, and the passage in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from urllib.parse import urlsplit

from ..facts import Fact, Library, Paper, Source
from ..query import sentence
from ..render.dates import When, when
from ..render.safe import printable
from .fragment import text_link

_KEY = re.compile(r"[^a-z0-9]+")


class Reference(NamedTuple):
    """A document, or a passage of it. What is not known is None.

    `date` is the day it came out, or what is known of it (EDTF), `estimated` then. `link` leads to the passage, `url`
    to the document. `quote` is the sentence; `accessed` the day on which the user read it.
    """

    key: str
    id: str
    title: str | None
    publisher: str | None
    date: When | None
    estimated: bool
    url: str | None
    link: str | None
    page: int | None
    language: str
    quote: str | None = None
    accessed: str | None = None


def of_paper(paper: Paper, accessed: str | None = None) -> Reference:
    """A whole document."""
    known = paper.published or paper.estimate
    return Reference(
        key=_KEY.sub("-", _ascii(paper.id)).strip("-") or "document",
        id=printable(paper.id),
        title=printable(paper.title).strip() if paper.title else None,
        publisher=printable(paper.publisher).strip() if paper.publisher else None,
        date=when(known) if known else None,
        estimated=paper.published is None,
        url=_web(paper.url),
        link=_web(paper.url),
        page=None,
        language=paper.language,
        accessed=accessed,
    )


def of_source(library: Library, source: Source, accessed: str | None = None) -> Reference:
    """The sentence that states a fact."""
    paper = library.papers[source.paper]
    return of_paper(paper, accessed)._replace(
        link=deep_link(paper, source),
        page=source.page,
        quote=" ".join(printable(sentence(library, source)).split()),
    )


def of_fact(library: Library, fact: Fact, accessed: str | None = None) -> Iterator[Reference]:
    """Every sentence that states a fact, once."""
    places: dict[tuple[str, int], Source] = {}
    for source in fact.sources:
        places.setdefault((source.paper, source.sentence[0]), source)
    return (of_source(library, source, accessed) for source in places.values())


def deep_link(paper: Paper, source: Source) -> str | None:
    """The address of a document with the sentence in it: lit on a web page, the page of a PDF."""
    url = _web(paper.url)
    if url is None:
        return None
    if source.page is not None or urlsplit(url).path.lower().endswith(".pdf"):
        return f"{url.partition('#')[0]}#page={source.page}" if source.page else url
    return text_link(url, paper.text, *source.sentence)


def with_own_keys(references: Iterable[Reference]) -> Iterator[Reference]:
    """The references with keys that no two have."""
    seen: set[str] = set()
    for reference in references:
        key, n = reference.key, 2
        while key in seen:
            key, n = f"{reference.key}-{n}", n + 1
        seen.add(key)
        yield reference._replace(key=key)


def _web(url: str | None) -> str | None:
    """An address that a browser opens; nothing that would run (`javascript:`) or break a line."""
    address = "".join(printable(url or "").split())
    return address if urlsplit(address).scheme.lower() in ("http", "https") else None


def _ascii(text: str) -> str:
    from ..text import fold

    return fold(text)
