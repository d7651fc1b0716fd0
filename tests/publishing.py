"""When a text came out, as the tests ask it."""

from __future__ import annotations

from datetime import date

from nato_timeline.find.times import find
from nato_timeline.grammar import verb_groups
from nato_timeline.model import Document, Published
from nato_timeline.resolve.times.publication import publication
from nato_timeline.text import read
from nato_timeline.turns import alone


def published(text: str, given: date | None = None) -> Published:
    reading = read(Document(id="x", text=text, given_date=given))
    return publication(reading, alone(find(reading)), verb_groups(reading))


BODY = "\n\nLe ministre a reçu son homologue letton au siège du ministère pour parler du soutien à l’Ukraine."
