"""Noun phrases beside a figure, read off the text without a parser: forwards to a joint, backwards to a determiner."""

from __future__ import annotations

import re

from .scene import Scene

# words that a phrase may not hold: where the next phrase, clause or comparison begins
_STOP = frozenset(
    "qui que qu' dont ou afin ainsi tandis lors selon depuis pendant durant avant apres alors mais puis comme soit car si sinon "
    "notamment malgre grace lorsque lorsqu' quand par chaque chacun contre tous toutes y il elle ils elles on nous vous je j' ne n' se s' "
    "cette ce ces vers hors sans chez d'ici jusqu' sur ici deja encore aussi plus moins seulement uniquement environ est sont "
    "soit ete ensemble hier demain aujourd'hui donc or ni jusque via cela ceci dans".split()
)
_JOINING = frozenset("de d' du des la le les l' a au aux en et pour son sa ses leur leurs notre nos un une faveur profit".split())
_WORD = re.compile(r"[^\W\d_]+'(?=\w)|[^\W_]+(?:[-'][^\W_]+)*|[^\w\s]")
_LIMIT = 16  # words
_ARTICLE = re.compile(r"(?:l'|(?:la|le|les|un|une|des|du|son|sa|ses|leurs?|notre|nos|votre|vos|cette|cet|ce|ces|aux?)[ ])")


def forwards(scene: Scene, start: int, limit: int, *, inside: frozenset[str] = frozenset()) -> tuple[int, int] | None:
    """The phrase that begins at `start` and ends before punctuation, a verb, a date, a figure or a word that opens
    another one. `inside`: words that may be in it although they mostly end one (« dans la Défense »)."""
    limit = min(limit, _first_break(scene, start, limit))
    end = start
    last = ""
    for count, m in enumerate(_WORD.finditer(scene.folded, start, limit)):
        word = m[0]
        if count >= _LIMIT or (not word[0].isalnum() and word not in "«»\"'’") or (word in _STOP and word not in inside):
            break
        if last == "et" and word in ("a", "au", "aux", "de", "d'", "en", "pour", "la", "le", "les", "l'"):
            break
        if word not in _JOINING:
            end = m.end()
        last = word
    return (start, end) if end > start else None


def _first_break(scene: Scene, start: int, limit: int) -> int:
    """Where the first verb or date begins that is no part of a noun phrase."""
    stops = [limit]
    for verb in scene.verb_layer.within(start, limit):
        if verb.tense != "participle":
            stops.append(verb.start)
            break
    timex = scene.timex_layer.first(start, limit)
    if timex:
        stops.append(timex.start)
    return min(stops)


# determiners that open a noun phrase; after « de » or « à » they go on with one (« dépenses de la défense »)
_OPENING = re.compile(
    r"(?<![^\W_])(?:(?P<inside>(?:de|a|en|sur|pour|dans|par|avec|et|contre)[ ])?"
    r"(?:l'|(?:la|le|les|une?|son|sa|ses|leurs?|notre|nos|votre|vos|cette|cet|ces?|aucune?|chaque)[ ])|d'une?[ ])"
)


def backwards(scene: Scene, end: int, limit: int) -> tuple[int, int] | None:
    """The noun phrase that ends at `end`, without its determiner, not before `limit`: « l'octroi d'une [aide militaire] »;
    the whole stretch where nothing determines it (« [Programmation militaire] : 413 Md€ »)."""
    start = limit
    for m in _OPENING.finditer(scene.folded, limit, end):
        if m["inside"] is None:
            start = m.end()
    while start < end and not scene.folded[start].isalnum():
        start += 1
    while end > start and not scene.folded[end - 1].isalnum():
        end -= 1
    return (start, end) if start < end else None


def without_article(scene: Scene, start: int, end: int) -> tuple[int, int]:
    m = _ARTICLE.match(scene.folded, start, end)
    return (m.end(), end) if m and m.end() < end else (start, end)


def head(scene: Scene, span: tuple[int, int]) -> str:
    """The folded first noun of a phrase: its first word that is no adjective of size or order."""
    words = [m[0] for m in _WORD.finditer(scene.folded, *span)]
    return next((w for w in words if w not in _BEFORE_NOUN), "")


_BEFORE_NOUN = frozenset(
    "nouveau nouvelle nouvel grand grande premier premiere second seconde petit petite ancien ancienne prochain prochaine "
    "dernier derniere seul seule meme principal principale".split()
)


def surface(scene: Scene, span: tuple[int, int]) -> str:
    """The phrase in the text's own words, on one line."""
    return re.sub(r"\s+", " ", scene.text[slice(*span)]).strip(" ,;:«»\"“”")
