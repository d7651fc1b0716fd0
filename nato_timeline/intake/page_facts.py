"""What a web page says of itself: title, publisher, day, address. What it does not say is not guessed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

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
_DEEP = 8  # how deep JSON-LD is looked into


class PageFacts(NamedTuple):
    """`date` is an ISO day."""

    title: str | None
    publisher: str | None
    date: str | None
    url: str | None


def page_facts(tree: Any) -> PageFacts:
    """JSON-LD first, then the page's meta elements, then `<time>`, `<title>` and the canonical link."""
    stated = list(_linked_data(tree))
    meta = _meta(tree)
    publisher = next((name for thing in stated if (name := _name(thing.get("publisher")))), None)
    title = next((text for thing in stated if (text := _text(thing.get("headline")))), None)
    day = next((day for thing in stated if (day := _day(thing.get("datePublished")))), None)
    return PageFacts(
        title=_first(title, *(meta.get(name) for name in _TITLES), _heading(tree), _title(tree)),
        publisher=_first(publisher, *(meta.get(name) for name in _PUBLISHERS if not _is_address(meta.get(name)))),
        date=_first(day, *(_day(meta.get(name)) for name in _DATES), _time(tree)),
        url=_first(*(_address(url) for url in (_canonical(tree), meta.get("og:url"), *_urls(stated)))),
    )


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
    """The day of `<time itemprop="datePublished">` or `<time pubdate>`; else of the only one in the article's head."""
    marked = tree.css(
        "time[itemprop=datePublished], time[pubdate], time.published, time.entry-date, .date-published time"
    )
    for node in marked:
        if day := _day(node.attributes.get("datetime") or node.text(deep=True)):
            return day
    days = {
        _day(node.attributes.get("datetime")) for node in tree.css("article > header time, article > time, main > time")
    }
    days.discard(None)
    return days.pop() if len(days) == 1 else None


def _heading(tree: Any) -> str | None:
    found = tree.css("h1")
    return _text(found[0].text(deep=True)) if len(found) == 1 else None


def _title(tree: Any) -> str | None:
    node = tree.css_first("head > title") or tree.css_first("title")
    return _text(node.text(deep=True)) if node is not None else None


def _canonical(tree: Any) -> str | None:
    node = tree.css_first('link[rel="canonical"]')
    return _text(node.attributes.get("href")) if node is not None else None


def _address(value: str | None) -> str | None:
    return value if _is_address(value) and value and len(value) <= 300 else None


def _is_address(value: str | None) -> bool:
    return bool(value) and str(value).startswith(("https://", "http://"))
