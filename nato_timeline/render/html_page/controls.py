"""The filters: what can be chosen, with how many facts each choice keeps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from ...facts import Fact, Library
from ..fields import name_of
from ..words import Words
from .escape import attribute, plain
from .slots import slot_name
from .sources import Listed

LAYERS = ("event", "quote", "statement", "figure", "role")  # as readers look for them


class Choice(NamedTuple):
    """A value that a filter keeps, what it is called, how many facts have it."""

    value: str
    name: str
    facts: int


def layer_name(layer: str, words: Words) -> str:
    """What the facts of a layer are called."""
    return {
        "event": words("Events"),
        "quote": words("Quotations"),
        "statement": words("Indirect speech"),
        "figure": words("Figures"),
        "role": words("Roles"),
    }[layer]


def who_of(fact: Fact) -> tuple[str, ...]:
    """Whom a fact is about: who takes part or speaks, and who gives, spends or owes what it counts."""
    return tuple(dict.fromkeys((*fact.people, *((fact.holder,) if fact.holder else ()))))


def controls(
    library: Library, facts: Sequence[Fact], slots: Sequence[str], papers: Mapping[str, Listed], words: Words
) -> str:
    """The search field, a switch for each layer, a list for each other filter, two days."""
    layers = Counter(fact.layer for fact in facts)
    return "".join((
        f'<label class="wide">{plain(words("Search"))}<input type="search" name="text" autocomplete="off"></label>',
        _select("who", words("Who"), [("", _who(library, facts))], words),
        _select("topic", words("Topic"), [("", _topics(library, facts, words))], words),
        _select("kind", words("Kind"), _by_layer(facts, "kind", words), words),
        _select("status", words("Status"), _by_layer(facts, "status", words), words),
        _select("source", words("Source"), [("", _papers(facts, papers))], words),
        f'<label>{plain(words("From"))}<input type="date" name="from"></label>',
        f'<label>{plain(words("Until"))}<input type="date" name="until"></label>',
        f'<fieldset><legend class="away">{plain(words("Layers"))}</legend>',
        *(_switch(Choice(layer, layer_name(layer, words), layers[layer]), words) for layer in LAYERS if layers[layer]),
        "</fieldset>",
        _months(slots, words),
    ))  # fmt: skip


def _switch(choice: Choice, words: Words) -> str:
    return (
        f'<label class="sign {choice.value}"><input type="checkbox" name="layer" value="{choice.value}" '
        f'data-name="{attribute(choice.name)}">{plain(choice.name)} <b>{words.number(choice.facts)}</b></label>'
    )


def _select(name: str, label: str, groups: Iterable[tuple[str, Sequence[Choice]]], words: Words) -> str:
    """A list of choices under headings; none where there is nothing to choose."""
    out = []
    for heading, choices in groups:
        ordered = sorted(choices, key=lambda choice: (-choice.facts, choice.name))
        options = "".join(_option(choice, words) for choice in ordered)
        out.append(f'<optgroup label="{attribute(heading)}">{options}</optgroup>' if heading else options)
    if not any(out):
        return ""
    every = f'<option value="">{plain(words("all"))}</option>'
    return f'<label>{plain(label)}<select name="{name}">{every}{"".join(out)}</select></label>'


def _option(choice: Choice, words: Words) -> str:
    label = plain(f"{choice.name} ({words.number(choice.facts)})")
    return f'<option value="{attribute(choice.value)}" data-name="{attribute(choice.name)}">{label}</option>'


def _months(slots: Sequence[str], words: Words) -> str:
    """What the bars choose among; not to be seen, since they are."""
    counts = Counter(slots)
    options = "".join(_option(Choice(slot, slot_name(slot, words), n), words) for slot, n in counts.items())
    name = attribute(words("Month"))
    return f'<select name="month" hidden aria-label="{name}"><option value=""></option>{options}</select>'


def _who(library: Library, facts: Sequence[Fact]) -> list[Choice]:
    counts = Counter(who for fact in facts for who in who_of(fact))
    return [Choice(who, name_of(library, who), n) for who, n in counts.items()]


def _topics(library: Library, facts: Sequence[Fact], words: Words) -> list[Choice]:
    counts = Counter(topic for fact in facts for topic in fact.topics)
    return [Choice(id, topic_name(library, id, words), n) for id, n in counts.items()]


def topic_name(library: Library, id: str, words: Words) -> str:
    """A topic in the reader's language."""
    topic = library.topics.get(id)
    return id if topic is None else topic.name if words.language == "fr" else topic.name_en


def _papers(facts: Sequence[Fact], papers: Mapping[str, Listed]) -> list[Choice]:
    counts = Counter(paper for fact in facts for paper in {source.paper for source in fact.sources})
    return [Choice(f"d{papers[id].number}", papers[id].paper.title or id, n) for id, n in counts.items()]


def _by_layer(facts: Sequence[Fact], field: str, words: Words) -> list[tuple[str, list[Choice]]]:
    """The kinds or statuses under their layers, which give them their meaning; words said have but one kind."""
    counts: dict[str, Counter[str]] = {layer: Counter() for layer in LAYERS}
    for fact in facts:
        if value := getattr(fact, field):
            counts[fact.layer][value] += 1
    return [
        (layer_name(layer, words), [Choice(f"{layer}.{value}", words(value), n) for value, n in counts[layer].items()])
        for layer in LAYERS
        if counts[layer] and layer not in ("quote", "statement")
    ]
