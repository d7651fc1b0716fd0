"""What the finder of people sees: names and role phrases, as written, with the grammar around them."""

from __future__ import annotations

from collections.abc import Iterable

from ...lean import lean


@lean(frozen=True, slots=True)
class FoundName:
    """A person's name in the text.

    `start`/`end` is the mention: a full name without its title (« Jens Stoltenberg », kind name), or a surname from
    its title on (« M. Stoltenberg », kind surname); `name_start` is where the name itself begins. `words` are the
    name's words as written; `given` how many of them go before the surname (0: the text gives the surname alone).
    `title` is the civility, grade or role before it, from `title_start`; `grade` a grade's masculine, folded. `known`:
    the ids of known people of that name. `why` is the evidence that this is a person: lexicon, title, role, given,
    list, document.
    """

    start: int
    end: int
    kind: str
    name_start: int
    words: tuple[str, ...]
    given: int
    gender: str | None = None
    title: str | None = None
    title_start: int | None = None
    grade: str | None = None
    known: tuple[str, ...] = ()
    why: str = "given"
    acting: bool = True


@lean(frozen=True, slots=True)
class FoundRole:
    """A role phrase: « l'ancien ministre ukrainien de la Défense ».

    `kind`: alone (it may stand for somebody), apposed (a role beside a name only), relational, grade (« le général »).
    `start`/`end` run from the article to the last complement, `head_start` is the noun. `head` is the noun's key
    (masculine, folded), `title` what stays without status, nationality and country (« ministre de la Défense »), as
    written; `key` the same in the masculine, folded. `of`: the French names of the countries or bodies. `determiner`:
    definite, fused (du, au), possessive, indefinite, none. `relation`: same, former, future for « homologue,
    prédécesseur, successeur ». `unread`: a complement follows that could not be read (« le président de séance »).
    `bearers`: where the names begin (`name_start`) that bear it here, in order; a plural
    role with as many of them as in `of` is shared out one by one.
    """

    start: int
    end: int
    head_start: int
    head: str
    kind: str
    title: str
    key: str
    gender: str | None = None
    plural: bool = False
    determiner: str = "none"
    status: str = "current"
    of: tuple[str, ...] = ()
    relation: str | None = None
    bearers: tuple[int, ...] = ()
    english: bool = False
    unread: bool = False
    acting: bool = True


def covered(length: int, spans: Iterable[tuple[int, int]]) -> bytearray:
    """For each character of a text of some length whether it is in one of some spans."""
    inside = bytearray(length)
    for start, end in spans:
        inside[start:end] = b"\x01" * (end - start)
    return inside
