"""What leaves the tool as a file: one table of formats, and what each of them is given.

A format is a row of `FORMATS` and a function that makes a file's content of a `View`; its module is imported when the
format is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from typing import NamedTuple

from ..facts import LAYERS, Fact, Library, Paper
from ..render.words import Words
from ..shelves import in_order

Written = str | bytes | Iterator[str]  # a whole file, or its text piece by piece


class View(NamedTuple):
    """What a file shows.

    `facts` are those that the query keeps, in its order, `sort` what that goes by, `layers` the kinds of facts asked
    for; `everything`: no filter was given. `made` is the moment of the export in seconds since 1970, None where the
    file need not say it. `fields` are those asked for; `excel`: for a spreadsheet program that guesses.
    """

    library: Library
    facts: Sequence[Fact]
    words: Words
    layers: tuple[str, ...] = ("event",)
    sort: str = "date"
    everything: bool = False
    made: int | None = None
    fields: Sequence[str] | None = None
    excel: bool = False

    def papers(self) -> Iterator[Paper]:
        """The documents that state the facts, in the library's order; without a filter, all documents."""
        if self.everything:
            yield from in_order(self.library.papers)
            return
        cited = {source.paper for fact in self.facts for source in fact.sources}
        yield from (self.library.papers[id] for id in self.library.papers if id in cited)

    def named(self) -> Iterator[tuple[str, Fact]]:
        """The facts with ids that no two have: where documents tell of one event apart, the others say where."""
        seen: set[str] = set()
        for fact in self.facts:
            id = fact.id if fact.id not in seen else f"{fact.id}-{fact.sources[0].paper}-{fact.sources[0].start}"
            seen.add(id)
            yield id, fact

    def name(self, who: str) -> str:
        """A person by name, a country or body as it is."""
        known = self.library.people.get(who)
        return known.name if known else who


class Format(NamedTuple):
    """A format: its name, the endings of its files, its function as `module:function`.

    `layers` are the kinds of facts that it holds where none are asked for, `only` those that it can hold at all;
    `statuses` are those of the events that it holds where none are asked for. `dated`: an undated fact has no place in
    it. `takes` are the options that mean something for it alone, `extra` is what to install for it.
    """

    name: str
    endings: tuple[str, ...]
    writer: str
    layers: tuple[str, ...] = ("event",)
    only: tuple[str, ...] = LAYERS
    statuses: tuple[str, ...] = ()
    dated: bool = False
    takes: tuple[str, ...] = ()
    extra: str | None = None


FORMATS = (
    Format("ics", (".ics",), "export.calendar:ics", only=("event",), statuses=("scheduled",), dated=True, extra="ics"),
    Format("timelinejs", (".timeline.json",), "export.timelinejs:timelinejs", only=("event",), dated=True),
    Format("md", (".md", ".markdown"), "export.footnotes:markdown"),
    Format("csv", (".csv",), "export.tables:csv", takes=("fields", "excel")),
    Format("tsv", (".tsv", ".tab"), "export.tables:tsv", takes=("fields",)),
    Format("json", (".json",), "export.tables:json", takes=("fields",)),
    Format("jsonl", (".jsonl", ".ndjson"), "export.tables:jsonl", takes=("fields",)),
    Format("jsonld", (".jsonld",), "export.annotations:web_annotations", LAYERS),
    Format("csl-json", (".csl.json", ".csl"), "export.bibliography:csl_json", LAYERS),
    Format("bibtex", (".bib",), "export.bibliography:bibtex", LAYERS),
    Format("ris", (".ris",), "export.bibliography:ris", LAYERS),
    Format("sqlite", (".sqlite", ".sqlite3", ".db"), "export.database:sqlite", LAYERS),
    Format("html", (".html", ".htm"), "render.html_page:render_page", LAYERS),
)


def writer(format: Format) -> Callable[[View], Written]:
    """The function of a format."""
    module, _, name = format.writer.partition(":")
    found: Callable[[View], Written] = getattr(import_module(f"..{module}", __package__), name)
    return found


def by_ending(file: str) -> Format | None:
    """The format of a file of that name; `.csl.json` goes before `.json`."""
    endings = ((ending, format) for format in FORMATS for ending in format.endings if file.lower().endswith(ending))
    return max(endings, key=lambda one: len(one[0]), default=(None, None))[1]


def by_name(name: str) -> Format | None:
    """The format of that name."""
    return next((format for format in FORMATS if format.name == name), None)
