"""The little French that titles need: contractions, elisions, capitals, and verbs in the present."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from ...grammar.conjugation import conjugate
from ...text import fold

_LIST = re.compile(r"(, | et )")
_OWN = re.compile(r"(?:[Ll]es?|[Ll]a|[Uu]ne?|son|sa|ses|leurs?|plusieurs|quelques)\s|[Ll]['’]|[A-ZÀ-Ý]")
# « le général d'armée Marc Delvaux », « Hendrik »: no elision before an aspirated h, which names mostly have
_VOWEL = re.compile(r"[aeiouyœæ]|h(?=abit|omm|eur|oraire|ost|onneur|ist|umain|elsinki|opital|otel|ongr)")
_ASPIRATED = re.compile(r"y(?=emen|ougo|ork|uriko)|onz|oui|hongr")


def clean(text: str) -> str:
    """One line, plain spaces inside, no stray punctuation at the ends, but the mark that closes what is quoted last."""
    return closed(" ".join(text.split()).strip(' ,;:–—-(«»"').replace("( ", "(").replace(" ,", ","))


def closed(text: str) -> str:
    """With the closing mark that was cut off its end: « l'initiative « Quatre fois trente » »."""
    return f"{text} »" if "«" in text and text.count("«") == text.count("»") + 1 else text


def capital(text: str) -> str:
    """The first letter a capital: « réunion » → « Réunion », « l’exercice » → « L’exercice »."""
    return text[:1].upper() + text[1:]


_MONTHS = tuple(
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(" ")  # noqa: SIM905
)


def spoken(day: date) -> str:
    """A day as a title says it: « 1er mai », « 28 mai »."""
    return f"{day.day}{'er' if day.day == 1 else ''} {_MONTHS[day.month - 1]}"


def lower_article(text: str) -> str:
    """« Les ministres » → « les ministres » inside a title; names keep their capital."""
    return re.sub(
        r"^(?:Les?|La|L['’]|Une?|Des|Ce|Cette|Ces|Son|Sa|Ses|Deux|Trois|Quatre|Cinq|Six|Sept|Huit|Neuf|Dix|Onze|Douze|"
        r"Treize|Quatorze|Quinze|Seize|Vingt|Trente|Quarante|Cinquante|Soixante|Cent|Mille|"
        r"Plusieurs|Quelques?|Certains)(?=\s|(?<=['’]))",
        lambda m: m[0].lower(),
        text,
    )


def elided(text: str) -> bool:
    """Whether « de » loses its e before it: d’André, d’Oleksiï; de Hongrie, du onze."""
    folded = fold(text).lstrip('«“" ')
    return bool(_VOWEL.match(folded)) and not _ASPIRATED.match(folded)


def de(phrase: str) -> str:
    """« de » before a noun phrase or a list of them: du Monténégro, de l’Albanie et de la Croatie, d’André Flahaut."""
    return _prefixed(phrase, {"le": "du ", "les": "des "}, "de ", "d’")


def a(phrase: str) -> str:
    """« à » before a noun phrase or a list: au bataillon, aux Alliés, à Kiev."""
    return _prefixed(phrase, {"le": "au ", "les": "aux "}, "à ", "à ")


def _prefixed(phrase: str, fused: dict[str, str], plain: str, before_vowel: str) -> str:
    parts = _LIST.split(phrase)
    listed = len(parts) > 1 and all(_begins_noun(part) for part in parts[::2])
    return "".join(
        part if i % 2 or (i and not listed) else _one(lower_article(part), fused, plain, before_vowel)
        for i, part in enumerate(parts)
    )


def _begins_noun(part: str) -> bool:
    """Whether a member of a list has its own article or is a name, so that « de » is said again before it."""
    return bool(_OWN.match(part))


def _one(part: str, fused: dict[str, str], plain: str, before_vowel: str) -> str:
    for article, preposition in fused.items():
        if part.startswith(article + " "):
            return preposition + part[len(article) + 1 :]
    if part.startswith("des "):
        part = part[4:]
    return (before_vowel if elided(part) else plain) + part


# what « je » and « nous » call theirs, in a title that nobody says, and what « ce » points to
_OURS = re.compile(
    r"\b(?:(?P<of>[Dd]e|à)\s)?(?:(?P<many>[MmNnVv]os|[Mm]es|[Cc]es)|(?P<one>[NnVv]otre|[Mm]on|[Mm]a)|"
    r"(?P<he>[Cc]et?)|(?P<she>[Cc]ette))\s(?!qu[ei’']|dont\b|jour\b|matin\b|soir\b|fois\b)(?=(?P<noun>[\w-]+))"
)
# nouns whose gender their ending tells, and adjectives before them
_FEMININE = re.compile(
    r"(?:[tsx]ion|nouvelle|(?:premi|derni)ère|^(?:grande|bonne|petite|haute)|té|ure|[ae]nce|ée|esse|ette|ise|aine|ique)$"
)
_MASCULINE = re.compile(
    r"(?:^(?:nouveau|premier|dernier|grand|bon|petit|haut)|ment|age|isme|ère|oir|eau|ier|ège|at|et|on|eur|ays|al|is|el|ien|[bcdfgklmnpqt])$"
)


def said_by_all(title: str) -> str:
    """A title without « nos », « ces », « notre »: « la mission de nos six F-16 » → « la mission des six F-16 »."""
    return title if _OWNED.isdisjoint(title.split()) else _OURS.sub(_unowned, title)


_OWNED = frozenset(
    word
    for small in ("nos", "vos", "mes", "ces", "notre", "votre", "mon", "ma", "ce", "cet", "cette")
    for word in (small, small.capitalize())
)


def _unowned(m: re.Match[str]) -> str:
    before, noun = m["of"], m["noun"]
    if noun in ("dernier", "dernière"):
        return m[0]
    led = f"{before} " if before else ""
    if m["many"]:
        if noun in ("homologues", "collègues"):
            return f"{led}ses "
        return "les " if before is None else "aux " if before == "à" else "des "
    if noun in ("homologue", "collègue"):
        return f"{led}son "
    if elided(noun):
        return f"{led}l’"
    if m["she"] or (m["one"] and _FEMININE.search(noun)):
        return f"{led}la "
    if m["he"] or _MASCULINE.search(noun):
        return "le " if before is None else "au " if before == "à" else "du "
    return m[0]


# « de sa frontière », « de ses huit postes »
OWNED = re.compile(r"de (?P<whose>sa|son|ses|leurs)[ \u00a0]")
_ARTICLES = {"sa": "de la ", "son": "du ", "ses": "des ", "leurs": "des "}


def owned_by_nobody(text: str) -> str:
    """« fermeture de sa frontière » → « fermeture de la frontière »: a title names nobody whose it would be."""
    return OWNED.sub(
        lambda m: "de l’" if m["whose"] == "son" and elided(text[m.end() :]) else _ARTICLES[m["whose"]], text
    )


@cache
def present(lemma: str, plural: bool) -> str | None:
    """The third person of the present: promettre → promet, promettent; None for an unknown verb."""
    forms = [f.written for f in conjugate(lemma) if f.tense == "present" and f.person == 3 and f.plural is plural]
    return forms[0] if forms else None


def joined(names: list[str]) -> str:
    """« A », « A et B », « A, B et C »."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} et {names[-1]}"
