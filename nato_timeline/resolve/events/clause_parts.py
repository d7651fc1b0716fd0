"""What a clause is cut into: where it begins and ends, the phrases behind its verb, with the direct object among them,
and those before it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ...grammar import VerbGroup, clause_at
from ...model import Sentence
from .beside import behind_dateline
from .kinds import holds
from .phrases import Phrase, phrases
from .scene import Scene


def bounds(scene: Scene, verb: VerbGroup, sentence: Sentence) -> tuple[int, int]:
    """Where the clause of a verb begins and ends, in its sentence, with a quoted name or a bracket in it."""
    low, high = clause_at(scene.reading, scene.verb_groups, verb.head_start)
    low = max(_through_marks(scene, low), behind_dateline(scene, sentence.start, verb.start))
    return low, _past_brackets(scene, high, sentence.end)


def _through_marks(scene: Scene, low: int) -> int:
    """A clause begins before a quoted name in it, or a short form in brackets: « L'exercice « Steadfast Jaguar » a
    débuté », « Quatre soldats de la Force internationale (Isaf) ont été tués »."""
    for _ in range(3):
        closing = low - 1
        while closing > 0 and scene.folded[closing] == " ":
            closing -= 1
        opening = _short_form(scene, closing) if scene.folded[closing] == ")" else scene.through.get(closing)
        if not opening:
            return low
        low = clause_at(scene.reading, scene.verb_groups, opening - 1)[0]
    return low


# how long the short form of a name in brackets can be, with its marks
_SHORT_FORM = 24


def _short_form(scene: Scene, closing: int) -> int | None:
    """Where a bracket opens that holds one word or two and no verb, behind a word: « (Isaf) », « (DGA, Paris) »."""
    opening = scene.folded.rfind(" (", max(0, closing - _SHORT_FORM), closing)
    inside = scene.tokens.within(opening, closing) if opening > 0 else ()
    if not 0 < len(inside) <= _FEW or scene.text.find("\n", opening, closing) >= 0:
        return None
    return None if scene.verbs.first(opening, closing) else opening + 1


_FEW = 3


def _past_brackets(scene: Scene, high: int, stop: int) -> int:
    """A clause goes on behind a bracket: « nommé commandant suprême (SACT) le 23 septembre »."""
    opening = high if scene.folded[high : high + 1] == "(" else high - 1
    if not scene.folded.startswith("(", opening) or opening >= stop:
        return high
    closing = scene.folded.find(")", opening, stop)
    if closing < 0 or closing + 2 >= stop:
        return high
    return clause_at(scene.reading, scene.verb_groups, closing + 2)[1]


def participle_end(scene: Scene, start: int, stop: int) -> int:
    """Where the words of a participle end: at the first comma that no date follows, or the next verb."""
    verb = verb_between(scene, start, stop)
    stop = verb.start if verb else stop
    at = scene.folded.find(",", start, stop)
    while at >= 0:
        token = scene.tokens.first(at, stop)
        if token is None or not (scene.asides.over(token.start) or _is_named_agent(scene, start, at, token.start)):
            return at
        at = scene.folded.find(",", at + 1, stop)
    return stop


def verb_between(scene: Scene, start: int, end: int) -> VerbGroup | None:
    """The first verb of a stretch that is no word of a name: not « par les Nations [unies] »."""
    verb = scene.verbs.first(start, end)
    while verb is not None and scene.places.over(verb.start) is not None:
        verb = scene.verbs.first(verb.end, end)
    return verb


def _is_named_agent(scene: Scene, start: int, comma: int, at: int) -> bool:
    """« déposé par la ministre des Finances[, Chrystia Freeland,] le 7 avril »: a name that a date follows."""
    if not scene.folded.startswith(" par ", start):
        return False
    person = scene.mentions.over(at)
    if person is None or person.end + 2 >= len(scene.folded):
        return False
    behind = person.end + 1 + (scene.folded[person.end] == ",")
    return person.start <= comma + 2 and scene.asides.over(behind) is not None


_HELD = frozenset(
    {"déployer", "stationner", "baser", "organiser", "tenir", "donner", "prévoir", "accueillir", "célébrer", "blesser"}
)


def phrases_behind(scene: Scene, start: int, stop: int) -> tuple[Phrase, ...]:
    """The phrases after a verb, and those of a participle that goes on from them: « une cérémonie [organisée] à
    Washington »."""
    run = tuple([p for p in phrases(scene, start, stop) if p.link or not _after_date(scene, p)])
    end = run[-1].end if run else start
    verb = scene.verbs.first(end, end + 2)
    if not run or verb is None or verb.tense != "participle" or verb.lemma not in _HELD:
        return run
    return (*run, *(p for p in phrases(scene, verb.end, stop) if p.link))


_NAMED_THING = re.compile(
    r"(?:les?|la|l'|une?|des|ce|cette|ces|son|sa|ses|leurs?|quelque|plus|pres|au[ ]moins|jusqu|\d)"
)


def direct_object(scene: Scene, after: tuple[Phrase, ...]) -> Phrase | None:
    """The direct object: the first phrase without a preposition; behind a comma only where it has an article
    (« a visité, à Rukla, le bataillon »), since a bare name there explains the phrase before."""
    for index, phrase in enumerate(after):
        named = index == 0 or not phrase.comma or _NAMED_THING.match(scene.folded, phrase.start)
        if scene.folded[phrase.start : phrase.end] in _EACH:
            continue
        next_one = phrase.comma and phrase.joined  # « sont arrivés le 26 février, et [les batteries] ont été »
        if not phrase.link and named and not next_one:
            return phrase
    return None


_EACH = ("chacun", "chacune")  # « enverront [chacune] une frégate »


def _after_date(scene: Scene, phrase: Phrase) -> bool:
    """« à la veille [du sommet] », « au dernier jour [du sommet] »: what hangs on a date that counts from it."""
    led = scene.folded.startswith(("de ", "du ", "des ", "d'"), phrase.start)
    aside = scene.asides.before(phrase.start) if led else None
    if aside is None or not 0 <= phrase.start - aside.end <= 1:
        return False
    return scene.folded[aside.start : aside.end].endswith(_COUNTING)


_COUNTING = (
    "veille",
    "lendemain",
    "surlendemain",
    "jour",
    "debut",
    "fin",
    "milieu",
    "terme",
    "soir",
    "matin",
    "jours",
    "semaines",
    "mois",
    "heures",
)


def runs_before(scene: Scene, start: int, stop: int) -> Iterator[tuple[Phrase, ...]]:
    """Runs of phrases before the verb; a participle ends one, and what follows it up to a comma is a run of its own."""
    at = start
    while at < stop:
        run = phrases(scene, at, stop)
        yield run
        reached = max(at, run[-1].end) if run else at
        verb = scene.verbs.first(reached, stop)
        comma = scene.folded.find(",", reached, stop)
        if verb is not None and verb.tense == "participle" and (comma < 0 or verb.start < comma):
            yield tuple([p for p in phrases(scene, verb.end, comma if comma >= 0 else stop) if p.link])
        if comma < 0:
            break
        at = comma + 1


def bare_stretch(scene: Scene, runs: Iterable[tuple[Phrase, ...]], stop: int) -> tuple[int, int] | None:
    """The first phrase without a preposition, with what follows it behind commas: appositions, or the rest of a
    list."""
    before: Phrase | None = None
    for run in runs:
        bare = [p for p in run if not (p.link or _after_date(scene, p) or _is_aside(scene, p))]
        if bare and (said := _VOCATIVE.match(scene.folded, bare[0].start, stop)):
            bare = [p for p in bare if p.start >= said.end()]
        if len(bare) > 1 and _is_name_of_office(scene, before, run, bare[0]):
            bare = bare[1:]
        if bare:
            return bare[0].start, min(bare[-1].end, stop)
        before = run[-1] if run else before
    return None


def _is_name_of_office(scene: Scene, before: Phrase | None, run: tuple[Phrase, ...], phrase: Phrase) -> bool:
    """« sous la présidence du Premier ministre[, Xavier Bettel,] le Conseil a autorisé »: who holds the office before,
    and no subject."""
    index = run.index(phrase)
    office = run[index - 1] if index else before
    if office is None or not office.link or office.end + 2 != phrase.start:
        return False
    named = scene.mentions.over(phrase.start)
    whole = named is not None and named.kind == "name" and named.end >= phrase.end
    return whole and holds(scene, office.start, phrase.start, ("official",))


# « Monsieur le président, chers collègues, la Belgique a … »: who is spoken to
_VOCATIVE = re.compile(r"(?:(?:monsieur|madame|mesdames|messieurs|chere?s?|excellences?)\b[^,;.]{0,60},[ ]?)+")


# « de » before an adjective in the plural is an article: « [De nombreux] soldats », « [D'importants] renforts »
_SOME = re.compile(
    r"(?:de[ ](?:nombreu(?:x|ses)|nouve(?:aux|lles)|forte?s|violente?s|puissante?s|lourde?s|multiples|premiere?s|hauts|"
    r"gros(?:ses)?|grande?s|petite?s|longue?s|vastes|brefs|breves|vive?s)|"
    r"d'(?:autres|importante?s|intenses|ancien(?:ne)?s|eventuel(?:le)?s))[ ]"
)


def _is_aside(scene: Scene, phrase: Phrase) -> bool:
    """« [Accompagné du chef d'état-major], le ministre », « [De retour de Kiev], la ministre »."""
    if scene.folded.startswith(("de ", "d'", "date de ", "date d'", "date du ", "date a "), phrase.start):
        # « Depuis le 24 février 2022, [date de l'invasion], les Alliés ont »; « De fortes explosions ont retenti » do
        return _SOME.match(scene.folded, phrase.start) is None
    verb = scene.verbs.first(phrase.start, phrase.start + 1)
    led = verb is not None and scene.folded.startswith(("du ", "de ", "d'", "des "), verb.end + 1)
    return led and verb is not None and verb.tense == "participle"
