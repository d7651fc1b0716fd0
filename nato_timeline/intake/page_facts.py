"""What a web page says of itself: title, publisher, day, address. What it does not say is not guessed."""

from __future__ import annotations

import json
import re
from collections.abc import Container, Iterator, Mapping
from datetime import date
from itertools import islice
from typing import Any, NamedTuple
from urllib.parse import urljoin

from ..text import fold
from .html_lines import around_headings, is_skipped

# <script type="application/ld+json">: the kinds of things whose dates are those of the text
_ARTICLES = re.compile(
    r"article|newsarticle|report|blogposting|pressrelease|webpage|speech|governmentservice", re.IGNORECASE
)
_DAY = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)(?=$|[T ])")  # 2024-06-12T10:00:00+02:00, 20240612
_FRENCH_DAY = re.compile(r"(\d\d)[/.](\d\d)[/.](\d{4})")  # 12/06/2024
_DATES = (
    "article:published_time", "og:article:published_time", "datepublished", "dcterms.issued", "dcterms.date",
    "dc.date.issued", "dc.date", "date", "pubdate", "publishdate", "publish-date",
    "publication_date", "citation_publication_date", "sailthru.date", "parsely-pub-date",
)  # fmt: skip
_TITLES = ("og:title", "twitter:title", "dcterms.title", "dc.title")
_PUBLISHERS = (
    "og:site_name",
    "dcterms.publisher",
    "dc.publisher",
    "application-name",
    "publisher",
    "article:publisher",
)
_LEAST, _NAME = 10, 60  # characters of a heading that is one, and of the name of a site
_BETWEEN = re.compile(r"\s+(?:[-–—|:·•]|//)\s+")
_SAVED = re.compile(r"<!-- saved from url=\(\d+\)(https?://[^\s>]+) -->")  # what browsers write
_TOP = 2000  # characters of a page in which they do
_MODIFIED = re.compile(r"modif|update|maj\b|mise? a jour|actualise")
_PUBLISHED = re.compile(r"\b(?:publie\w*|mise? en ligne|paru\w*|poste|communique|publication|date)\b")
_DIGITS = re.compile(r"\d+(?:[:h.]\d+)*")
_ENOUGH = 80  # characters that stand beside the day
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_LONGEST = 300  # characters of an address
_TIMES = 20  # that stand above a text
_PARAGRAPH = 140  # characters with which the text begins
_DEEP = 8  # how deep JSON-LD is looked into


class PageFacts(NamedTuple):
    """`date` is an ISO day."""

    title: str | None
    publisher: str | None
    date: str | None
    url: str | None


def page_facts(tree: Any, text: str) -> PageFacts:
    """JSON-LD first, then the page's meta elements, then `<time>`, `<title>` and the canonical link; `text` is the
    page as it was written."""
    stated = list(_linked_data(tree))
    meta = _meta(tree)
    heading = _heading(tree)
    publisher = next((name for thing in stated if (name := _name(thing.get("publisher")))), None)
    wiki = "mediawiki" in meta.get("generator", "").lower() or "Wikimedia" in (publisher or "")
    key = "dateModified" if wiki else "datePublished"  # a wiki's page was begun long before what it says
    day = next((day for thing in stated if (day := _day(thing.get(key)))), None)
    saved = _SAVED.search(text, 0, _TOP)
    around = _first(_base(tree), saved[1] if saved else None)
    urls = (_canonical(tree), meta.get("og:url"), *_urls(stated), saved[1] if saved else None)
    return PageFacts(
        title=_first(_headline(stated, heading), *(meta.get(name) for name in _TITLES), heading, _title(tree)),
        publisher=_first(
            publisher,
            *(meta.get(name) for name in _PUBLISHERS if not _is_address(meta.get(name))),
            _site(_title(tree) or "", heading or ""),
        ),
        date=day if wiki else _first(day, *(_day(meta.get(name)) for name in _DATES), _time(tree)),
        url=_first(*(_address(url, around) for url in urls)),
    )


def _headline(stated: list[Mapping[str, Any]], heading: str | None) -> str | None:
    """What JSON-LD calls the article: its name, if that is what the page has as its heading, else its headline."""
    for thing in stated:
        name, headline = _text(thing.get("name")), _text(thing.get("headline"))
        if name and heading and fold(name) == fold(heading):
            return name
        if headline:
            return headline
    return None


def _site(title: str, heading: str) -> str | None:
    """The site's name, where the page's `<title>` is its heading and that: « Visite - Gouvernement »."""
    if not heading or len(heading) < _LEAST or not fold(title).startswith(fold(heading)):
        return None
    rest = _BETWEEN.split(title[len(heading) :])
    name = rest[-1].strip() if len(rest) > 1 else ""
    return name if 1 < len(name) <= _NAME and not any(c.isdecimal() for c in name) else None


def _first(*values: str | None) -> str | None:
    return next((value for value in values if value), None)


def _linked_data(tree: Any) -> Iterator[Mapping[str, Any]]:
    """The articles that the page describes as JSON-LD."""
    for script in tree.css('script[type="application/ld+json"]'):
        try:
            said = json.loads(script.text(deep=True), strict=False)
        except (ValueError, RecursionError):
            continue
        yield from _things(said, _DEEP)


def _things(said: Any, deep: int) -> Iterator[Mapping[str, Any]]:
    if isinstance(said, list) and deep:
        for each in said:
            yield from _things(each, deep - 1)
    elif isinstance(said, dict) and deep:
        kinds = said.get("@type")
        if any(isinstance(k, str) and _ARTICLES.search(k) for k in (kinds if isinstance(kinds, list) else [kinds])):
            yield said
        for key in ("@graph", "mainEntity"):
            yield from _things(said.get(key), deep - 1)


def _meta(tree: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for node in tree.css("meta"):
        given = node.attributes
        name = (given.get("property") or given.get("name") or given.get("itemprop") or "").strip().lower()
        content = _text(given.get("content"))
        if name and content:
            found.setdefault(name, content)
    return found


def _text(value: Any) -> str | None:
    if not isinstance(value, str):
        return None
    return " ".join(value.split())[:300] or None


def _name(value: Any) -> str | None:
    if isinstance(value, list):
        return next((name for each in value if (name := _name(each))), None)
    return _text(value.get("name")) if isinstance(value, dict) else _text(value)


def _urls(stated: list[Mapping[str, Any]]) -> Iterator[str | None]:
    for thing in stated:
        page = thing.get("mainEntityOfPage")
        yield _text(thing.get("url"))
        yield _text(page.get("@id") if isinstance(page, dict) else page)


def _day(value: Any) -> str | None:
    """The day of a date as machines write it; a year or a month alone is no day."""
    text = _text(value)
    if text is None:
        return None
    m = _DAY.match(text)
    year, month, day = m.groups() if m else ("", "", "")
    if not m and (m := _FRENCH_DAY.match(text)):
        day, month, year = m.groups()
    try:
        return date(int(year), int(month), int(day)).isoformat() if m and 1945 <= int(year) < 2100 else None
    except ValueError:
        return None


def _time(tree: Any) -> str | None:
    """The day of `<time itemprop="datePublished">` or `<time pubdate>`; else the only one between the heading and the
    first paragraph."""
    marked = tree.css(
        "time[itemprop=datePublished], time[pubdate], time.published, time.entry-date, .date-published time"
    )
    for node in marked:
        if day := _day(node.attributes.get("datetime") or node.text(deep=True)):
            return day
    days = {_day(node.attributes.get("datetime")) for node in islice(_above(tree), _TIMES) if _is_of_publication(node)}
    days.discard(None)
    return days.pop() if len(days) == 1 else None


def _above(tree: Any) -> Iterator[Any]:
    """The `<time>` of the page's head: behind its only heading, before the first paragraph of some length."""
    heading = tree.css("h1")
    if tree.body is None or len(heading) > 1:
        return
    begun, kept = not heading, around_headings(tree)
    waiting = [tree.css_first("article, main") or tree.body] if begun else [tree.body]
    while waiting:
        node = waiting.pop()
        if node.tag == "h1":
            begun = True
        elif node.tag == "p" and len(node.text(deep=True)) > _PARAGRAPH:
            if begun:
                return
        elif node.tag == "time":
            if begun or _is_beside_heading(node, kept):
                yield node
        elif node.tag == "body" or not is_skipped(node, kept):
            waiting += reversed(list(node.iter()))


def _is_beside_heading(node: Any, kept: Container[int]) -> bool:
    """Whether an element stands in the header of the article, before its heading."""
    around = node.parent
    while around is not None and around.tag not in ("header", "hgroup", "body", "html", "-undef"):
        around = around.parent
    return around is not None and around.tag in ("header", "hgroup") and around.mem_id in kept


def _is_of_publication(node: Any) -> bool:
    """Whether a day stands by itself, or with words that say it is that of publication, not of a change."""
    around = node.parent
    while around is not None and around.tag in ("span", "strong", "b", "em", "i", "a", "small"):
        around = around.parent
    if around is None:
        return False
    names = f"{node.attributes.get('class') or ''} {node.attributes.get('property') or ''}"
    before, _, after = fold(" ".join(around.text(deep=True).split())).partition(fold(_said(node)) or "\n")
    if _MODIFIED.search(fold(names)) or _MODIFIED.search(before.rpartition(",")[2]):
        return False
    rest = _DIGITS.sub("", before + after).strip(" :-|,/()")
    return not rest or (len(rest) < _ENOUGH and _PUBLISHED.search(rest) is not None)


def _said(node: Any) -> str:
    return " ".join(node.text(deep=True).split())


def _heading(tree: Any) -> str | None:
    found = tree.css("h1")
    return _text(found[0].text(deep=True)) if len(found) == 1 else None


def _title(tree: Any) -> str | None:
    node = tree.css_first("head > title") or tree.css_first("title")
    return _text(node.text(deep=True)) if node is not None else None


def _canonical(tree: Any) -> str | None:
    node = tree.css_first('link[rel="canonical"]')
    return _text(node.attributes.get("href")) if node is not None else None


def _base(tree: Any) -> str | None:
    node = tree.css_first("base[href]")
    return _address(_text(node.attributes.get("href"))) if node is not None else None


def _address(value: str | None, around: str | None = None) -> str | None:
    """An address as a whole one: what is relative is so to the one around it."""
    if value and around and not _SCHEME.match(value):
        try:
            value = urljoin(around, value)
        except ValueError:
            return None
    return value if _is_address(value) and value and len(value) <= _LONGEST else None


def _is_address(value: str | None) -> bool:
    return bool(value) and str(value).startswith(("https://", "http://"))
