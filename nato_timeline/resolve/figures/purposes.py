"""What a figure is for, where the words behind it say so: « d'aide militaire à l'Ukraine », « pour le déminage »."""

from __future__ import annotations

import re

from ...grammar import VerbGroup
from ...lexicon import country_of
from ...text import fold
from .frames import Frame, past_adverbs, past_aside
from .phrases import THEIRS, backwards, forwards, head, is_actor, surface, without_article
from .scene import Scene
from .words import is_noun, verbs, words

_THE = r"(?:l'|(?:la|le|les|son|sa|ses|leurs?|notre|nos)[ ](?:seule?s?[ ])?)?"
_OF = re.compile(rf"[ ](?:d'|de[ ](?:{_THE}|(?P<this>ce|cet|cette|ces)[ ])|du[ ]|des[ ])")
_TO = re.compile(
    rf"[ ](?:(?:a|dans|pour)[ ](?:(?:des|une?|cet|cette|ces?)[ ]|{_THE})|aux?[ ](?:(?:son|sa|ses|leurs?)[ ])?)"
)
# « pour le déminage », « en faveur de l'Ukraine », « en matière de dépenses », « afin de former »
_FOR = re.compile(
    r"[ ](?:pour(?![a-z])"
    r"|(?:en[ ]faveur|au[ ]profit|en[ ]matiere|au[ ]titre|sous[ ]forme|afin)[ ](?:(?:des|du|de)(?![a-z])|d')"
    rf"|destinee?s?[ ]a|en[ ](?:soutien|appui)[ ]a|portant[ ]sur)[ ]?(?:(?:une?|des)[ ](?!montant|valeur|total)|{_THE})"
    r"|[ ]en[ ](?=(?:aide|assistance|equipements?|materiel|munitions|armes|prets|dons|subventions|developpement"
    r"|formation)(?![^\W_]))"
)
_NEAR = 32  # characters between a figure and « pour », for a recipient or a date


def limit_of(frame: Frame, at: int) -> int:
    """How far a phrase from there may reach: to the next figure, unless that was passed over in brackets."""
    return frame.right if at <= frame.right else frame.sentence.end


def of_what(scene: Scene, frame: Frame) -> str | None:
    """« 40 milliards d'euros [d'aide militaire à l'Ukraine] », « 80 % [des dépenses de l'Alliance] »."""
    if frame.found.kind == "measure" and scene.folded.endswith(" a ", 0, frame.found.lead):
        return None  # « à 30 km de la capitale »
    at = past_aside(scene, frame)
    m = _OF.match(scene.folded, at)
    span = forwards(scene, m.end(), limit_of(frame, at)) if m else None
    if span is None:
        return None
    if head(scene, span) == "entre" or is_noun(head(scene, span), "bases"):  # « 63 % d'entre eux », « de sa richesse »
        return None
    told = scene.folded[slice(*span)]
    of_it = (told.startswith("total") and " d" not in told) or (m and m["this"])  # « 12 % du total mondial »
    if of_it and any(is_noun(head(scene, span), table) for table in ("weak", "resumed")):
        return None  # « 60 % de cette somme »
    verb = frame.governor
    if verb and frame.found.kind in ("percent", "fraction") and verb.lemma in verbs("assigning"):
        given = _GIVEN_TO.search(scene.folded, *span)
        share = _named_at(scene, given.start(), limit_of(frame, at)) if given else None
        if share:  # « consacre 20 % de son budget [aux équipements] »
            return share
    if scene.mention_layer.first(span[0], span[0] + 1):
        return None  # « le pari à 5 milliards de Viola Amherd »
    whole = _WHOLE.match(scene.folded, *span)
    span = (whole.end(), span[1]) if whole else span
    return _said_of_people(scene, frame, span) or (None if is_actor(scene, span) else surface(scene, span))


_GIVEN_TO = re.compile(r"[ ](?:aux?[ ]|a[ ](?:l'|(?:la|son|sa|ses|leurs?|des)[ ])|dans[ ](?:l'|l[ae]s?[ ]))")
# « 19 % de l'ensemble des [dépenses publiques] »
_WHOLE = re.compile(r"(?:ensemble|total|totalite|montant[ ]total)[ ](?:de[ ](?:l'|la[ ])?|d'|des[ ]|du[ ])")


def _said_of_people(scene: Scene, frame: Frame, people: tuple[int, int]) -> str | None:
    """« 40 % des Belges sont [favorables à l'adhésion] »: what is measured is what they are."""
    verb = frame.finite
    named = scene.text[people[0]].isupper() or _is_asked(head(scene, people))
    if frame.found.kind != "percent" or not named:
        return None
    if verb is None or verb.start < people[1]:
        return None
    calls_itself = verb.voice == "reflexive" and verb.lemma in verbs("calling_itself")
    start = verb.end + 1
    if verb.lemma == "avoir":  # « 61 % des Slovaques ont une [opinion favorable] de l'OTAN »
        start = without_article(scene, start, frame.clause[1])[0]
    if not (verb.lemma == "être" or calls_itself or (verb.lemma == "avoir" and start > verb.end + 1)):
        return None
    told = forwards(scene, start, frame.clause[1])
    return surface(scene, told) if told else None


def given_to(scene: Scene, frame: Frame) -> str | None:
    """« 70 millions spécifiquement dédiés [à l'assistance militaire] », « … seront alloués [au déminage] »."""
    at = past_aside(scene, frame)
    verb = scene.verb_layer.first(at, at + 12)
    if verb is None or verb.lemma not in verbs("assigned"):
        return None
    is_done_to = verb.voice == "passive" or verb.tense == "participle"
    return _named_at(scene, verb.end, limit_of(frame, at)) if is_done_to else None


def going_to(scene: Scene, frame: Frame) -> str | None:
    """« 60 % de cette somme iront [à la police] », « dont un cinquième sera versé [au fonds] »."""
    verb = frame.finite
    if frame.found.kind not in ("percent", "fraction", "money") or verb is None or verb.start < frame.found.end:
        return None
    if verb.lemma == "financer" and verb.voice == "active" and frame.found.kind == "money":
        span = forwards(scene, *without_article(scene, verb.end + 1, frame.sentence.end))
        # « Un fonds de … financera la route »
        return surface(scene, span) if span and not is_actor(scene, span) else None
    if verb.lemma == "servir" and verb.end <= frame.right and (serves := _TO_DO.match(scene.folded, verb.end)):
        done = _infinitive(scene, serves.end(), frame.sentence.end)
        if done:  # « 12 milliards serviront à [reconstituer les stocks] »
            return surface(scene, done)
    going = verb.lemma in verbs("going") or (verb.voice == "passive" and verb.lemma in verbs("assigning"))
    at = past_adverbs(scene, verb.end, frame.sentence.end) if going else verb.end
    return _named_at(scene, at, frame.sentence.end) if going and verb.end <= frame.right else None


_TO_DO = re.compile(r"(?:[ ][a-z]+ment)?[ ]a[ ]")


def said_of_them(scene: Scene, frame: Frame) -> str | None:
    """« dont la moitié étaient des [missions de frappe] », « 40 % sont [hostiles à l'adhésion] »."""
    verb = frame.finite
    if frame.found.kind not in ("percent", "fraction") or verb is None or verb.lemma != "être":
        return None
    if scene.folded[frame.found.end : verb.start] != " " or verb.voice == "passive":
        return None
    start, end = without_article(scene, min(verb.end + 1, frame.sentence.end), frame.sentence.end)
    span = forwards(scene, start, end)
    return surface(scene, span) if span else None


_ASKED = re.compile(r"[ ](?:d'|de[ ](?:l'|la[ ])?|du[ ]|des[ ])(?P<who>[a-z]+)")


def wished(scene: Scene, frame: Frame) -> str | None:
    """« 55 % des personnes interrogées souhaitent [un rapprochement avec l'Alliance] »."""
    asked = _ASKED.match(scene.folded, frame.found.end) if frame.found.kind in ("percent", "fraction") else None
    verb = frame.finite
    if verb and verb.lemma in verbs("wishing") and _gapped_wish(scene, frame, verb.end):
        start, end = without_article(scene, frame.found.end + 1, frame.sentence.end)
        span = forwards(scene, start, end)
        return surface(scene, span) if span else None
    alone = verb is not None and scene.folded[frame.found.end : verb.start].strip() == ""
    if verb is None or verb.lemma not in verbs("wishing") or not (alone or (asked and _is_asked(asked["who"]))):
        return None
    start, end = without_article(scene, verb.end + 1, frame.sentence.end)
    span = forwards(scene, start, end) if verb.start > frame.found.end else None
    return surface(scene, span) if span else None


_SOMETHING = re.compile(r"[ ](?:une?|l[ae]s?|l'|des)[ ]?(?!autres)[a-z]")


def _gapped_wish(scene: Scene, frame: Frame, end: int) -> bool:
    """« 55 % souhaitent une hausse et 53 % [un rapprochement] »: the verb is left out."""
    if frame.left <= frame.sentence.start or scene.verb_layer.first(end, frame.found.end + 3):
        return False
    return _SOMETHING.match(scene.folded, frame.found.end) is not None


def _is_asked(who: str) -> bool:
    """Whether a poll may ask them: « personnes interrogées », « Finlandais »."""
    return is_noun(who, "asked") or country_of(who) is not None


_IN = re.compile(
    r"[ ](?:dans[ ]|(?:au[ ]sein|au[ ]cours|lors)[ ]d(?:e[ ]|'))(?:l'|(?:l[ae]s?|nos|ses|leurs|ces|cette)[ ])"
)


def in_what(scene: Scene, frame: Frame) -> str | None:
    """« engage 4 500 militaires dans [l'opération Sangaris] »."""
    m = _IN.search(scene.folded, frame.found.end, min(frame.right, frame.found.end + _NEAR))
    span = forwards(scene, m.end(), frame.right) if m else None
    if m is None or span is None or ("," in scene.folded[frame.found.end : m.start()] and "dans" in m[0]):
        return None
    return surface(scene, span) if is_noun(head(scene, span), "missions") else None


# « participer, à hauteur de 2,1 millions par an, au [financement de l'Agence] »
_TAKES_PART = re.compile(rf",?[ ](?:a[ ]{_THE}|aux?[ ])")


def taking_part(scene: Scene, frame: Frame) -> str | None:
    """« contribue à hauteur de 2 millions au [fonds fiduciaire] »."""
    verb = frame.governor
    if verb is None or verb.lemma not in ("participer", "contribuer") or frame.found.kind != "money":
        return None
    m = _TAKES_PART.match(scene.folded, _past_times(scene, frame))
    span = forwards(scene, m.end(), limit_of(frame, m.end())) if m else None
    return surface(scene, span) if span and not is_actor(scene, span) else None


_TIMED = re.compile(r",?(?:[ ](?:de|en|entre|a|et|sur|pour|des|depuis|jusqu'en|a[ ]partir[ ]de))?[ ]?")


def _past_times(scene: Scene, frame: Frame) -> int:
    """« 12 millions par an[, de 2015 à 2017], au financement »."""
    at = past_aside(scene, frame)
    while time := scene.timex_layer.first(at, min(at + _PREPOSITION, frame.sentence.end)):
        if not _TIMED.fullmatch(scene.folded, at, time.start):
            break
        at = time.end
    return at


_PREPOSITION = 16  # characters
_TO_WHICH = re.compile(r",[ ](?:a[ ]laquelle|auquel|auxquels|auxquelles)[ ]")


def to_what(scene: Scene, frame: Frame) -> str | None:
    """« consacrer 40 milliards [aux activités d'assistance] », « dont 3,5 % [aux besoins militaires] »."""
    verb = frame.governor or frame.finite
    gives = verb is not None and (verb.lemma in verbs("assigning") or (verb.lemma in verbs("going") and verb.finite))
    if verb is None or not gives:
        return _to_a_fund(scene, frame, verb) if verb else None
    low = max(frame.sentence.start, frame.clause[0] - 8)
    to_which = _TO_WHICH.search(scene.folded, low, min(frame.clause[0] + 20, frame.sentence.end))
    if to_which:  # « la modernisation du port, à laquelle l'Etat consacrera 3 milliards »
        before = max(frame.sentence.start, scene.folded.rfind(", ", frame.sentence.start, to_which.start()) + 1)
        span = backwards(scene, to_which.start(), before)
        return surface(scene, span) if span else None
    at = _past_times(scene, frame)
    if verb.lemma in verbs("going") and scene.folded.startswith(", ", at):
        at += 1  # « et le solde, 450 millions, aux munitions »
    return _named_at(scene, at, limit_of(frame, at)) or _named_between(scene, frame, verb)


def _to_a_fund(scene: Scene, frame: Frame, verb: VerbGroup) -> str | None:
    """« fournira 24 millions au [fonds d'assistance à l'Ukraine] »."""
    if frame.found.kind != "money" or verb.lemma not in verbs("giving") | verbs("promising"):
        return None
    at = _past_times(scene, frame)  # « a versé 350 000 euros en 2018 au fonds »
    m = _TO.match(scene.folded, at)
    span = forwards(scene, m.end(), limit_of(frame, at)) if m else None
    return surface(scene, span) if span and is_noun(head(scene, span), "funds") else None


def _named_between(scene: Scene, frame: Frame, verb: VerbGroup) -> str | None:
    """« consacre [à la défense], de 2014 à 2019, 190 milliards »: between the verb and its figure."""
    if verb.end >= frame.found.lead or verb.end < frame.left or verb.voice == "passive":
        return None
    m = _TO.match(scene.folded, verb.end, frame.found.lead)
    span = forwards(scene, m.end(), frame.found.lead) if m else None
    if m is None or span is None or is_actor(scene, span) or scene.text[m.end()].isupper():
        return None
    weak = any(is_noun(head(scene, span), table) for table in ("forces", "weak"))
    return None if weak or scene.place_layer.first(*span) else surface(scene, span)


def _named_at(scene: Scene, at: int, limit: int) -> str | None:
    """The phrase after « à », « dans » or « pour » at an offset, unless it is somebody."""
    m = _TO.match(scene.folded, at)
    if m and m[0] == " a " and scene.text[m.end() : m.end() + 1].isupper():
        return None  # « investit 70 millions à Bergerac »
    if m and scene.timex_layer.first(at, m.end() + 1):
        return None
    counted = scene.found_layer.first(m.end(), m.end() + 1) if m else None
    if counted and counted.kind == "count":  # « affecteront 15 millions à [quatre fonds] »
        return surface(scene, (counted.start, counted.end))
    span = forwards(scene, m.end(), limit) if m else None
    if span and head(scene, span) in words("adverbial"):  # « au cours des six prochaines années »
        return None
    return surface(scene, _with_counted(scene, span)) if span and not is_actor(scene, span) else None


def _with_counted(scene: Scene, span: tuple[int, int]) -> tuple[int, int]:
    """« à l'[achat de 36 avions] »: with what is counted at its end."""
    counted = scene.found_layer.first(span[1], span[1] + 5)
    if counted is None or not _TO_COUNTED.fullmatch(scene.folded, span[1], counted.lead):
        return span
    return span[0], counted.end


def for_what(scene: Scene, frame: Frame) -> str | None:
    """« 2,5 millions pour le [déminage] », « en matière de [dépenses] », « pour [acheter …] »."""
    start = _past_duration(scene, frame)
    m = _FOR.search(scene.folded, start, min(frame.right, start + 2 * _NEAR))
    between = scene.folded[start : m.start()] if m else ""
    if m is None or len(between) > _NEAR or any(c in between for c in ",;:"):
        return None
    if _TO_A_BODY.match(between) and not scene.place_layer.first(start, m.start()):
        return None  # « 1,2 milliard à la Facilité européenne pour la paix »
    those = scene.found_layer.first(m.end(), m.end() + 12)
    if those and those.kind == "count" and those.lead <= m.end():  # « au profit des quelque [66 000 personnes] »
        return surface(scene, (those.start, those.end))
    span = forwards(scene, m.end(), frame.right) or _infinitive(scene, m.end(), frame.right)
    noun = head(scene, span) if span else ""
    span = _with_counted(scene, span) if span else None  # « l'achat de 32 avions »
    if span is None or not noun or is_noun(noun, "periods") or is_actor(scene, span) or is_noun(noun, "payers"):
        return None
    return None if noun in THEIRS else surface(scene, span)  # « 3 milliards pour la sienne »


_TO_A_BODY = re.compile(r"[ ](?:a[ ](?:l'|la[ ])|aux?[ ])")
_DURING = re.compile(r",?[ ](?:au[ ]cours[ ]des?|sur|pendant|durant|en|dans)[ ](?:l'|l[ae]s?[ ])?")


def _past_duration(scene: Scene, frame: Frame) -> int:
    """« investira 5 milliards[ au cours des six prochaines années] pour moderniser »."""
    during = _DURING.match(scene.folded, frame.found.end)
    time = scene.timex_layer.first(during.start(), during.end() + 1) if during else None
    return time.end if time and time.type == "DURATION" else frame.found.end


_TO_COUNTED = re.compile(r"[ ]d(?:e[ ]|')")


def _infinitive(scene: Scene, at: int, limit: int) -> tuple[int, int] | None:
    verb = scene.verb_layer.first(at, min(at + 2, limit))
    if verb is None or verb.tense != "infinitive":
        return None
    span = forwards(scene, min(verb.end + 1, limit), limit)
    return (verb.start, span[1]) if span else None


# « Pour la seule opération Serval, la dépense atteindra », « S'agissant des munitions, le budget »
_OPENS = re.compile(
    r"[\s«•–-]*(?:(?:or|et|mais),?[ ])?(?:pour|concernant|quant[ ]a|s'agissant[ ]d(?:e|es|u)|au[ ]titre[ ]d(?:e|es|u)"
    r"|en[ ]matiere[ ]de)[ ]?(?:l'|d'|(?:l[ae]s?|son|sa|ses|leurs?|des)[ ])(?:seule?s?[ ])?"
)


def opened(scene: Scene, frame: Frame, subject: str) -> str:
    """What a sentence opens with, where the subject alone says little: « Pour [les opérations extérieures], le budget
    s'élève à »."""
    if not (is_noun(fold(subject), "spending") or is_noun(fold(subject), "costs") or is_noun(fold(subject), "bare")):
        return subject
    m = _OPENS.match(scene.folded, frame.sentence.start, frame.found.lead)
    span = forwards(scene, m.end(), frame.found.lead) if m else None
    if span is None or scene.folded[span[1] : span[1] + 2] != ", " or is_actor(scene, span):
        return subject
    return subject if is_noun(head(scene, span), "periods") else surface(scene, span)
