"""French forms made by rule: the plurals and feminines of nationalities, and the ways to name a country's offices.

What the rules do not give stands in `data/lexicon` beside the record it belongs to.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..text import fold

_VOWELS = "aeiouyhâàéèêëîïôûü"


def slug(name: str) -> str:
    """An id out of a name: « Klaipėda » is klaipeda, « mer d'Azov » mer-d-azov, « Dybkjær » dybkjaer."""
    plain = fold(name).replace("æ", "ae").replace("œ", "oe").replace("ß", "ss")
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def feminine(adjective: str) -> str:
    """The regular feminine of a nationality: ukrainien, ukrainienne; polonais, polonaise; belge, belge."""
    if adjective.endswith("e"):
        return adjective
    if adjective.endswith(("ien", "éen")):
        return adjective + "ne"
    return adjective + "e"


def plural(word: str) -> str:
    """The regular plural: danois stays, letton takes an s."""
    return word if word.endswith(("s", "x", "z")) else word + "s"


def inflected(pairs: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """All four forms of each (masculine, feminine) pair, each once, in order."""
    forms = (form for m, f in pairs for form in (m, f, plural(m), plural(f)))
    return tuple(dict.fromkeys(forms))


def of_country(name: str, article: str) -> tuple[str, ...]:
    """« de France », « de la France »; « du Canada »; « des Pays-Bas »; « d'Irak », « de l'Irak »; « de Cuba »."""
    bare = f"d'{name}" if name[0].lower() in _VOWELS else f"de {name}"
    match article:
        case "la":
            return bare, f"de la {name}"
        case "l'":
            return bare, f"de l'{name}"
        case "le":
            return (f"du {name}",)
        case "les":
            return (f"des {name}",)
        case _:
            return (bare,)


def genders(title: str) -> tuple[str, str]:
    """« président|présidente du Conseil » as masculine and feminine: the words on both sides of a bar stand for each
    other. A title without a bar serves both."""
    bar = re.compile(r"([^\s|]+)\|([^\s|]+)")  # président|présidente
    return bar.sub(r"\1", title), bar.sub(r"\2", title)


def national_titles(title: str, adjectives: Iterable[tuple[str, str]], of: Iterable[str]) -> Iterator[str]:
    """Every way to say whose minister it is: « ministre belge de la Défense », « ministre de la Défense belge »,
    « ministre de la Défense de Belgique »; a title with `{m}` or `{f}` (« chef|cheffe de la diplomatie {f} ») takes the
    adjective there, in that gender, and no other way."""
    adjectives = tuple(adjectives)
    m_title, f_title = genders(title)
    if "{" in title:
        for m, f in adjectives:
            yield from (form.replace("{m}", m).replace("{f}", f) for form in (m_title, f_title))
        return
    of = tuple(of)
    for index, form in enumerate((m_title, f_title)):
        words = form.split(" ")
        head = 2 if words[0] in ("Premier", "Première") else 1
        for pair in adjectives:
            yield " ".join((*words[:head], pair[index], *words[head:]))
            yield f"{form} {pair[index]}"
        yield from (f"{form} {country}" for country in of)
