"""What a figure takes from its neighbours where its own words are silent: « contre 0,4 % en 2014 », « un crédit de 70
M€ », « dont 3,5 % ».
"""

from __future__ import annotations

import re

from ...lean import changed
from ...model import Figure
from ...text import fold
from .actors import is_governed, named
from .antecedents import meant_holder, of_its_country, spent_at_home
from .beside import is_whole
from .dates import is_day
from .frames import Frame
from .heads import completes_weak_noun, risen
from .holders import can_be_held
from .lists import list_holder
from .measured import bare_subject, topical
from .missions import gathered_by
from .phrases import backwards, forwards, surface, without_article
from .possessed import of_its_founder, of_its_owner, of_the_announcer, of_the_giver, of_the_service
from .scene import Scene
from .words import is_noun, verbs

_SUMS = frozenset({"money", "percent", "point", "fraction"})
_RECENT = 8  # figures


def completed(scene: Scene, frame: Frame, figure: Figure, earlier: list[Figure]) -> Figure:
    """The figure with what those before it, or the passage, say for it."""
    figure = changed(figure, holder=of_its_country(scene, figure.holder))
    figure = _like_another(scene, frame, figure, earlier)
    level = earlier[-1] if earlier and frame.found.kind in _SUMS else None
    if level and _TO_LEVEL.fullmatch(scene.folded, level.end, frame.found.lead) and _is_sum(level):
        return changed(figure, subject=level.subject, holder=level.holder, when=figure.when or level.when)
    if figure.subject is None and frame.found.kind in _SUMS:
        subject = _subject(scene, frame, earlier)
        change = risen(scene, frame, subject)
        subject = change or subject or bare_subject(scene, frame)
        figure = changed(figure, subject=subject, role=None if change else figure.role)
    elif figure.subject is None and earlier and _goes_on(scene, frame, earlier[-1]):
        figure = changed(figure, subject=earlier[-1].subject)
    nobody = _is_compared(scene, frame) or gathered_by(scene, frame) or is_whole(scene, frame)
    if figure.holder is None and can_be_held(frame) and not nobody:
        holder = (
            meant_holder(scene, frame, earlier)
            or of_its_owner(scene, frame)
            or of_its_founder(scene, frame)
            or of_the_service(scene, frame)
            or of_the_giver(scene, frame, earlier)
            or of_the_announcer(scene, frame)
            or list_holder(scene, frame)
            or (None if _OURS.search(_before(scene, frame)) else _holder_beside(scene, frame, figure, earlier))
            or spent_at_home(scene, frame, figure)
        )
        figure = changed(figure, holder=holder)
    if figure.holder is None:
        figure = _summed_up(scene, frame, figure, earlier)
    if figure.when is None and figure.role in ("spent", "delivered"):
        figure = changed(figure, when=_when(scene, frame))
    return _levelled(scene, frame, figure)


_LISTED = re.compile(r"(?:[ ](?!d|par|qu|dans|pour|contre)[\w-]+){0,4}(?:,|[ ]et|,[ ]et|[ ]ainsi[ ]que)[ ]")


def _goes_on(scene: Scene, frame: Frame, before: Figure) -> bool:
    """« L'opération mobilise deux navires, six avions et [300 marins] »: with the same verb as the one before."""
    verb = frame.finite
    if frame.found.kind != "count" or before.role != "count" or verb is None or verb.lemma not in verbs("gathering"):
        return False
    if verb.end > before.start or scene.verb_layer.first(before.end, frame.found.start):
        return False
    return _LISTED.fullmatch(scene.folded, before.end, frame.found.lead) is not None


_TO_LEVEL = re.compile(r",[ ]a[ ]")  # « celles de la Pologne ont augmenté de 31 %, à 38 milliards »
_IN_ALL = re.compile(
    r"(?<![^\W_])(?:au[ ]total|ce(?:t|tte)?[ ](?:aide|soutien|appui|effort|contribution|assistance))(?![^\W_])"
)


def _summed_up(scene: Scene, frame: Frame, figure: Figure, earlier: list[Figure]) -> Figure:
    """« Depuis 2022, Paris a livré 30 chars. Au total, 72 millions ont été consacrés à cette aide »: by whom, and in
    which time, as in the sentence before."""
    verb = frame.finite
    before = scene.sentence_before(frame.sentence)
    if before is None or verb is None or verb.voice != "passive" or frame.found.kind != "money":
        return figure
    if not _IN_ALL.search(scene.folded, frame.sentence.start, frame.sentence.end):
        return figure
    told = [other for other in earlier if other.start >= before.start and other.holder]
    if len({other.holder for other in told}) != 1:
        return figure
    since = told[-1].when if (told[-1].when or "").endswith("/..") else None
    return changed(figure, holder=told[-1].holder, when=figure.when or since)


# ---------------------------------------------------------------- a gloss, a part, another level

_PART = re.compile(r"(?<!\w)dont[ ]$")
_AGAINST = re.compile(r"(?<!\w)contre[ ](?:(?:une?|la|le)[ ](?:moyenne|total|mediane)[ ]d(?:e[ ]|'))?$")
_AGAINST_REACH = 28
# « contre 2 % pour la moyenne des Alliés », « contre 15 % en France »
_WHOSE = re.compile(r"[ ](?:pour|en|au|aux|dans)[ ](?:l'|(?:la|le|les)[ ])?")


def _like_another(scene: Scene, frame: Frame, figure: Figure, earlier: list[Figure]) -> Figure:
    """A gloss says the same again; a part or another level has the subject and holder of what it goes on from."""
    if figure.same_as is not None:
        twin = earlier[figure.same_as]
        same = {name: getattr(twin, name) or getattr(figure, name) for name in ("subject", "holder", "per", "role")}
        if frame.found.unit == "%" and figure.subject:
            same["subject"] = _share(scene, frame, figure.subject, twin.subject)
        return changed(figure, when=figure.when or twin.when, **same)
    index = frame.found.like
    if index is None or index >= frame.index:
        return figure
    beside = _last_sum(earlier, frame.sentence.start) if frame.found.kind == "money" else None
    goes_on = beside is not None and beside.subject and index < frame.index - 1
    goes_on = goes_on and not _AGAINST_IT.search(_before(scene, frame))
    other = beside if beside and goes_on else earlier[index]
    if _is_compared(scene, frame):
        m = _WHOSE.match(scene.folded, frame.found.end)
        place = scene.place_layer.first(m.end(), m.end() + 1) if m else None
        return changed(figure, subject=other.subject, holder=named(frame, place) if place else None)
    theirs = other.holder if can_be_held(frame) and not _is_of_another(scene, frame, other) else None
    if frame.found.kind == "money" and other.start < frame.sentence.start:
        return figure  # it lent the currency alone
    counts_again = frame.found.kind == "count" and other.start < frame.sentence.start  # « Celui de Roumanie en compte »
    figure = changed(
        figure,
        subject=figure.subject or (None if counts_again else other.subject),
        holder=(theirs if goes_on else None) or figure.holder or theirs,
        per=figure.per or (None if _THAT_IS.search(_before(scene, frame)) else other.per),
    )
    if _PART.search(_before(scene, frame)):
        return changed(figure, when=figure.when or other.when, role=figure.role or other.role)
    return figure


_HAVE_OF_THEM = re.compile(
    r"(?<![^\W_])(?:l'|(?:le|la|les|des|ses|leurs|ces)[ ])[a-z]+(?:[ ][a-z]+)?[ ](?:n')?en[ ][a-z]+"
)


def _is_of_another(scene: Scene, frame: Frame, other: Figure) -> bool:
    """« L'Alliance recueillera 3 300 armes ; les rebelles en détiennent [70 000] »: somebody else has these."""
    if frame.found.lead - other.end > _ELSEWHERE:
        return False
    verb = frame.finite
    if frame.found.kind != "count":  # « La Pologne atteindra 4,7 % ; [l'Espagne] restait à 1,3 % »
        end = verb.start if verb and verb.end <= frame.found.lead else frame.found.lead
        acting = scene.place_layer.first(other.end, end)
        if acting is None or acting.form == "adjective" or is_governed(scene, acting):
            return False
        return end < frame.found.lead or _ANOTHER.fullmatch(scene.folded, other.end, acting.start) is not None
    return _HAVE_OF_THEM.search(scene.folded, other.end, frame.found.lead) is not None


_ANOTHER = re.compile(r"[^;.]*;[ ](?:et[ ])?(?:l'|l[ae]s?[ ])?")
_ELSEWHERE = 160  # characters


def _share(scene: Scene, frame: Frame, whole: str, part: str | None) -> str:
    """« 72 millions d'aide, soit 16 % de son budget »: « aide, part de son budget »."""
    at = scene.text.find(whole, frame.found.end, frame.sentence.end)
    if part is None or at < 0:
        return whole
    return f"{part}, part {surface(scene, (frame.found.end, at + len(whole)))}"


_OURS = re.compile(r"[;,][ ]nous,[ ]$")  # « les Pays-Bas assument 40 % ; nous, 60 % »
_THAT_IS = re.compile(r"(?<!\w)soit[ ]$")
_AGAINST_IT = re.compile(r"(?<!\w)(?:contre|aux?|les|des)[ ]$")


def _before(scene: Scene, frame: Frame) -> str:
    return scene.folded[max(0, frame.found.lead - 8) : frame.found.lead]


def _is_compared(scene: Scene, frame: Frame) -> bool:
    """Whether the figure is somebody else's, named behind it, that the one before is compared with."""
    m = _WHOSE.match(scene.folded, frame.found.end)
    against = _AGAINST.search(scene.folded, max(0, frame.found.lead - _AGAINST_REACH), frame.found.lead)
    if m is None or against is None:
        return False
    return m[0].startswith(" pour") or scene.place_layer.first(m.end(), m.end() + 1) is not None


def _levelled(scene: Scene, frame: Frame, figure: Figure) -> Figure:
    """« passera de 40 000 à 80 000 »: the second is the target, the first is nothing but where it starts, as is what
    « contre » compares it with."""
    if _AGAINST.search(scene.folded, max(0, frame.found.lead - _AGAINST_REACH), frame.found.lead):
        role = "count" if frame.found.kind == "count" else "spent" if frame.found.unit.startswith("% d") else None
        return changed(figure, role=role)
    after = scene.found[frame.index + 1] if frame.index + 1 < len(scene.found) else None
    if after is not None and after.came_from == frame.index:
        return changed(figure, role=None)
    if frame.found.came_from is None:
        return figure
    verb, leading = frame.finite, frame.governor
    ahead = verb is not None and (verb.tense in ("future", "conditional") or verb.modal in ("devoir", "aller"))
    wished = leading is not None and leading.tense == "infinitive"  # « pour les faire passer de 1 à 2 % »
    return changed(figure, role="target") if ahead or wished else figure


# ---------------------------------------------------------------- subject

_THERE = re.compile(r"(?<!\w)y[ ](?:(?:a|ont|avait|aura|est|sont)[ ])?(?:[^\W\d_]+[ ]){0,2}$")
# « D'une valeur de 125 millions, ce lot comprend »; « Dotée de 413 Md€, elle sera promulguée »: what the sentence
# before ended on
_OPENS = re.compile(
    r"(?:(?:dote|fort|estime|evalue|chiffre|fixe)(?:e|s|es)?|d'une?[ ](?:valeur|montant|cout)(?:[ ]totale?)?)"
    r"[ ](?:de|d'|a)[ ]?$"
)


def _subject(scene: Scene, frame: Frame, earlier: list[Figure]) -> str | None:
    before = scene.sentence_before(frame.sentence)
    if _speaks_of_it(scene, frame):
        inside = topical(scene, frame.sentence.start, frame.clause[0])
        return inside or (topical(scene, before.start, before.end) if before else None)
    if before and (_is_pronoun_measured(scene, frame) or _OF_THIS.match(scene.folded, frame.found.end)):
        told = [other for other in reversed(earlier) if other.start >= before.start and _is_sum(other)]
        alike = [other for other in told if other.unit.startswith("%") == frame.found.unit.startswith("%")]
        return next((other.subject for other in (*alike, *told) if other.subject), None)
    opens = _OPENS.fullmatch(scene.folded, frame.sentence.start, frame.found.lead)
    if opens and scene.folded.startswith(", ", frame.found.end):
        start, end = without_article(scene, frame.found.end + 2, frame.sentence.end)
        span = forwards(scene, start, end)
        if span:
            return surface(scene, span)
    if before and opens:
        last = scene.verb_layer.within(before.start, before.end)
        span = backwards(scene, before.end, last[-1].end if last else before.start)
        return surface(scene, span) if span else None
    if _acts(scene, frame):
        return None
    beside = _last_sum(earlier, frame.sentence.start)
    if beside is None and before and completes_weak_noun(scene, frame, at=frame.sentence.start):
        beside = _last_sum(earlier, before.start)
    if beside:
        # « un plan de 10 milliards qui permettra d'atteindre 2 % du PIB »: not of the plan
        share = frame.found.unit.startswith("% d") and is_noun(fold(beside.subject or ""), "bare")
        # « a annoncé une rallonge de 50 milliards, dépassera les 3 % »: the share that everybody knows
        known = frame.found.kind == "percent" and scene.folded.endswith(" les ", 0, frame.found.start)
        share = share or (known and not beside.unit.startswith("%"))
        return None if share else beside.subject
    # « une trajectoire de l'effort de défense en vue d'atteindre les 2 % »: the spending last named
    return topical(scene, frame.sentence.start, frame.found.lead) if frame.found.kind == "percent" else None


def _acts(scene: Scene, frame: Frame) -> bool:
    """« une marge d'erreur de 6 %, révèle que 87 % [ont] confiance »: who does something is not what was measured."""
    verb = frame.finite
    if frame.found.kind not in ("percent", "fraction") or _PART.search(_before(scene, frame)):
        return False
    return verb is not None and scene.folded[frame.found.end : verb.start] == " " and verb.voice == "active"


def _speaks_of_it(scene: Scene, frame: Frame) -> bool:
    """« y a consacré 220 M€ », « s'y est engagée à hauteur de 100 millions »."""
    if _THERE.search(scene.folded, max(frame.clause[0], frame.found.lead - 60), frame.found.lead):
        return True
    verb = frame.finite
    engaged = verb is not None and verb.lemma in _TAKING_PART and verb.end < frame.found.lead
    return bool(verb and engaged and _TO_IT.search(scene.folded, max(0, verb.start - 8), verb.start))


_TAKING_PART = ("engager", "contribuer", "participer", "allouer", "consacrer", "affecter", "dédier")
_TO_IT = re.compile(r"(?:s'|[ ])y[ ](?:[a-z]+[ ])?$")
_ADVERBIAL = 12  # characters in which a date begins that opens a clause
_THEY = re.compile(
    r"[\s«]*(?:(?:et|or|mais)[ ])?(?:ils?|elles?|cela|ceci|cel(?:ui|le)-ci|ce(?:tte)?[ ](?P<noun>[a-z]+)"
    r"|l[ae][ ](?:ratio|proportion|pourcentage|taux|montant|chiffre|total)"
    r"(?=[ ](?:(?:doit|devrait|va|peut|pourrait)[ ])?[a-z']+[ ]))(?![^\W_])"
)


# « 60 % de ce montant »
_OF_THIS = re.compile(
    r"[ ](?:du[ ]total|de[ ](?:ce|cet|cette)[ ](?:montant|somme|budget|enveloppe|total|aide|cout|facture))(?![^\W_])"
)


def _is_pronoun_measured(scene: Scene, frame: Frame) -> bool:
    """« Elles passeraient de 5 à 9 milliards », « Cette part atteindra 4 % »: what the sentence before measured."""
    verb = frame.finite
    if verb is None or verb.end >= frame.found.lead:
        return False
    if verb.lemma not in verbs("measuring") and not (verb.voice == "passive" and verb.lemma in verbs("moving")):
        return False
    begins = [frame.subject[0], frame.sentence.start]
    if scene.timex_layer.first(frame.subject[0], frame.subject[0] + _ADVERBIAL):  # « L'an prochain, cette part »
        begins.append(scene.folded.find(", ", *frame.subject) + 1)
    they = (_THEY.match(scene.folded, at) for at in begins)
    return any(m and (m["noun"] is None or is_noun(m["noun"], "resumed")) for m in they)


def _last_sum(earlier: list[Figure], start: int) -> Figure | None:
    last = earlier[-1] if earlier else None
    return last if last and last.start >= start and (_is_sum(last) or (last.unit == "fois" and last.subject)) else None


def _is_sum(figure: Figure) -> bool:
    return figure.unit.startswith("%") or (len(figure.unit) == 3 and figure.unit.isupper())


# ---------------------------------------------------------------- holder, period


def _holder_beside(scene: Scene, frame: Frame, figure: Figure, earlier: list[Figure]) -> str | None:
    """The holder of the sum before it in its sentence, or of one with the same subject in its paragraph."""
    if frame.found.kind not in _SUMS:
        return None
    first = scene.reading.paragraphs[frame.sentence.paragraph][0]
    for other in reversed(earlier[-_RECENT:]):
        beside = other.start >= frame.sentence.start and _is_sum(other)
        if beside and _is_of_another(scene, frame, other):
            return None
        if other.holder and (beside or (other.start >= first and figure.subject and other.subject == figure.subject)):
            return other.holder
    return None


def _when(scene: Scene, frame: Frame) -> str | None:
    """The date that the sentence before began with, where this one goes on in the past without any date."""
    before = scene.sentence_before(frame.sentence)
    if before is None or scene.timex_layer.first(frame.sentence.start, frame.sentence.end):
        return None
    past = frame.finite is not None and frame.finite.tense in ("past", "pluperfect", "imperfect")
    opening = scene.timex_layer.first(before.start, before.start + 12) if past else None
    span = scene.period_layer.first(before.start, before.start + 12) if past else None
    if span and span.kind == "range":
        return span.value
    if opening and scene.folded.startswith("depuis", before.start):
        return None
    return opening.value if opening and opening.type == "DATE" and opening.first and not is_day(opening.value) else None
