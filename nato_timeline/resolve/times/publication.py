"""When a document came out, and how that is known.

A ladder: told by the user, by the file's front matter, by a header, by a deictic that the text explains itself (« Ce
mercredi (12 juin 2024) »); else estimated, with the reason; else unknown. The first rung that holds is taken, and an
estimate is never a day.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from nato_timeline.calendar import on
from nato_timeline.find.times import SCAN
from nato_timeline.find.times.expr import Calendar, Shift, TimeMention
from nato_timeline.grammar import VerbGroup, direction
from nato_timeline.grammar.conjugation import verb_set
from nato_timeline.lean import changed
from nato_timeline.model import Published, Reading
from nato_timeline.text import fold, front_matter

from .anchors import sentence_at
from .ellipsis import complete
from .estimates import estimate
from .headers import Header, clock_after, day_of, headers, is_month
from .headings import programme_below
from .quoted import in_quotation

_FRONT_KEYS = ("date", "published", "publication_date", "publie", "publié", "date_published")
# how far a header without its year may lie from the full date that gives it one, in days
_FITS = 60
# full dates that are looked at, from the top
_ENOUGH = 200
# the news of a dispatch stands in its first sentences, among its first time expressions
_LEAD, _FIRST = 5, 8
_FIRST_VERBS = 30
# how many years after the last full date a dispatch may have come out, where the weekday of its news settles which
_LATER = 4


def publication(reading: Reading, times: Sequence[TimeMention], verbs: tuple[VerbGroup, ...]) -> Published:
    """The day of publication, its basis, and the words that say so."""
    times = complete(times)
    heads = headers(reading, times)
    known = _given(reading) or _front(reading) or _header(reading, times, verbs, heads) or _text(reading, times)
    return changed(known or estimate(reading, times, verbs), updated=_updated(reading, times, heads))


def _given(reading: Reading) -> Published | None:
    given = reading.document.given_date
    return Published(given, "metadata", why="given with the document") if given else None


def _front(reading: Reading) -> Published | None:
    front = front_matter(reading.document.text)
    for key in _FRONT_KEYS if front else ():
        for hit in SCAN(fold(front.get(key, ""))):
            day = day_of(hit.value)
            if day:
                return Published(day, "metadata", why=f"front matter « {key}: {front[key]} »")
    return None


def _updated(reading: Reading, times: Sequence[TimeMention], heads: Sequence[Header]) -> str | None:
    head = next((h for h in heads if h.kind == "updated"), None)
    day = day_of(times[head.index].expr) if head else None
    return day.isoformat() + clock_after(reading, times, head.index) if head and day else None


# ---------------------------------------------------------------- headers


def _header(
    reading: Reading, times: Sequence[TimeMention], verbs: tuple[VerbGroup, ...], heads: Sequence[Header]
) -> Published | None:
    head = _surest(reading, times, heads)
    if head is None:
        return None
    expr = times[head.index].expr
    why = f"header « {head.surface} »" if head.kind == "published" else f"header, updated « {head.surface} »"
    day = day_of(expr)
    if isinstance(expr, Calendar) and is_month(expr):
        return Published(basis="estimate", estimate=f"{expr.year:04}-{expr.month:02}", why=why)
    if isinstance(expr, Calendar) and (expr.whole_week or head.form == "week"):
        return _about(expr, why + ", a week") if expr.year else None
    if day is None and isinstance(expr, Calendar):
        full = [(m, d) for m in times if (d := day_of(m.expr))][:_ENOUGH]
        days = [(d, direction(reading, verbs, m.start)) for m, d in full]
        news = _day_of_the_news(reading, times, verbs)
        day = _completed(expr, days, news)
        if day is None:
            return Published(why=why + ", without its year")
        why += (
            f", its year from a full date nearby ({day.year})"
            if not _far(day, days)
            else (f", its year from the weekday of the news ({day.year})")
        )
    if head.form == "line" and programme_below(reading, times[head.last].end):
        return Published(basis="estimate", estimate=f"{day}~", why=why + ", the programme of that day")
    if head.last > head.index:  # « 12-13 juin 2024 » are the days of what it tells; it came out about then
        last = day_of(times[head.last].expr) or day
        if last == day:  # « 13 oct. 2023 - 13 oct. 2023 »
            return Published(day, "header", why=why)
        return Published(basis="estimate", estimate=f"{last}~", why=why + ", several days")
    return Published(day, "header", why=why)


def _about(expr: Calendar, why: str) -> Published:
    """An agenda comes out about the week that it is for."""
    return Published(basis="estimate", estimate=f"{expr.year:04}-{expr.month:02}~", why=why)


def _surest(reading: Reading, times: Sequence[TimeMention], heads: Sequence[Header]) -> Header | None:
    """The header that says when the text came out: with a day before one with a month; of a page that says only when
    it was brought up to date, that, where it stands above the text."""
    heads = sorted(heads, key=lambda h: is_month(times[h.index].expr))
    for kind in ("published", "updated"):
        head = next((h for h in heads if h.kind == kind and (kind == "published" or h.top)), None)
        if head is not None:
            return head
    return None


def _completed(expr: Calendar, full: Sequence[tuple[date, str | None]], news: int | None) -> date | None:
    """« BRUXELLES, 14 fév (AFP) »: in the year of a full date that it is near to, and after all that has happened; or
    in the one year after that in which it is the weekday of the news (« a annoncé jeudi »)."""
    past = [d for d, way in full if way == "past"]
    years = {d.year + more for d, _ in full for more in (-1, 0, 1)}
    latest = max(past, default=None)
    if latest and news:
        years |= {latest.year + more for more in range(_LATER + 1)}
    options = [day for y in sorted(years) if (day := on(y, expr.month or 0, expr.day or 0))]
    possible = [day for day in options if all(d <= day for d in past) and expr.weekday in (None, day.isoweekday())]
    near = [day for day in possible if not _far(day, full) and news in (None, *_news_days(day))]
    if near or news is None or latest is None:
        return near[0] if near else None
    that_day = [day for day in possible if day.isoweekday() == news]
    return that_day[0] if len(that_day) == 1 else None


def _far(day: date, full: Sequence[tuple[date, str | None]]) -> bool:
    return min((abs((day - d).days) for d, _ in full), default=0) > _FITS


def _news_days(day: date) -> tuple[int, int]:
    """The weekdays that what came out on a day tells as news: that day and the one before."""
    return day.isoweekday(), (day - timedelta(1)).isoweekday()


def _day_of_the_news(reading: Reading, times: Sequence[TimeMention], verbs: tuple[VerbGroup, ...]) -> int | None:
    """The weekday of « a annoncé jeudi » in the first sentences; else the first that something is told of."""
    told = []
    for mention in times[:_FIRST]:
        expr = mention.expr
        bare = isinstance(expr, Calendar) and expr.weekday and not (expr.day or expr.toward or expr.habitual)
        if bare and sentence_at(reading, mention.start) < _LEAD and direction(reading, verbs, mention.start) == "past":
            told.append(mention)
    said = {verb.end + 1 for verb in verbs[:_FIRST_VERBS] if verb.lemma in verb_set("reporting")} if told else set()
    news = next((m.expr for m in told if m.start in said), told[0].expr if told else None)
    return news.weekday if isinstance(news, Calendar) else None


# ---------------------------------------------------------------- deictics that the text explains


def _text(reading: Reading, times: Sequence[TimeMention]) -> Published | None:
    """« Ce mercredi (12 juin 2024) », « La veille (9 mai 2023) », « ce lundi 4 avril 2022 »."""
    for index, mention in enumerate(times):
        day = day_of(mention.expr)
        if day is None or in_quotation(reading, mention.start):
            continue
        deictic = times[index - 1] if mention.link == "gloss" else mention
        away = _days_from_publication(deictic)
        weekday = deictic.expr.weekday if isinstance(deictic.expr, Calendar) else None
        if away is None or weekday not in (None, day.isoweekday()):
            continue
        end = mention.end + (reading.text[mention.end : mention.end + 1] == ")")
        why = re.sub(r"\s+", " ", reading.text[deictic.start : end])
        return Published(day - timedelta(away), "text", why=why)
    return None


def _days_from_publication(mention: TimeMention) -> int | None:
    """0 for « aujourd'hui » and « ce mercredi », -1 for « hier » and « la veille »; None for other expressions."""
    expr = mention.expr
    if isinstance(expr, Shift) and expr.unit == "day" and not expr.of_event:
        return round(expr.count)
    if isinstance(expr, Calendar) and expr.weekday and expr.toward == "this" and mention.link is None:
        return 0
    return None
