"""The timeline: years and months as headings, a row for each fact, its dates kept apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from ...facts import Fact, Library, Source
from .. import dates
from ..amounts import amount
from ..fact import KNOWN
from ..fields import name_of
from ..words import Words
from .controls import topic_name, who_of
from .escape import attribute, language, plain
from .slots import UNDATED
from .sources import Listed, day_out, published


class Setting(NamedTuple):
    """What every row needs."""

    library: Library
    papers: Mapping[str, Listed]
    words: Words
    headings: bool


def entries(
    library: Library,
    facts: Sequence[Fact],
    slots: Sequence[str],
    papers: Mapping[str, Listed],
    words: Words,
    *,
    by_date: bool,
) -> str:
    """Facts in the order given; in any order but that of time without headings."""
    setting = Setting(library, papers, words, by_date)
    rows = list(zip(facts, slots, strict=True))
    if not by_date:
        return _list(rows, setting)
    years = groupby(rows, key=lambda row: row[1][:4])
    return "\n".join(_year(year, list(within), setting) for year, within in years)


def _year(year: str, rows: list[tuple[Fact, str]], setting: Setting) -> str:
    words = setting.words
    if year == UNDATED:
        heading = f'<h2 id="m={UNDATED}">{plain(words("No date"))}</h2>'
        return f'<section class="year">{heading}{_list(rows, setting)}</section>'
    months = []
    for slot, within in groupby(rows, key=lambda row: row[1]):
        name = "" if slot == year else f"<h3>{plain(dates.month(int(year), int(slot[5:]), words))}</h3>"
        months.append(f'<section class="month" id="m={slot}">{name}{_list(list(within), setting)}</section>')
    return f'<section class="year"><h2>{year}</h2>{"".join(months)}</section>'


def _list(rows: Sequence[tuple[Fact, str]], setting: Setting) -> str:
    out: list[str] = []
    before: str | None = None
    for fact, slot in rows:
        label = _label(fact, setting)
        out.append(_row(fact, slot, label, label == before, setting))
        before = label
    return f"<ol>{''.join(out)}</ol>"


def _label(fact: Fact, setting: Setting) -> str:
    """The date in the left column: of a fact without one of its own, the day of publication on which it stands."""
    paper = setting.papers[fact.sources[0].paper].paper
    value = fact.when or (paper.published or paper.estimate if fact.first else None)
    one_year = fact.first and fact.last and fact.first[:4] == fact.last[:4]
    if setting.headings and one_year:
        return dates.label(value, fact.first, fact.last, setting.words)
    return dates.long(value, setting.words)


# ---------------------------------------------------------------- rows


def _row(fact: Fact, slot: str, label: str, again: bool, setting: Setting) -> str:
    classes = f"sign {fact.layer}" + (f" {fact.status}" if fact.layer == "event" and fact.status else "")
    values = {
        "layer": fact.layer,
        "kind": f"{fact.layer}.{fact.kind}",
        "status": f"{fact.layer}.{fact.status}" if fact.status else "",
        "who": "|".join(who_of(fact)),
        "topic": "|".join(fact.topics),
        "source": "|".join(dict.fromkeys(f"d{setting.papers[s.paper].number}" for s in fact.sources)),
        "month": slot,
        "from": fact.first or ("0" if fact.last else ""),  # « by June » began at any time before
        "until": "" if fact.last == fact.first else fact.last or "9",
    }
    data = "".join(f' data-{name}="{attribute(value)}"' for name, value in values.items() if value)
    id = attribute(fact.id)
    about = " · ".join(_about(fact, setting))
    told = f'<p class="about">{about}</p>' if about else ""
    return (
        f'<li id="id={id}" class="{attribute(classes)}{" again" if again else ""}"{data}>'
        f'<p class="date">{plain(label)}</p>'
        f'<div><a class="what{" said" if fact.layer in ("quote", "statement") else ""}" href="#id={id}" lang="fr">'
        f"{_title(fact, setting)}</a>"
        f"{told}{_sentence(fact, setting)}{_more(fact, setting)}</div>"
        f'<p class="out">{_out(fact, setting)}</p></li>'
    )


def _title(fact: Fact, setting: Setting) -> str:
    title = plain(fact.title)
    if fact.layer == "quote":
        return f"«\u00a0{title}\u00a0»"
    if fact.layer == "figure":
        value = plain(amount(fact, setting.words))
        return f'<strong lang="{setting.words.language}">{value}</strong> {plain(fact.subject)}'
    return f"<strong>{_names(fact.people, setting)}</strong>, {title}" if fact.layer == "role" else title


def _sentence(fact: Fact, setting: Setting) -> str:
    """The sentence that gives a figure, whose amount alone says little."""
    if fact.layer != "figure":
        return ""
    source = fact.sources[0]
    text, (start, end) = setting.papers[source.paper].paper.text, source.sentence
    before, given, after = (text[a:b] for a, b in pairwise((start, source.start, source.end, end)))
    return f'<p class="sentence" lang="fr">{plain(before)}<u>{plain(given)}</u>{plain(after)}</p>'


def _names(who: Sequence[str], setting: Setting) -> str:
    return plain(", ".join(name_of(setting.library, id) for id in who))


def _about(fact: Fact, setting: Setting) -> Iterator[str]:
    """What else there is to say in a line, as HTML."""
    words = setting.words
    if fact.layer in ("quote", "statement"):
        who = _names(fact.people, setting)
        yield f"<b>{who}</b>" if who else plain(words("nobody named"))
        if fact.layer == "statement":
            yield plain(words("indirect speech"))
    elif fact.layer == "event":
        yield plain(words(fact.kind))
        if fact.status and fact.status != "held":
            was = words("(was {date})", date=dates.long(fact.was, words)) if fact.was else ""
            yield f'<b class="status">{plain(f"{words(fact.status)} {was}".strip())}</b>'
    elif fact.layer == "figure":
        if fact.holder:
            yield plain(fact.holder)
        if fact.status and fact.status != "count":
            yield plain(words(fact.status))
        if fact.people:
            yield plain(words("according to {who}", who=", ".join(name_of(setting.library, id) for id in fact.people)))
    elif fact.layer == "role" and fact.kind != "current":
        yield plain(words(fact.kind))
    if fact.place:
        yield plain(fact.place)
    if fact.layer == "event" and fact.people:
        yield _names(fact.people, setting)
    if fact.basis in ("inherited", "reference", "estimate"):
        yield f'<span class="basis">{plain(_basis(fact.basis, words))}</span>'
    if fact.corrected or fact.note:
        yield plain(f"✎ {', '.join(words(name) for name in fact.corrected)} {fact.note or ''}".strip())
    if fact.tags:
        yield plain(" ".join(f"+{tag}" for tag in fact.tags))


def _basis(basis: str, words: Words) -> str:
    if basis == "inherited":
        return words("inherited date")
    return words("reference date") if basis == "reference" else words("estimated date")


def _out(fact: Fact, setting: Setting) -> str:
    """When the first of its documents came out, and the numbers of all."""
    papers = [setting.papers[id] for id in dict.fromkeys(source.paper for source in fact.sources)]
    first = min(papers, key=lambda entry: entry.paper.first or "9999").paper
    numbers = " ".join(f"<b>{entry.number}</b>" for entry in papers)
    return f"{plain(day_out(first, setting.words) or '?')} {numbers}"


# ---------------------------------------------------------------- what opens under a row


def _more(fact: Fact, setting: Setting) -> str:
    """The dates apart from one another, how they are known, and each source."""
    words = setting.words
    rows = [(_when_name(fact, words), _when(fact, words))]
    if fact.differs:
        rows.append((words("Other dates"), plain(", ".join(dates.long(value, words) for value in fact.differs))))
    if fact.topics:
        rows.append((words("Topics"), plain(", ".join(topic_name(setting.library, id, words) for id in fact.topics))))
    first = min((setting.papers[source.paper].paper for source in fact.sources), key=lambda p: p.first or "9999")
    rows.append((words("Published"), plain(day_out(first, words) or words("publication date unknown"))))
    stated = "<br>".join(_source(fact, source, setting) for source in fact.sources)
    rows.append((words("Source") if len(fact.sources) == 1 else words("Sources"), stated))
    rows.append((words("Id"), plain(fact.id.partition("~")[0])))
    return f'<dl class="more">{"".join(f"<dt>{plain(name)}</dt><dd>{value}</dd>" for name, value in rows)}</dl>'


def _when_name(fact: Fact, words: Words) -> str:
    """What the date of a fact is the date of."""
    if fact.layer in ("quote", "statement"):
        return words("Said")
    if fact.layer == "figure":
        return words("Period")
    if fact.layer == "role":
        return words("Named so")
    return {
        "scheduled": words("Planned for"),
        "ongoing": words("Under way"),
        "cancelled": words("Was planned for"),
        "postponed": words("Postponed to"),
    }.get(fact.status or "", words("Happened"))


def _when(fact: Fact, words: Words) -> str:
    if not fact.when:
        return plain(words("not said") if fact.layer == "figure" else words("no date"))
    known = [words(KNOWN[fact.basis]) if fact.basis in KNOWN else "", fact.why or ""]
    return plain(" · ".join(part for part in (dates.long(fact.when, words), *known) if part))


def _source(fact: Fact, source: Source, setting: Setting) -> str:
    """A link to the passage, when the document came out, and its own date and wording where they are others."""
    words, entry = setting.words, setting.papers[source.paper]
    paper = entry.paper
    about = [published(paper, words)] if len(fact.sources) > 1 else []
    if source.page:
        about.append(words("p. {n}", n=source.page))
    if source.when != fact.when and source.when:
        about.append(dates.long(source.when, words))
    if source.status and source.status != fact.status:
        about.append(words(source.status))
    wording = f' <q lang="fr">{plain(source.wording)}</q>' if source.wording not in (fact.title, "") else ""
    return (
        f'<a class="src" href="#{entry.address(source)}" lang="{language(paper.language)}">'
        f"<b>{entry.number}</b> {plain(paper.title or paper.id)}</a> {plain(' · '.join(about))}{wording}"
    )
