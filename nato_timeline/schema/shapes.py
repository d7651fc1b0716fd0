"""The types of the JSON that commands print: a class a kind of object, each key with what it holds."""

from __future__ import annotations

from typing import Annotated, Literal, TypedDict

Text = str | None
Texts = list[str]
Id = Annotated[str, "The id; it stays the same while the texts do."]
Edtf = Annotated[Text, "When, as EDTF: a day, 2024-06, 2024-W42, 2024-06-13/2024-06-14, 2024-06~ for an estimate."]
First = Annotated[Text, "The first day of it."]
Last = Annotated[Text, "The last day of it."]
Document = Annotated[str, "The id of the document."]
Published = Annotated[Text, "When the document came out: a day, or an estimate as EDTF."]
Start = Annotated[int, "Where it begins in the document's text, in characters."]
End = Annotated[int, "Where it ends."]
Sentence = Annotated[str, "The sentence, as it stands in the document."]
Surface = Annotated[str, "The words, as they stand in the document."]
FactIds = Annotated[Texts, "The ids of the facts that it states."]
Count = Annotated[int, "How many facts there are."]
Events = Annotated[int, "How many events."]
Quotes = Annotated[int, "How many quotations."]
Statements = Annotated[int, "How many times somebody is quoted indirectly."]
Figures = Annotated[int, "How many figures."]
Title = Annotated[Text, "The document's title."]
Url = Annotated[Text, "The document's address."]
Number = int | float


class SourceRow(TypedDict):
    """A document's word for a fact."""

    id: Document
    title: Title
    published: Published
    published_basis: Annotated[str, "How that is known: header, text, metadata, estimate, unknown."]
    url: Url
    start: Start
    end: End
    page: Annotated[int | None, "The page, in a document that has pages."]
    surface: Surface
    sentence: Sentence
    wording: Annotated[str, "The fact as this document puts it."]
    when: Edtf
    status: Annotated[Text, "The fact's status as this document has it."]


# keys that are words of Python can only be given so
FactRow = TypedDict(
    "FactRow",
    {
        "id": Id,
        "layer": Annotated[Literal["role", "event", "quote", "statement", "figure"], "What kind of fact it is."],
        "kind": Annotated[str, "Of which kind."],
        "title": Annotated[str, "What it is, in words that stand alone."],
        "surface": Surface,
        "when": Edtf,
        "from": First,
        "to": Last,
        "date_basis": Annotated[Text, "How the date is known: text, inherited, reference, estimate, publication."],
        "date_why": Annotated[Text, "How the date was found, in words."],
        "was": Annotated[Text, "The date before it was put off."],
        "differs": Annotated[Texts, "Other dates that other documents give."],
        "place": Annotated[Text, "Where."],
        "participants": Annotated[Texts, "Ids of people, names of countries and bodies that take part, or speak."],
        "people": Annotated[Texts, "The same by name."],
        "topics": Annotated[Texts, "Ids of topics."],
        "status": Annotated[Text, "Whether it was held, is scheduled or off; of a figure, its role."],
        "role": Annotated[Text, "What the figure is: target, commitment, delivered, spent, count."],
        "value": Annotated[Number | list[Number] | None, "The number, or the two ends of a range."],
        "unit": Annotated[Text, "The unit: ISO 4217 for money, %, % du PIB, or what is counted."],
        "qualifier": Annotated[Literal["<", "<=", ">", ">=", "~"] | None, "Whether it is at least, at most, about."],
        "subject": Annotated[Text, "What the figure is for, or measures."],
        "holder": Annotated[Text, "Who gives, spends, has or owes it."],
        "per": Annotated[Text, "The rhythm, as a duration: P1Y for « par an »."],
        "speaker": Annotated[Text, "The id of who says it."],
        "speaker_name": Annotated[Text, "The same by name."],
        "verb": Annotated[Text, "The verb that tells who speaks."],
        "published": Published,
        "sentence": Sentence,
        "sentences": Annotated[Texts, "The sentences of all documents that state it."],
        "sources": Annotated[list[SourceRow], "Each document's word for it."],
        "tags": Annotated[Texts, "Your own words on it."],
        "corrected": Annotated[Texts, "The fields that you have corrected."],
        "note": Annotated[Text, "Your own note."],
    },
)


class PostRow(TypedDict):
    """What a person is."""

    title: Annotated[str, "The office."]
    of: Annotated[Text, "Of which country or body."]
    basis: Annotated[Literal["text", "reference"], "Whether a text says it, or the reference data."]
    sources: Annotated[Texts, "The ids of the documents that say it."]


class PersonRow(TypedDict):
    """A person, with counts."""

    id: Id
    name: Annotated[str, "The name."]
    roles: Annotated[list[PostRow], "What the person is."]
    facts: Count
    events: Events
    quotes: Quotes
    statements: Statements
    figures: Figures
    names: Annotated[Texts, "The ways in which the texts write the name."]


class TextRow(TypedDict):
    """A text that was read, as far as it is known."""

    id: Id
    title: Title
    publisher: Annotated[Text, "Who published it."]
    url: Url
    published: Annotated[Text, "The day it came out."]
    published_basis: Annotated[str, "How that is known: header, text, metadata, estimate, unknown."]
    published_estimate: Annotated[Text, "What is known of that day where it is not known, as EDTF."]
    published_why: Annotated[Text, "How that day was found, in words."]
    updated: Annotated[Text, "When it was changed, as it says itself."]
    language: Annotated[str, "Its language."]


class PaperRow(TextRow):
    """A document."""

    path: Annotated[Text, "The file it was read from."]
    facts: Count
    characters: Annotated[int, "How long its text is, in characters."]
    pages: Annotated[int | None, "How many pages it has."]


class PaperTextRow(PaperRow):
    """A document with its text."""

    text: Annotated[str, "The whole text; start and end count its characters."]


class TopicRow(TypedDict):
    """A topic."""

    id: Id
    name: Annotated[str, "Its French name."]
    name_en: Annotated[str, "Its English name."]
    facts: Count
    words: Annotated[Texts, "The words it is known by."]
    source: Annotated[Text, "The file of yours that they come from."]


class HitRow(TypedDict):
    """A sentence with the words looked for."""

    source: Document
    published: Published
    title: Title
    url: Url
    start: Start
    end: End
    page: Annotated[int | None, "The page, in a document that has pages."]
    sentence: Sentence
    before: Annotated[str, "The sentences before it."]
    after: Annotated[str, "The sentences after it."]
    lit: Annotated[list[list[int]], "Where the words stand in the sentence: start and end of each."]
    facts: FactIds


class TallyRow(TypedDict):
    """How many facts there are of something."""

    by: Annotated[Literal["who", "topic", "kind", "month", "source"], "What is counted."]
    key: Annotated[str, "Its id."]
    name: Annotated[str, "Its name."]
    facts: Count
    events: Events
    quotes: Quotes
    statements: Statements
    figures: Figures
    first: First
    last: Last


class StatedRow(TypedDict):
    """A figure in the history of a quantity."""

    quantity: Annotated[int, "The number of the quantity; figures of one quantity have the same."]
    subject: Annotated[Text, "What the figure is for, or measures."]
    holder: Annotated[Text, "Who gives, spends, has or owes it."]
    unit: Annotated[Text, "The unit: ISO 4217 for money, %, % du PIB, or what is counted."]
    per: Annotated[Text, "The rhythm, as a duration: P1Y for « par an »."]
    role: Annotated[Text, "What the figure is: target, commitment, delivered, spent, count."]
    when: Edtf
    published: Published
    value: Annotated[Number | list[Number] | None, "The number, or the two ends of a range."]
    qualifier: Annotated[Literal["<", "<=", ">", ">=", "~"] | None, "Whether it is at least, at most, about."]
    surface: Surface
    mark: Annotated[
        Literal["confirms", "revises", "contradicts", "differs"] | None, "What it does to an earlier statement."
    ]
    against: Annotated[Text, "The id of that earlier fact."]
    change: Annotated[float | int | None, "By which share the value has changed."]
    speaker_name: Annotated[Text, "The name of who says it."]
    source: Document
    sentence: Sentence
    id: Id


class SilentRow(TypedDict):
    """A sentence that gave no fact."""

    source: Document
    published: Published
    start: Start
    end: End
    sentence: Sentence
    dates: Annotated[Texts, "The dates it holds, as they are written."]
    numbers: Annotated[Texts, "The numbers it holds, as they are written."]
    names: Annotated[Texts, "The names it holds, as they are written."]
    remarks: Annotated[Texts, "What was noticed on the way."]


class ChangeRow(TypedDict):
    """A fact that a document has gained or lost."""

    layer: Annotated[str, "What kind of fact it is."]
    kind: Annotated[str, "Of which kind."]
    title: Annotated[str, "What it is, in words that stand alone."]
    when: Edtf


class StoredRow(TypedDict):
    """What became of a document."""

    state: Annotated[Literal["added", "changed", "set", "unchanged"], "What became of it."]
    id: Id
    published: Published
    facts: Count
    title: Title
    file: Annotated[str, "The file, as it was given."]
    gained: Annotated[list[ChangeRow], "Facts that the version before did not have."]
    lost: Annotated[list[ChangeRow], "Facts that only the version before had."]


class CheckedRow(TypedDict):
    """A cited sentence, looked for in today's file."""

    state: Annotated[Literal["exact", "moved", "changed", "gone", "unread"], "What became of it."]
    source: Document
    start: Start
    end: End
    now_at: Annotated[int | None, "Where it stands today."]
    facts: FactIds
    sentence: Sentence
    file: Annotated[Text, "The file, as it was given."]
