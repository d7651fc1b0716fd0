"""The operation, exercise or force that people and equipment serve in, where it is named before them: « Dans le cadre
de l'opération Orbital, 22 000 soldats », « L'exercice a commencé. Il réunit 900 militaires »."""

from __future__ import annotations

import re

from ...text import fold
from .frames import Frame, past_adverbs
from .phrases import Stretch, forwards, genitive, head, surface
from .scene import Scene
from .words import is_noun, verbs

# « dans le cadre de l'opération X, », « au sein de la force, »; « dans le cadre de laquelle »
_WITHIN = re.compile(
    r"(?<![^\W_])(?:dans[ ]le[ ]cadre|au[ ]sein|lors|au[ ]cours|pendant|durant|dans|pour)[ ]"
    r"(?:(?:de[ ](?:l'|la[ ])|du[ ]|d')|l'|l[ae][ ]|cet(?:te)?[ ])(?P<which>laquelle|quel)?"
)
_WHICH = re.compile(
    r"(?:dans[ ]le[ ]cadre[ ]de|au[ ]sein[ ]de|dans)[ ]?laquelle[ ]|(?:dans[ ]le[ ]cadre|au[ ]sein)[ ]duquel[ ]"
)
_HE = re.compile(
    r"[\s«]*(?:[a-z]+(?:e|i|u|is|it)e?s?[ ][^,;.]{2,60},[ ])?"  # « Dirigée par le Danemark, elle »
    r"(?:il|elle|cel(?:ui|le)-ci|ce(?:tte|t)?[ ](?P<noun>[a-z]+))[ ](?:(?:y|en|se|s')[ ]?)*$"
)
_NOUN = re.compile(r"[^\W\d_]+")
_REACH = 240  # characters


def served_in(scene: Scene, frame: Frame) -> str | None:
    """« Dans le cadre de [l'opération Orbital], 22 000 soldats ont été formés », « l'opération X, dans le cadre de
    laquelle 5 000 policiers ont été formés »."""
    if frame.found.kind != "count" or frame.left > frame.clause[0]:
        return None
    start = max(frame.sentence.start, frame.clause[0])
    which = _WHICH.search(scene.folded, max(frame.sentence.start, start - 30), frame.found.lead)
    if which:
        return _last(scene, frame.sentence.start, which.start())
    m = _WITHIN.match(scene.folded, start, frame.found.lead)
    span = forwards(scene, m.end(), frame.found.lead) if m else None
    return surface(scene, span) if span and is_noun(head(scene, span), "missions") else None


def gathered_by(scene: Scene, frame: Frame) -> str | None:
    """« L'exercice a commencé lundi. [Il] réunit 900 militaires »: what the sentence so far, or the one before, was
    about, unless a country acts there."""
    verb = frame.finite
    if frame.found.kind != "count" or verb is None or verb.lemma not in verbs("gathering"):
        return None
    if verb.end > frame.found.start or frame.left > verb.end:
        return None
    m = _HE.fullmatch(scene.folded, frame.clause[0], verb.start)
    if m is None or (m["noun"] and not is_noun(m["noun"], "missions")):
        return None
    before = scene.sentence_before(frame.sentence)
    stretches = [(frame.sentence.start, frame.clause[0])]
    stretches += [(before.start, before.end)] if before else []
    latter = before and _LATTER.search(scene.folded, frame.sentence.start, verb.start)
    if before and latter:  # « où se déroule l'exercice X. Ouvert lundi, celui-ci s'achèvera vendredi ; il réunit »
        return _last(scene, before.start, before.end)
    return next((said for stretch in stretches if (said := _subject_of(scene, *stretch))), None)


_ITS_PEOPLE = re.compile(r"[\s«]*(?:ses|leurs)[ ](?:quelque[ ]|pres[ ]de[ ])?$")


def of_its_force(scene: Scene, frame: Frame) -> str | None:
    """« … le plan de [la force de paix]. Ses 60 000 hommes »: the force that the sentence before ends on."""
    if not is_noun(fold(frame.found.unit), "people"):
        return None
    before = scene.sentence_before(frame.sentence)
    if before is None or not _ITS_PEOPLE.fullmatch(scene.folded, frame.sentence.start, frame.found.lead):
        return None
    found = None
    for m in _NOUN.finditer(scene.folded, max(before.start, before.end - _REACH), before.end):
        if is_noun(m[0], "missions") or is_noun(m[0], "forces"):
            found = forwards(scene, m.start(), before.end) or found
    if found is None or scene.place_layer.first(found[1], before.end):
        return None
    return surface(scene, found) if _says_which(scene, found) and not _is_of_a_country(scene, found) else None


def _is_of_a_country(scene: Scene, span: Stretch) -> bool:
    """« les forces armées ukrainiennes »: an army is no force that others make up."""
    return is_noun(head(scene, span), "services") or scene.folded.startswith(("armee", "forces armees"), span[0])


# « servent au sein de », « dans les rangs de », « sous la bannière de », « prennent part à »
_AMONG = re.compile(
    r"[ ](?:au[ ]sein|dans[ ]le[ ]cadre|dans[ ]les[ ]rangs|sous[ ](?:la[ ]banniere|les[ ]couleurs|l'egide))"
    r"[ ]d(?:e[ ]|')?"
    r"(?:(?<=de[ ])(?:la[ ]|l')|u[ ]|es[ ])?"
)
# « prendront part, dans le nord du pays, à l'exercice », « un exercice auquel participent 3 000 soldats »
_TAKES_PART = re.compile(
    r"(?:[ ](?:[a-z]+ment|en[ ]outre|aussi|ensuite|encore))?(?:[ ]part)?"
    r"(?:[ ](?:[a-z]+ment|en[ ]outre|aussi|ensuite|encore))?(?:,[ ][^,;.]{3,50},)?[ ](?:a[ ](?:l'|la[ ])|aux?[ ])"
)
_IN_WHICH = re.compile(r"(?<![^\W_])(?:auxquel(?:le)?s|auquel|a[ ]laquelle)[ ]$")
_WHICH_REACH = 14  # characters
_NO_FORCE = frozenset({"otan", "onu", "ue", "osce"})
_SHORT = 40  # characters between a count and « au sein de »


def served_with(scene: Scene, frame: Frame) -> str | None:
    """« 533 militaires servent au sein de [la FIAS] », « prennent part à [l'exercice Oak Resolve] », « y participent »:
    what people and equipment serve in, named behind them or just before."""
    verb = frame.finite
    if frame.found.kind != "count" or is_noun(fold(frame.found.unit), "members"):
        return None
    end = _past_nations(scene, frame)
    m = _AMONG.search(scene.folded, frame.found.end, min(end, frame.found.end + _SHORT + _SHORT))
    if m and "," not in scene.folded[frame.found.end : m.start()]:
        span = forwards(scene, m.end(), end)
        return surface(scene, span) if span and _is_served(scene, span) else None
    if of := _of_it(scene, frame, end):
        return of
    if to := _given_to_it(scene, frame, end):
        return to
    if verb is None:
        return None
    if scene.folded.startswith("ou ", frame.clause[0]) and verb.lemma in verbs("manning"):
        return _where(scene, frame)
    if verb.start >= frame.found.end and verb.lemma in verbs("joining"):
        return _joined(scene, verb.end, end)
    if verb.lemma not in verbs("serving"):
        return None
    if scene.folded.endswith(" y ", 0, verb.start):
        return _served_before(scene, frame, min(verb.start, frame.found.lead))
    which = _IN_WHICH.search(scene.folded, max(frame.sentence.start, verb.start - _WHICH_REACH), verb.start)
    if which and verb.end <= frame.found.lead and frame.left <= verb.start:
        return _last(scene, frame.sentence.start, which.start())
    if verb.start < frame.found.end:
        return None
    within = _AMONG.search(scene.folded, verb.end, min(end, verb.end + _SHORT + _SHORT))
    if within and scene.folded.count(",", verb.end, within.start()) <= 1:
        span = forwards(scene, within.end(), end)
        return surface(scene, span) if span and _is_served(scene, span) else None
    part = _TAKES_PART.match(scene.folded, verb.end, end)
    part = part or _TAKES_PART.match(scene.folded, past_adverbs(scene, verb.end, end), end)
    span = forwards(scene, part.end(), end) if part else None
    serves = span is not None and any(is_noun(head(scene, span), table) for table in ("missions", "tasks"))
    named = span is not None and serves and " " in scene.folded[slice(*span)]
    return surface(scene, span) if span and named else None


_OF_NATIONS = re.compile(r"(?:[ ](?:issus|venus|originaires|provenant))?[ ](?:de|d'une|d'un)[ ](?:[a-z]+[ ]de[ ])?$")


def _past_nations(scene: Scene, frame: Frame) -> int:
    """How far what they serve in may stand: « 20 000 soldats de [treize pays] participent à l'exercice »."""
    after = scene.found[frame.index + 1 : frame.index + 3]
    whose = after[0] if after and is_noun(fold(after[0].unit), "members") else None
    if whose is None or not _OF_NATIONS.fullmatch(scene.folded, frame.found.end, whose.lead):
        return min(frame.right, frame.sentence.end)
    return min(after[1].lead if len(after) > 1 else frame.sentence.end, frame.sentence.end)


_OF_IT = re.compile(r"(?:[ ][a-z-]+)?[ ](?:de[ ](?:la[ ]|l')|du[ ])")


def _of_it(scene: Scene, frame: Frame, end: int) -> str | None:
    """« 300 militaires français de [la mission Lynx] », « 500 soldats de [la KFOR] »."""
    people = is_noun(fold(frame.found.unit), "people") and not scene.folded.endswith("dont ", 0, frame.found.lead)
    m = _OF_IT.match(scene.folded, frame.found.end, end) if people else None
    span = forwards(scene, m.end(), end) if m else None
    named = span is not None and (" " in scene.folded[slice(*span)] or scene.text[slice(*span)].isupper())
    return surface(scene, span) if span and named and _is_served(scene, span) else None


_THE = re.compile(r"[ ](?:l'|l[ae][ ])")
_TO_THE = re.compile(r"(?:[ ][a-z-]+)?[ ](?:a[ ](?:l'|la[ ])|au[ ])")


def _joined(scene: Scene, at: int, end: int) -> str | None:
    """« 15 militaires doivent rejoindre [la force Takuba] », « 300 soldats arment [le bataillon multinational] »."""
    m = _THE.match(scene.folded, at, end)
    span = forwards(scene, m.end(), end) if m else None
    return surface(scene, span) if span and _is_served(scene, span) and _says_which(scene, span) else None


def _where(scene: Scene, frame: Frame) -> str | None:
    """« dirigera [un groupement tactique en Lettonie], où il déploiera 450 militaires »."""
    span = _span(scene, frame.sentence.start, frame.clause[0], first=False)
    return surface(scene, span) if span and scene.folded[span[1] : frame.clause[0]].strip() in ("", ",") else None


def _says_which(scene: Scene, span: Stretch) -> bool:
    """« le bataillon multinational », « la KFOR », not « le bataillon »."""
    said = scene.text[slice(*span)]
    return " " in said or said.isupper()


def _given_to_it(scene: Scene, frame: Frame, end: int) -> str | None:
    """« fournit 900 militaires à [la KFOR] »."""
    verb = frame.governor
    if verb is None or not is_noun(fold(frame.found.unit), "people") or verb.lemma not in verbs("manning"):
        return None
    m = _TO_THE.match(scene.folded, frame.found.end, end)
    span = forwards(scene, m.end(), end) if m else None
    if span is None or is_noun(head(scene, span), "services"):
        return None  # « 900 instructeurs à l'armée irakienne »
    return surface(scene, span) if _is_served(scene, span) and _says_which(scene, span) else None


_THERE = re.compile(r"[ ](?:en[ ]|aux?[ ]|dans[ ](?:l'|l[ae]s?[ ])|a[ ](?:l'|la[ ])?)")


def stationed(scene: Scene, frame: Frame) -> str | None:
    """« 533 militaires, dont 312 à [l'aéroport de Kaboul] et 69 à [Kunduz] »: the place that tells a part from the
    others."""
    if frame.found.kind != "count" or frame.found.like is None or not is_noun(fold(frame.found.unit), "people"):
        return None
    m = _THERE.match(scene.folded, frame.found.end)
    span = forwards(scene, m.end(), min(frame.right, frame.sentence.end)) if m else None
    place = scene.place_layer.first(*span) if span else None
    return surface(scene, span) if span and place and place.end == span[1] and place.form != "adjective" else None


def bracketed(scene: Scene, frame: Frame) -> str | None:
    """« prend la relève avec [l'opération Althea] (7 000 soldats) »: the force right before a bracket."""
    end = frame.found.lead - 2
    if frame.found.kind != "count" or scene.folded[end : frame.found.lead] != " (":
        return None
    for m in reversed([*_NOUN.finditer(scene.folded, max(frame.sentence.start, end - _BRACKET_REACH), end)]):
        if is_noun(m[0], "missions") or is_noun(m[0], "forces"):
            span = forwards(scene, m.start(), end)
            return surface(scene, span) if span and span[1] == end and _says_which(scene, span) else None
    acronym = _ACRONYM_BEFORE.search(scene.text, max(frame.sentence.start, end - _BRACKET_REACH), end)
    people = is_noun(fold(frame.found.unit), "people")
    return acronym["name"] if acronym and people and fold(acronym["name"]) not in _NO_FORCE else None


# « le commandement de la FIAS (5 500 hommes) »
_ACRONYM_BEFORE = re.compile(r"(?:[ ][Ll]a |[ '’])(?P<name>[A-Z]{4,8}|[KSI]FOR)$")
_BRACKET_REACH = 60  # characters
_REINFORCING = re.compile(r"(?:[ ][a-z-]+)?[ ]en[ ](?=renforts?(?![^\W_]))")


def reinforcing(scene: Scene, frame: Frame) -> str | None:
    """« envoie 1 500 hommes en [renfort] »."""
    m = _REINFORCING.match(scene.folded, frame.found.end) if frame.found.kind == "count" else None
    return surface(scene, (m.end(), m.end() + len("renfort"))) if m else None


def _is_served(scene: Scene, span: Stretch) -> bool:
    word = head(scene, span)
    if is_noun(word, "missions") or is_noun(word, "forces"):
        return True
    return word not in _NO_FORCE and len(word) > _ACRONYM and scene.text[slice(*span)].isupper()


_ACRONYM = 2  # characters: « UE »


def _served_before(scene: Scene, frame: Frame, end: int) -> str | None:
    """The mission that « y » means: of the sentence so far, or of the one before."""
    before = scene.sentence_before(frame.sentence)
    told = _last(scene, frame.sentence.start, end)
    return told or (_last(scene, before.start, before.end) if before else None)


_HIS = re.compile(r"(?<![^\W_])(?:son|sa)[ ]$")


def of_its_mission(scene: Scene, frame: Frame, subject: str) -> str:
    """« L'opération Desert Falcon durera un an. Son [coût] est évalué à »: with what the sentence before began with."""
    at = scene.text.rfind(subject, frame.sentence.start, frame.found.start)
    before = scene.sentence_before(frame.sentence)
    if before is None or at < 0 or not _HIS.search(scene.folded, max(frame.sentence.start, at - 4), at):
        return subject
    span = _span(scene, before.start, before.end, first=True)
    verb = next((v for v in scene.verb_layer.within(before.start, before.end) if v.finite), None)
    if span is None or verb is None or span[0] > verb.start or span[0] - before.start > _OPENS:
        return subject
    return f"{subject} {genitive(scene, span)}"


_OF_THE_LATTER = re.compile(r"[ ](?P<of>de|du)[ ]?cel(?:ui|le)-ci$")


def of_the_latter(scene: Scene, frame: Frame, subject: str) -> str:
    """« … cède la place à [la SFOR]. Les effectifs de celle-ci »: the force that the sentence before names last."""
    m = _OF_THE_LATTER.search(fold(subject))
    before = scene.sentence_before(frame.sentence) if m else None
    if m is None or before is None:
        return subject
    letters = [*_BY_LETTERS.finditer(scene.text, before.start, before.end)]
    named = _span(scene, before.start, before.end, first=False)
    span = letters[-1].span("name") if letters and (named is None or letters[-1].start() > named[0]) else named
    return f"{subject[: m.start()]} {genitive(scene, span)}" if span else subject


_BY_LETTERS = re.compile(r"(?:[Ll]a |[Ll][’'])(?P<name>[A-Z]{4,8}|[KSI]FOR)\b")
_OPENS = 6  # characters: « Cette »
_LATTER = re.compile(r"(?<![^\W_])cel(?:ui|le)-ci(?![^\W_])")


def _subject_of(scene: Scene, start: int, end: int) -> str | None:
    """The mission or force that a stretch begins with: « L'opération Moisson a débuté »."""
    verb = next((v for v in scene.verb_layer.within(start, end) if v.finite), None)
    limit = verb.start if verb else end
    return _last(scene, start, min(limit, start + _REACH), first=True)


def _last(scene: Scene, start: int, end: int, *, first: bool = False) -> str | None:
    """The last mission in a stretch, or the first, in the text's words."""
    found = _span(scene, start, end, first=first)
    return surface(scene, found) if found else None


def _span(scene: Scene, start: int, end: int, *, first: bool) -> Stretch | None:
    found: Stretch | None = None
    for m in _NOUN.finditer(scene.folded, max(start, end - _REACH), end):
        if is_noun(m[0], "missions") and not (found and m.start() < found[1]):
            found = forwards(scene, m.start(), end) or found
            if first and found:
                break
    return found
