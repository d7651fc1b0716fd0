"""What each stage of the pipeline adds to a text, stage by stage."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from .page import Page, joined

if TYPE_CHECKING:
    from ..model import Document

_SHOWN_FIRST = frozenset({"start", "end", "surface"})


def stages(page: Page, document: Document) -> None:
    """Runs the pipeline on a document; after each stage, what is new or has changed."""
    from ..pipeline import STAGES, Draft, taken
    from ..text import read, titled

    draft = Draft(reading=read(titled(document)))
    for sentence in draft.reading.sentences:
        page.paragraph(joined((draft.reading.text[sentence.start : sentence.end], "bold")))
    for name, steps in STAGES:
        before, draft = draft, taken(draft, steps)
        page.gap()
        page.rule(name, "bold cyan")
        changes = list(_changes(before, draft))
        for label, item in changes:
            about = joined((f"{label}  ", "dim"), *_described(item, draft.reading.text))
            page.paragraph(about, indent=2, hang=6)
        if not changes:
            page.line(("  " + page.words("nothing"), "dim"))


def _changes(before: Any, after: Any) -> Iterator[tuple[str, Any]]:
    """The items of each layer of a draft that were not there before, each once: what a finder saw may be a layer."""
    shown: set[int] = set()
    for label, item in _items(before, after):
        if id(item) not in shown:
            shown.add(id(item))
            yield label, item


def _items(before: Any, after: Any) -> Iterator[tuple[str, Any]]:
    for f in fields(after):
        if not f.repr:
            continue
        old, new = getattr(before, f.name), getattr(after, f.name)
        if old == new:
            continue
        if isinstance(new, dict):
            for key, items in new.items():
                yield from ((key, item) for item in items if item not in old.get(key, ()))
        elif isinstance(new, tuple):
            yield from ((f.name, item) for item in new if item not in old)
        else:
            yield f.name, new


def _described(item: Any, text: str) -> list[tuple[str, str]]:
    """An item's words, where they stand, and what is known of them."""
    if not is_dataclass(item):
        return [(str(item), "")]
    start, end = getattr(item, "start", None), getattr(item, "end", None)
    parts = []
    if isinstance(start, int) and isinstance(end, int):
        parts += [(text[start:end], "bold"), (f" {start}–{end}", "dim")]
    return [*parts, ("  " + "  ".join(_known(item, _SHOWN_FIRST)), "")]


def _known(item: Any, skip: frozenset[str] = frozenset()) -> list[str]:
    """The fields of an item that say something."""
    known = []
    for f in fields(item):
        value = getattr(item, f.name)
        usual = value in (None, (), "", False) or (f.default is not MISSING and value == f.default)
        if f.name not in skip and not usual:
            known.append(f"{f.name}={_brief(value)}")
    return known


def _brief(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return "[" + ", ".join(_brief(item) for item in value) + "]"
    if is_dataclass(value):
        return getattr(value, "surface", None) or f"{type(value).__name__}({', '.join(_known(value))})"
    return str(value)
