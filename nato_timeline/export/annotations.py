"""Facts as W3C Web Annotations (JSON-LD): each source of a fact annotates the words that state it."""

from __future__ import annotations

from base64 import urlsafe_b64encode
from collections.abc import Iterator
from hashlib import sha256
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from ..facts import Fact, Paper, Source
from ..render.rows import as_json_text
from . import View

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_AROUND = 32  # characters before and after that tell two places apart
_OURS = uuid5(NAMESPACE_URL, "nato-timeline")


def web_annotations(view: View) -> Iterator[str]:
    """A collection with one page: an annotation for each source of each fact, in their order."""
    all_of_them = [(fact, source) for fact in view.facts for source in fact.sources]
    identities = {paper.id: _address(paper) for paper in view.papers()}
    name = _urn("collection", *(fact.id for fact in view.facts))
    collection = {
        "@context": _CONTEXT,
        "id": name,
        "type": "AnnotationCollection",
        "label": view.words("Timeline"),
        "total": len(all_of_them),
    }
    head = as_json_text(collection).removesuffix("}")
    page = as_json_text({"id": _urn("page", name), "type": "AnnotationPage", "startIndex": 0})
    yield f'{head}, "first": {page.removesuffix("}")}, "items": ['
    for n, (fact, source) in enumerate(all_of_them):
        annotation = _annotation(view, fact, source, identities[source.paper])
        yield (",\n" if n else "\n") + as_json_text(annotation)
    yield "\n]}}\n"


def _annotation(view: View, fact: Fact, source: Source, address: str) -> dict[str, Any]:
    paper = view.library.papers[source.paper]
    start, end = _words_of(fact, source)
    return {
        "id": _urn("annotation", fact.id, paper.id, str(start)),
        "type": "Annotation",
        "motivation": "describing",
        "body": list(_bodies(view, fact, source)),
        "target": {
            "type": "SpecificResource",
            "source": {"id": address, "type": "Text", "language": paper.language},
            "selector": [
                {
                    "type": "TextQuoteSelector",
                    "exact": paper.text[start:end],
                    "prefix": paper.text[max(0, start - _AROUND) : start],
                    "suffix": paper.text[end : end + _AROUND],
                },
                {"type": "TextPositionSelector", "start": start, "end": end},
            ],
        },
    }


def _words_of(fact: Fact, source: Source) -> tuple[int, int]:
    """What states the fact: the words of a quotation or figure; of an event, more than a verb, the sentence."""
    return source.sentence if fact.layer == "event" else (source.start, source.end)


def _bodies(view: View, fact: Fact, source: Source) -> Iterator[dict[str, Any]]:
    """What is said of the words: the fact in words, with its date as EDTF, then its kind and topics as tags."""
    said: dict[str, Any] = {"type": "TextualBody", "value": source.wording, "format": "text/plain", "language": "fr"}
    if source.when:
        said["dcterms:temporal"] = source.when
    yield {**said, "purpose": "describing"}
    yield {"type": "TextualBody", "value": fact.kind, "purpose": "classifying"}
    for who in fact.people:
        yield {"type": "TextualBody", "value": view.name(who), "purpose": "identifying"}
    for tag in (*fact.topics, *fact.tags):
        yield {"type": "TextualBody", "value": tag, "purpose": "tagging"}
    if fact.note:
        yield {"type": "TextualBody", "value": fact.note, "purpose": "commenting"}


def _address(paper: Paper) -> str:
    """The document's address; without one, its text's fingerprint as an address (RFC 6920)."""
    if paper.url:
        return paper.url
    digest = urlsafe_b64encode(sha256(paper.text.encode("utf-8", "surrogatepass")).digest()).decode().rstrip("=")
    return f"ni:///sha-256;{digest}"


def _urn(*parts: str) -> str:
    """A name that is the same whenever the same is exported."""
    name: UUID = uuid5(_OURS, "\x1f".join(parts))
    return name.urn
