"""What a figure takes from its neighbours where its own words are silent: « contre 0,4 % », « un crédit de 70 M€ »."""

from __future__ import annotations

import re

from ...lean import changed
from ...model import Figure
from ...text import fold
from .alongside import contents, goes_on, is_part
from .antecedents import meant_holder, of_its_country, spent_at_home
from .asked import holder_asked, question, subject_asked
from .beside import is_whole
from .dates import is_day
from .estimated import of_who_counts
from .frames import Frame
from .heads import completes_weak_noun, risen
from .holders import can_be_held
from .labels import of_the_heading
from .likeness import (
    PART,
    before_it,
    costs_on_its_own,
    is_compared,
    is_lacking,
    is_of_another,
    is_sum,
    last_sum,
    levelled,
    like_another,
)
from .lists import list_holder
from .measured import bare_subject, topical
from .missions import gathered_by, of_its_mission, of_the_latter
from .passage import spent_on
from .phrases import backwards, forwards, surface, without_article
from .possessed import (
    of_his_gdp,
    of_his_multiple,
    of_its_founder,
    of_its_owner,
    of_the_announcer,
    of_the_buyer,
    of_the_deal,
    of_the_giver,
    of_the_parliament,
    of_the_service,
    of_the_sum_before,
    of_those_with,
    of_who_spends,
)
from .said_by import sent_from_home
from .scene import Scene
from .talked_of import meant_there, speaks_of_it
from .votes import same_vote
from .words import is_noun, verbs

_SUMS = frozenset({"money", "percent", "point", "fraction"})
_RECENT = 8  # figures
_CLOSE = 30  # characters from a count to the end of its sentence
_MARK = 6  # characters between a question and its answer
_OURS = re.compile(r"[;,][ ]nous,[ ]$")  # « les Pays-Bas assument 40 % ; nous, 60 % »


def completed(scene: Scene, frame: Frame, figure: Figure, earlier: list[Figure]) -> Figure:
    """The figure with what those before it, or the passage, say for it."""
    figure = changed(figure, holder=of_its_country(scene, figure.holder))
    start = frame.sentence.start
    if "?" in scene.folded[start - _MARK : start] and (asked := question(scene, frame)):
        subject = figure.subject or subject_asked(scene, frame, asked)
        figure = changed(figure, subject=subject, holder=figure.holder or holder_asked(scene, frame, asked))
    figure = like_another(scene, frame, figure, earlier)
    level = earlier[-1] if earlier and frame.found.kind in _SUMS else None
    if level and _TO_LEVEL.fullmatch(scene.folded, level.end, frame.found.lead) and is_sum(level):
        return changed(figure, subject=level.subject, holder=level.holder, when=figure.when or level.when)
    if figure.subject is None and (whole := _of_which(scene, frame, earlier)):
        figure = changed(figure, subject=whole.subject)
    if figure.subject is None and frame.found.kind in _SUMS:
        subject = _subject(scene, frame, earlier)
        change = risen(scene, frame, subject)
        subject = change or subject or bare_subject(scene, frame) or spent_on(scene, frame)
        figure = changed(figure, subject=subject, role=None if change else figure.role)
        risen_then = _risen_when(scene, frame, earlier) if change else None
        figure = changed(figure, when=risen_then) if risen_then else figure
    elif figure.subject is None and earlier:
        last = earlier[-1]
        if frame.found.kind == "times":  # « compte 216 000 soldats, soit deux fois plus »
            more = last.start >= frame.sentence.start and before_it(scene, frame).endswith("soit ")
            return changed(figure, subject=last.subject if more else None)
        onwards = goes_on(scene, frame, last) or _is_it(scene, frame, last) or is_part(scene, frame, last)
        figure = changed(figure, subject=last.subject if onwards else contents(scene, frame, earlier))
    if figure.subject and figure.subject.endswith("-ci"):
        figure = changed(figure, subject=of_the_latter(scene, frame, figure.subject))
    if figure.subject and is_noun(fold(figure.subject), "costs"):
        figure = changed(figure, subject=of_its_mission(scene, frame, figure.subject))
    nobody = _is_added(frame) or is_compared(scene, frame) or gathered_by(scene, frame) or is_whole(scene, frame)
    if figure.holder is None and can_be_held(frame) and not nobody:
        holder = (
            of_who_counts(scene, frame, figure.subject)
            or meant_holder(scene, frame, earlier)
            or of_its_owner(scene, frame)
            or of_his_gdp(scene, frame)
            or of_the_deal(scene, frame, earlier)
            or of_the_buyer(scene, frame, earlier)
            or _of_those_counted(scene, frame, earlier)
            or of_its_founder(scene, frame)
            or of_the_service(scene, frame)
            or of_the_giver(scene, frame, earlier)
            or of_the_announcer(scene, frame)
            or of_the_sum_before(scene, frame, earlier)
            or of_those_with(scene, frame, earlier)
            or of_who_spends(scene, frame)
            or of_the_parliament(scene, frame)
            or list_holder(scene, frame)
            or of_the_heading(scene, frame)
            or (None if _OURS.search(before_it(scene, frame)) else _holder_beside(scene, frame, figure, earlier))
            or spent_at_home(scene, frame, figure)
            or sent_from_home(scene, frame)
        )
        figure = changed(figure, holder=holder)
    if figure.holder is None and frame.found.kind == "times":
        figure = changed(figure, holder=of_his_multiple(scene, frame))
    if figure.holder is None:
        figure = _summed_up(scene, frame, figure, earlier)
    if figure.when is None and figure.role in ("spent", "delivered"):
        figure = changed(figure, when=_when(scene, frame))
    if figure.when is None and earlier and _WHICH_BRINGS.search(scene.folded, frame.sentence.start, frame.found.lead):
        figure = changed(figure, when=earlier[-1].when if earlier[-1].start >= frame.sentence.start else None)
    if figure.when is None:
        figure = changed(figure, when=same_vote(scene, frame, earlier))
    return levelled(scene, frame, figure)


_OF_IT = re.compile(
    r"(?<![^\W_])en[ ](?:(?:a|ont|avait|avaient|aura)[ ])?[a-z]+[ ](?:(?:que|qu'|deja|seulement)[ ]?)?$"
)


def _of_which(scene: Scene, frame: Frame, earlier: list[Figure]) -> Figure | None:
    """« Le coût des bâtiments est de 160 millions. La Belgique en assumera [110] »: the sum that a part is of."""
    like = frame.found.like
    if frame.found.kind != "money" or like is None or like >= len(earlier):
        return None
    return earlier[like] if _OF_IT.search(scene.folded, frame.sentence.start, frame.found.lead) else None


def _risen_when(scene: Scene, frame: Frame, earlier: list[Figure]) -> str | None:
    """« atteindra 728 millions en 2024, contre 587 millions en 2023, soit une hausse de 24 % »: the year that is
    compared, not the one that it is compared with."""
    against = len(earlier) > 1 and scene.folded.endswith("contre ", 0, scene.found[frame.index - 1].lead)
    return earlier[-2].when if against and earlier[-2].start >= frame.sentence.start else None


def _is_it(scene: Scene, frame: Frame, before: Figure) -> bool:
    """« Notre contingent sera réduit de moitié : [il passera de 526 à 282] »."""
    return frame.found.kind == "count" and before.start >= frame.sentence.start and _is_pronoun_measured(scene, frame)


# « 9 milliards de plus en 2025, ce qui portera le budget à 62 milliards »: in the same year
_WHICH_BRINGS = re.compile(r",[ ](?:ce[ ]qui[ ]port[a-z]+|portant(?:[ ]ainsi)?)[ ][^,;.:]{3,60}[ ]a[ ]$")
_TO_LEVEL = re.compile(r",[ ]a[ ]")  # « celles de la Pologne ont augmenté de 31 %, à 38 milliards »


def _is_added(frame: Frame) -> bool:
    """« elle a dépensé 65 milliards, auxquels s'ajoutent [35 milliards] d'aide »: somebody else's."""
    verb = frame.finite
    return verb is not None and verb.lemma == "ajouter" and verb.voice == "reflexive"


_IN_ALL = re.compile(
    r"(?<![^\W_])(?:au[ ]total|ce(?:t|tte)?[ ](?:aide|soutien|appui|effort|contribution|assistance))(?![^\W_])"
)


def _summed_up(scene: Scene, frame: Frame, figure: Figure, earlier: list[Figure]) -> Figure:
    """« Depuis 2022, Paris a livré 30 chars. Au total, 72 millions ont été consacrés à cette aide »: by whom, and in
    which time, as in the sentence before."""
    verb = frame.finite
    before = scene.sentence_before(frame.sentence)
    if before is None or verb is None or frame.found.kind != "money":
        return figure
    if verb.voice != "passive" and verb.lemma != "porter":  # « Cette aide porte à 2 milliards le total »
        return figure
    if not _IN_ALL.search(scene.folded, frame.sentence.start, frame.sentence.end):
        return figure
    told = [other for other in earlier if other.start >= before.start and other.holder]
    if len({other.holder for other in told}) != 1:
        return figure
    since = told[-1].when if (told[-1].when or "").endswith("/..") else None
    return changed(figure, holder=told[-1].holder, when=figure.when or since)


# ---------------------------------------------------------------- subject

# « D'une valeur de 125 millions, ce lot comprend »; « Dotée de 413 Md€, elle sera promulguée »: what the sentence
# before ended on
_OPENS = re.compile(
    r"(?:(?:dote|fort|estime|evalue|chiffre|fixe)(?:e|s|es)?|d'une?[ ](?:valeur|montant|cout)(?:[ ]totale?)?)"
    r"[ ](?:de|d'|a)[ ]?$"
)


def _subject(scene: Scene, frame: Frame, earlier: list[Figure]) -> str | None:
    before = scene.sentence_before(frame.sentence)
    if speaks_of_it(scene, frame):
        return meant_there(scene, frame, before, earlier)
    if before and (_is_pronoun_measured(scene, frame) or _OF_THIS.match(scene.folded, frame.found.end)):
        told = [other for other in reversed(earlier) if other.start >= before.start and is_sum(other)]
        alike = [other for other in told if other.unit.startswith("%") == frame.found.unit.startswith("%")]
        alike = [other for other in alike if not is_noun(fold(other.subject or "").split(" ")[0], "changes")]
        measured = next((other.subject for other in (*alike, *told) if other.subject), None)
        return measured or (None if told else topical(scene, before.start, before.end))
    opens = _OPENS.fullmatch(scene.folded, frame.sentence.start, frame.found.lead)
    if opens and scene.folded.startswith(", ", frame.found.end):
        start, end = without_article(scene, frame.found.end + 2, frame.sentence.end)
        span = forwards(scene, start, end)
        if span:
            return surface(scene, span)
    if before and opens:
        counted = earlier[-1] if earlier and earlier[-1].start >= before.start and not is_sum(earlier[-1]) else None
        if counted and before.end - counted.end <= _CLOSE:  # « 800 drones SkyRanger. Évalués à 95 M$, ils »
            return counted.subject or f"{counted.unit}s"
        last = scene.verb_layer.within(before.start, before.end)
        span = backwards(scene, before.end, last[-1].end if last else before.start)
        return surface(scene, span) if span else None
    if _acts(scene, frame):
        return None
    if frame.found.kind == "fraction" and " sur " in scene.folded[frame.found.start : frame.found.end]:
        return None  # « et un poste sur cinq reste vacant »
    beside = last_sum(earlier, frame.sentence.start)
    if beside is None and before and completes_weak_noun(scene, frame, at=frame.sentence.start):
        beside = last_sum(earlier, before.start)
    if beside:
        # « un plan de 10 milliards qui permettra d'atteindre 2 % du PIB »: not of the plan
        share = frame.found.unit.startswith("% d") and is_noun(fold(beside.subject or ""), "bare")
        # « a annoncé une rallonge de 50 milliards, dépassera les 3 % »: the share that everybody knows
        known = frame.found.kind == "percent" and scene.folded.endswith(" les ", 0, frame.found.start)
        share = share or (known and not beside.unit.startswith("%"))
        return None if share else beside.subject
    # « une trajectoire de l'effort de défense en vue d'atteindre les 2 % »: the spending last named
    return topical(scene, frame.sentence.start, frame.found.lead) if frame.found.kind == "percent" else None


def _of_those_counted(scene: Scene, frame: Frame, earlier: list[Figure]) -> str | None:
    """« Le Canada fournira 800 drones. Évalués à 95 millions, ils … »: of who has what the sentence opens with."""
    before = scene.sentence_before(frame.sentence)
    told = earlier[-1] if earlier and before and earlier[-1].start >= before.start else None
    if told is None or before is None or is_sum(told) or before.end - told.end > _CLOSE:
        return None
    return told.holder if _OPENS.fullmatch(scene.folded, frame.sentence.start, frame.found.lead) else None


def _acts(scene: Scene, frame: Frame) -> bool:
    """« une marge d'erreur de 6 %, révèle que 87 % [ont] confiance »: who does something is not what was measured."""
    if frame.found.kind not in ("percent", "fraction") or PART.search(before_it(scene, frame)):
        return False
    verb = scene.verb_layer.first(frame.found.end, frame.found.end + 2)
    return verb is not None and verb.finite and verb.voice == "active"


_ADVERBIAL = 12  # characters in which a date begins that opens a clause
_THEY = re.compile(
    r"[\s«]*(?:(?:et|or|mais)[ ])?(?:ils?|elles?|cela|ceci|cel(?:ui|le)-ci|ce(?:tte|t)?[ ](?P<noun>[a-z]+)"
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
    if scene.folded.startswith("a ", frame.sentence.start) and frame.subject[0] == frame.sentence.start:
        begins.append(scene.folded.find(", ", *frame.subject) + 1)  # « À Londres, elle atteindrait »
    they = (_THEY.match(scene.folded, at) for at in begins)
    return any(m and (m["noun"] is None or is_noun(m["noun"], "resumed")) for m in they)


# ---------------------------------------------------------------- holder, period


def _holder_beside(scene: Scene, frame: Frame, figure: Figure, earlier: list[Figure]) -> str | None:
    """The holder of the sum before it in its sentence, or of one with the same subject in its paragraph."""
    if frame.found.kind not in _SUMS:
        return None
    if is_lacking(frame) or (frame.finite is not None and frame.finite.lemma == "bénéficier"):
        return None  # « La Géorgie, qui a dépensé 3 % de son PIB, bénéficie d'un fonds doté de 1,5 million »
    first = scene.reading.paragraphs[frame.sentence.paragraph][0]
    for other in reversed(earlier[-_RECENT:]):
        beside = other.start >= frame.sentence.start and is_sum(other)
        if costs_on_its_own(frame, other):
            return None
        if beside and is_of_another(scene, frame, other):
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
    if opening and scene.verb_layer.first(before.start, opening.start):
        return None  # « Créé en 2016, le fonds »
    if opening and scene.folded.startswith("depuis", before.start):
        return None
    return opening.value if opening and opening.type == "DATE" and opening.first and not is_day(opening.value) else None
