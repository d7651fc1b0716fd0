"""What stands around a figure: its sentence and clause, the verbs that govern it, how far its neighbourhood goes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...find.figures import FoundFigure
from ...grammar import VerbGroup, clause_at
from ...lean import changed, lean
from ...model import Sentence
from .phrases import is_left_to
from .scene import Scene
from .words import verbs

Stretch = tuple[int, int]


@lean(frozen=True, slots=True)
class Frame:
    """A figure in its clause. `finite` carries the clause, and `subject` is the stretch before it in which its subject
    stands; `governor` is the last verb before the figure in it, finite, infinitive or participle, None where the figure
    stands before the verb. `left` and `right` reach to the figures beside it or to the ends of the sentence."""

    index: int
    found: FoundFigure
    sentence: Sentence
    clause: Stretch
    finite: VerbGroup | None
    subject: Stretch
    governor: VerbGroup | None
    left: int
    right: int


def frames(scene: Scene) -> tuple[Frame, ...]:
    """The surroundings of each figure, in order."""
    return tuple(_frame(scene, index) for index in range(len(scene.found)))


def _frame(scene: Scene, index: int) -> Frame:
    found = scene.found[index]
    sentence = scene.sentence_at(found.start)
    start, end = clause_at(scene.reading, scene.verbs, found.start)
    start = _before_insets(scene, sentence, _before_members(scene, max(start, sentence.start), sentence))
    end = min(max(end, found.end), sentence.end)
    resumed = _past_comparison(scene, start, found.start)
    told, start = start, resumed
    start, end = _coordinated(scene, sentence, found, (start, end))
    within = scene.verb_layer.within(start, end)
    inside = [v for v in within if not (found.start <= v.start < found.end or is_left_to(scene, v.start))]
    before = [v for v in inside if v.end <= found.start and not _is_aside(scene, v, found.lead)]
    absolute = _absolute(scene, start, before)
    finite: VerbGroup | None
    if absolute:
        start, finite = absolute
        before = [v for v in before if v.start >= start]
    else:
        finite = next((v for v in reversed(before) if v.finite), None) or next((v for v in inside if v.finite), None)
        if finite is None and before and _is_present(scene, before[-1], found.lead):
            finite = before[-1] = changed(before[-1], tense="present")
    return Frame(
        index,
        found,
        sentence,
        (start, end),
        finite,
        _subject(scene, sentence, told if start == resumed else start, finite, start) if finite else (start, start),
        before[-1] if before else None,
        _neighbour(scene.found, index - 1, sentence, before=True),
        _neighbour(scene.found, index + 1, sentence, before=False),
    )


_ADVERBS = re.compile(r"(?:[ ](?:desormais|deja|aujourd'hui|ainsi|maintenant|[a-z]+ment|pres[ ]de|l[ae]s?))*[ ]")


def _is_present(scene: Scene, verb: VerbGroup, until: int) -> bool:
    """« l'aide américaine atteint désormais 56 milliards »: no participle, though it looks like one."""
    if verb.tense != "participle" or verb.lemma not in verbs("look_alike") or scene.folded[verb.end - 1] in "es":
        return False
    return _ADVERBS.fullmatch(scene.folded, past_adverbs(scene, verb.end, until), until) is not None


def _is_aside(scene: Scene, verb: VerbGroup, until: int) -> bool:
    """« selon un sondage [publié] lundi, 40 % … »: a participle does not reach over a comma."""
    return verb.tense == "participle" and ", " in scene.folded[verb.end : until]


def _neighbour(found: Sequence[FoundFigure], index: int, sentence: Sentence, *, before: bool) -> int:
    other = found[index] if 0 <= index < len(found) else None
    if other is None or not sentence.start <= other.start < sentence.end:
        return sentence.start if before else sentence.end
    return other.end if before else other.lead


# ---------------------------------------------------------------- where a clause begins

# « la mission [« Défense »] est dotée de », « la Force de réaction [(NRF)] compte », « les cinq premiers [– … –] »
_INSET = re.compile(
    r"[ ](?:«[^«»]{1,60}»|“[^“”]{1,60}”|\"[^\"]{1,60}\"|\([^()]{1,60}\)|[–—-][ ][^–—;.]{1,120}[ ][–—-])$"
)
_INSET_ENDS = ("»", "”", '"', ")", "–", "—", "-")
_LONGEST_INSET = 130
_NAME_SPACES = 4


_COMPARED = re.compile(r"[\s,]*(?:contre|soit)[ ][^;:.()]{2,70}?,[ ](?=[a-z'])")


def _past_comparison(scene: Scene, start: int, end: int) -> int:
    """« La Pologne, qui y consacre 4,7 %[, contre 2,2 % en 2020], entend acquérir deux satellites »: the clause goes on
    behind what only compares."""
    m = _COMPARED.match(scene.folded, start, end)
    verb = scene.verb_layer.first(m.end(), min(end, m.end() + _CLITICS_REACH)) if m else None
    return m.end() if m and verb and verb.finite and not scene.verb_layer.first(start, m.end()) else start


_CLITICS_REACH = 10  # characters
_MEMBERS = re.compile(r"[\s,]*(?:dont|y[ ]compris|notamment)[ ](?P<who>[^,;:.()]{2,80}),[ ]")


def _before_members(scene: Scene, start: int, sentence: Sentence) -> int:
    """« Vingt-quatre Alliés[, dont le Luxembourg,] financent »: what only names some of them begins no clause."""
    m = _MEMBERS.match(scene.folded, start, sentence.end) if start > sentence.start else None
    verb = scene.verb_layer.first(m.end(), m.end() + _CLITICS_REACH) if m else None
    if m is None or verb is None or not verb.finite or scene.verb_layer.first(*m.span("who")):
        return start
    return max(sentence.start, clause_at(scene.reading, scene.verbs, max(sentence.start, start - 2))[0])


def before_comma(scene: Scene, sentence: Sentence, start: int) -> int:
    """Where the clause begins that a participle goes on from behind a comma: « a créé l'opération Irini, [dotée de] »,
    « prennent part à l'opération "Tempête"[, forte de] »."""
    if scene.folded.startswith(",", start - 1) and start - 2 > sentence.start:
        return max(sentence.start, clause_at(scene.reading, scene.verbs, start - 2)[0])
    m = _inset(scene, sentence, start)
    if not scene.folded.startswith(",", start) or m is None or m[0][1] not in '«“"' or m[0].count(" ") > _NAME_SPACES:
        return start
    return max(sentence.start, clause_at(scene.reading, scene.verbs, m.start())[0])


def _inset(scene: Scene, sentence: Sentence, start: int) -> re.Match[str] | None:
    """What stands between marks right before a position."""
    if not scene.folded.endswith(_INSET_ENDS, sentence.start, start):
        return None
    return _INSET.search(scene.folded, max(sentence.start, start - _LONGEST_INSET), start)


def _before_insets(scene: Scene, sentence: Sentence, start: int) -> int:
    """Where a clause begins that marks seem to cut: quoted names, brackets and asides without a verb are in it."""
    while m := _inset(scene, sentence, start):
        is_name = m[0].count(" ") <= _NAME_SPACES and m[0][1] in '«“"'  # « l'opération « Tempête », forte de »
        if not is_name and any(verb.finite for verb in scene.verb_layer.within(*m.span())):
            break
        before = max(sentence.start, clause_at(scene.reading, scene.verbs, m.start())[0])
        said = any(verb.finite for verb in scene.verb_layer.within(before, m.start()))
        if before >= m.start() or (said and scene.folded[start : start + 1] == ","):
            break
        start = before
    return start


_JOINT = re.compile(r"[\s,]*(?:et|puis|mais)[ ](?:(?:de|a|par|en)[ ]|d')?")


def _coordinated(scene: Scene, sentence: Sentence, found: FoundFigure, clause: Stretch) -> Stretch:
    """« qui représentait 0,4 % en 2014 et [0,5 % en 2017], atteindra 0,6 % »: still of the clause before."""
    start, end = clause
    if start <= sentence.start or not _JOINT.fullmatch(scene.folded, start, found.lead):
        return clause
    comma = scene.folded.find(", ", found.end, end)
    verb = next((v for v in scene.verb_layer.within(found.end, end) if v.finite), None)
    if verb is None or not found.end <= comma < verb.start:
        return clause
    before = clause_at(scene.reading, scene.verbs, max(sentence.start, start - 2))[0]
    return max(sentence.start, before), comma


_NOUN_PHRASE = re.compile(r"(?:l'|(?:la|le|les|son|sa|ses|leurs?|cette|cet|ces?)[ ])(?=[^\W\d_])")


def _absolute(scene: Scene, start: int, before: list[VerbGroup]) -> tuple[int, VerbGroup] | None:
    """Where a participle clause with its own subject begins, and its verb: « …, l'Espagne [consacrant] 1,28 % »."""
    verb = next((v for v in reversed(before) if v.finite or v.tense == "gerund"), None)
    if verb is None or verb.finite:
        return None
    comma = scene.folded.rfind(", ", start, verb.start)
    begin = comma + 2 if comma >= 0 else start
    named = scene.place_layer.first(begin, begin + 1)
    stands = _NOUN_PHRASE.match(scene.folded, begin, verb.start) or (named and named.form != "adjective")
    return (begin, verb) if stands else None


# ---------------------------------------------------------------- where its subject stands

_CLITICS = r"(?:(?:y|en|lui|leur|ne|n'|se|s'|les?|la|l'|nous|vous)[ ]?)*"
_AND_THEN = re.compile(rf"[\s,]*(?:et|puis|mais)[ ]{_CLITICS}")
_NOTHING = re.compile(rf"[\s,]*{_CLITICS}")
_RELATIVE = re.compile(
    r"(?:(?:a|de|dans|pour|par|sur|avec)[ ])?(?:qui|dont|que|qu'|ou|lequel|laquelle|lesquels|auquel)[ ]?"
)
_MOST_RELATIVES = 3
# « Le groupement tactique, [que commande l'Allemagne], compte 1 600 militaires »
_INVERTED = re.compile(r"(?:que[ ]|qu')[a-z]+[ ](?:l'|l[ae]s?[ ])?[^,;:.]{3,40},")


def _subject(scene: Scene, sentence: Sentence, start: int, verb: VerbGroup, behind: int) -> Stretch:
    """The stretch in which a verb's subject stands: before it in its clause; for « et portera son aide », before the
    verb of the clause before; for « La Géorgie, qui n'est pas membre, en a promis 900 », before the relative. `behind`:
    where the clause goes on behind a comparison."""
    if _AND_THEN.fullmatch(scene.folded, start, verb.start):
        earlier = [v for v in scene.verb_layer.within(sentence.start, start) if v.finite]
        if earlier:
            first = clause_at(scene.reading, scene.verbs, earlier[-1].start)[0]
            return max(sentence.start, _before_insets(scene, sentence, first)), earlier[-1].start
    inset = _INVERTED.match(scene.folded, start, verb.start)
    if inset and start > sentence.start and _NOTHING.fullmatch(scene.folded, inset.end(), verb.start):
        return max(sentence.start, clause_at(scene.reading, scene.verbs, max(sentence.start, start - 2))[0]), start
    if start > sentence.start and _NOTHING.fullmatch(scene.folded, behind, verb.start):
        return _resumed(scene, sentence, start)
    return start, verb.start


def _resumed(scene: Scene, sentence: Sentence, start: int) -> Stretch:
    between = start
    for _ in range(_MOST_RELATIVES):
        before = max(sentence.start, clause_at(scene.reading, scene.verbs, max(sentence.start, between - 2))[0])
        if not _RELATIVE.match(scene.folded, before) or before == between:
            break
        between = before
    if between < start:
        first = max(sentence.start, clause_at(scene.reading, scene.verbs, max(sentence.start, between - 2))[0])
        said = [v for v in scene.verb_layer.within(first, between) if v.finite]
        return (said[-1].end if said else _before_insets(scene, sentence, first)), between
    comma = scene.folded.find(", ", sentence.start, start)
    return (sentence.start, comma) if comma >= 0 and scene.folded[start - 1] == "," else (start, start)


_WHICH = ("qui ", "dont ", "lequel ", "laquelle ", "lesquels ", "lesquelles ")


def antecedent(scene: Scene, frame: Frame) -> Stretch | None:
    """The stretch whose last noun a relative clause is about: « [Berlin], dont le contingent est plafonné à 4 500 »."""
    start = frame.clause[0]
    if start <= frame.sentence.start or not scene.folded.startswith(_WHICH, start):
        return None
    if scene.folded.endswith("ce ", 0, start):  # « ce qui porte le total à 13 milliards »
        return None
    first = max(frame.sentence.start, clause_at(scene.reading, scene.verbs, max(frame.sentence.start, start - 2))[0])
    said = scene.verb_layer.within(first, start)
    finite = [v for v in said if v.finite]
    return (finite[-1].end if finite else first), start


# ---------------------------------------------------------------- what belongs to a figure

# between a figure and what is said of it: « (43 milliards de dollars) », « de plus », « par an », « supplémentaires »
_ASIDE = re.compile(
    r"(?:[ ]\([^()]{1,80}\)|,[ ]soit[ ][^;.]{1,80}?,(?=[ ])"
    r"|[ ](?:de[ ](?:plus|moins)|en[ ]plus|supplementaires?|additionnel(?:le)?s?|par[ ]an"
    r"|chaque[ ]annee|annuels?|annuellement|ou[ ](?:plus|moins)"
    r"|au[ ](?:moins|minimum|total|maximum)|environ|en[ ]tout|ensemble"
    r"|specifiquement|entierement|exclusivement|notamment"
    r"|de[ ](?:l[ae]|sa|leur|notre)[ ]richesse[ ]nationale|de[ ](?:son|leur|notre)[ ]pib"
    r"|d[eu][ ](?:(?:son|leur|notre)[ ])?revenu[ ]national(?:[ ]brut)?"
    r"|de[ ]ce(?:t|tte|s)?[ ](?:budget|somme|montant|enveloppe|total|argent|fonds|credits?|depenses)))+"
)


def past_aside(scene: Scene, frame: Frame) -> int:
    """Where what is said of a figure goes on after brackets and « de plus », « par an »."""
    return aside_end(scene, frame.found.end, frame.sentence.end)


def aside_end(scene: Scene, end: int, limit: int) -> int:
    """The same for a figure that ends at a position."""
    m = _ASIDE.match(scene.folded, end, limit)
    return m.end() if m else end


_ADVERB = re.compile(
    r"[ ](?:[a-z]+ment|ainsi|aussi|en[ ](?:priorite|outre|partie)|par[ ]ailleurs|encore|peu[ ]a[ ]peu|a[ ]terme"
    r"|d'ici(?:[ ]a)?(?=[ ]))"
)


def past_adverbs(scene: Scene, at: int, limit: int) -> int:
    """Where the complements of a verb begin: « porter [progressivement] l'effort », « a porté [le 5 mai] à 2 % »."""
    while at < limit:
        adverb = _ADVERB.match(scene.folded, at, limit)
        date = scene.timex_layer.first(at, min(at + _PREPOSITION, limit))
        if adverb:
            at = adverb.end()
        elif date and date.end <= limit and _BEFORE_DATE.fullmatch(scene.folded, at, date.start):
            at = date.end
        else:
            break
    return at


_PREPOSITION = 14  # characters
_BEFORE_DATE = re.compile(
    r",?[ ](?:jusqu'(?:au|en)[ ]|du[ ]|(?:en|des|d'ici(?:[ ]a)?|de|a[ ]partir[ ]de|le|la)[ ]|au[ ]|l'|d')?"
)
