"""What a figure measures, where the words before it say so.

The object that is brought to it (« portera son effort à 2 % »), the subject of its verb (« le budget atteindra 47
Md€ »), a heading.
"""

from __future__ import annotations

import re

from ...grammar import VerbGroup
from ...text import fold
from .compounds import of_antecedent, one_of, those_of
from .estimated import is_put_at
from .frames import Frame, past_adverbs
from .heads import completed_noun, is_noun_phrase, says_what, without_amount
from .phrases import THEIRS, Stretch, backwards, before_clitics, forwards, head, is_actor, surface, without_article
from .scene import Scene
from .subject_phrases import subject_phrase
from .words import is_noun, verbs

_BULLET = re.compile(r"[ ]?[-–—•*·][ ]")
_COLON = re.compile(r"[ ]?:[ ]$|[ ]\($")


_SHORTEST = 3  # characters


def subject_measured(scene: Scene, frame: Frame) -> str | None:
    """« [le soutien fourni au premier semestre] représente 20,9 milliards »."""
    verb = frame.finite
    if verb is None or not _measures(scene, frame, verb):
        return None
    span = subject_phrase(scene, frame, verb)
    span = _nearest(scene, frame, span) if span else None
    if span is None or is_actor(scene, span) or scene.found_layer.first(*span) or span[1] - span[0] < _SHORTEST:
        return None  # « la [3e], qui en compte 1 800 »
    if frame.found.kind == "count" and (one := one_of(scene, span)):
        return one
    this = _THIS.search(scene.folded, max(0, span[0] - 6), span[0])
    if this and frame.found.kind != "count" and is_noun(head(scene, span), "resumed"):
        return None  # « Ce ratio s'établit à 2,4 % »: of what was told before
    if " " not in scene.folded[slice(*span)] and is_noun(head(scene, span), "anybody"):
        return None  # « le pays pourrait aligner 43 000 hommes »
    if frame.found.kind != "count" and head(scene, span) in _RULERS:
        return None  # « le gouvernement entend atteindre 2 % du PIB »
    if is_noun(head(scene, span), "officials") or _is_somebody(scene, span) or not is_noun_phrase(scene, span):
        return None  # « le président de la Confédération a accueilli 1 000 personnes »
    span = _with_number(scene, span, before_clitics(scene, span[1], verb.start))
    if frame.found.kind == "count" and verb.lemma not in verbs("gathering"):
        # « l'effectif autorisé est de 900 hommes »
        counted = any(is_noun(head(scene, span), table) for table in ("measured", "forces"))
        changing = frame.found.came_from is not None or scene.starts_change(frame.index)
        return surface(scene, span) if counted or changing else None
    return (
        of_antecedent(scene, frame, span)
        or those(scene, frame, span)
        or if_says(scene, span)
        or (surface(scene, span) if is_noun(head(scene, span), "spending") else None)  # « Son budget passe de »
    )


_ANOTHER = re.compile(r"[ ](?:a|dans|avec|par|devant|derriere|apres|avant)[ ](?:l'|l[ae]s?[ ]|(?=cel))|[ ]aux?[ ]")


def _nearest(scene: Scene, frame: Frame, span: Stretch) -> Stretch:
    """« a passé le relais à [l'opération Althea], qui compte 600 soldats », « devant [celui du Liban], qui »: the force
    nearest to the count, where what the phrase begins with is none."""
    if frame.found.kind != "count" or any(is_noun(head(scene, span), table) for table in ("forces", "missions")):
        return span
    for m in reversed([*_ANOTHER.finditer(scene.folded, span[0] - 1, span[1])]):
        noun = _NOUN.match(scene.folded, m.end(), span[1])
        if noun and (noun[0] in ("celui", "celle") or is_noun(noun[0], "forces") or is_noun(noun[0], "missions")):
            return m.end(), span[1]
    return span


_RULERS = frozenset({"gouvernement", "ministere", "parlement", "executif", "etat", "cabinet", "pays", "royaume"})
_ARTICLE = 3  # characters


def _is_somebody(scene: Scene, span: Stretch) -> bool:
    """« le président de la Confédération », « le premier ministre Justin Trudeau »."""
    if scene.mention_layer.first(span[0] - _ARTICLE, span[0] + 1):
        return True
    named = scene.mention_layer.within(*span)
    return bool(named) and named[-1].end >= span[1]


_OF_SOME = re.compile(r"[ ]d(?:e[ ](?:ces[ ]|ses[ ])?|es[ ]|')")


def _with_number(scene: Scene, span: Stretch, end: int) -> Stretch:
    """« [Le coût des quatre véhicules] est de 3 millions »: with a count that goes on from it."""
    counted = scene.found_layer.first(span[1], end)
    if counted is None or counted.kind != "count" or not _OF_SOME.fullmatch(scene.folded, span[1], counted.lead):
        return span
    rest = forwards(scene, counted.end + 1, end)
    return span[0], rest[1] if rest else counted.end


_JOINED = r"(?:,|;|[ ]et|[ ]puis)[ ](?:et[ ]|puis[ ])?"
_GAPPED = re.compile(
    rf"(?:^|{_JOINED})"
    r"(?P<np>(?:(?:l'|(?:le|la|les|sa|son|ses|leurs?|notre|nos)[ ]|(?=cel(?:ui|le|les)[ ]d)|(?=ceux[ ]d)))"
    r"[^,;:.()]{3,70}?)(?:[ ](?:a|de|d'))?[ ]?$"
)


def gapped(scene: Scene, frame: Frame) -> str | None:
    """« Le budget civil s'élève à 438 millions, [le budget militaire] à 2 milliards »: the verb is left out."""
    if frame.left == frame.sentence.start or scene.verb_layer.first(frame.left, frame.found.start):
        return None
    start = max(frame.left, frame.found.lead - 90)
    m = None
    for at in range(start, frame.found.lead):  # the last joint
        m = _GAPPED.match(scene.folded, at, frame.found.lead) if scene.folded[at] in ",; " else None
        if m and not _JOINT_INSIDE.search(m["np"]):  # not « celui de la France en compte »
            break
        m = None
    if m is None:
        return None
    span = without_article(scene, *m.span("np"))
    named = scene.place_layer.first(*span)
    if (named and named.start == span[0] and named.form != "adjective") or scene.timex_layer.first(*span):
        return None
    if scene.folded.startswith(_THOSE, span[0]):
        one = one_of(scene, span) if frame.found.kind == "count" else None
        return one or those(scene, frame, span)
    noun = head(scene, span)
    if frame.found.kind == "count" and not (is_noun(noun, "measured") or is_noun(noun, "services")):
        return None
    return if_says(scene, span)


_STAYS = re.compile(r"[ ](?:reste|demeure)(?:nt)?$")  # « reste débattu »
_STAYING = re.compile(r"[ ](?:reste|demeure)(?:nt)?[ ]")
_STAFF = re.compile(r"(?<![^\W_])(?:l'|(?:les|ses|leurs|nos)[ ])(?P<noun>effectifs?)(?![^\W_])[^:,;]{0,40}$")
_NO_NOUN = ("c'", "il ", "elle ", "ils ", "elles ", "on ", "nous ")
_THOSE = ("celui ", "celle ", "ceux ", "celles ")


def those(scene: Scene, frame: Frame, span: Stretch) -> str | None:
    """« celles de la Pologne », of what the sentence measured before, or began with."""
    start, end = without_article(scene, frame.sentence.start, span[0])
    if scene.folded.startswith(_NO_NOUN, start):
        return None
    return those_of(scene, frame, span, topic(scene, start, end) or forwards(scene, start, end)) or None


_JOINT_INSIDE = re.compile(r"[ ]et[ ](?:l'|l[ae]s?[ ])|[ ](?:des|du)$|[ ](?:n')?en[ ][a-z]+$")


_NEAR = 6  # words between a verb and what it says
_THE_OBJECT = re.compile(r"[ ](?:l'|l[ae]s?[ ]|une?[ ])(?!barre|seuil|cap|niveau|montant|plafond)[a-z]+[ ]")
_OBJECT = re.compile(r"[ ](?:nos|notre|ses|son|sa|leurs?)[ ][a-z]+[ ]")


def _measures(scene: Scene, frame: Frame, verb: VerbGroup) -> bool:
    if verb.end > frame.found.start or frame.left > verb.start:
        return False
    brought = frame.governor
    if brought and brought is not verb and brought.tense == "infinitive" and brought.lemma in verbs("moving"):
        return False  # « la priorité est de porter le budget à 2 % »
    if is_put_at(scene, frame):
        return False  # « l'état-major le chiffre à 300 millions »
    if verb.lemma == "être" and scene.folded.count(" ", verb.end, frame.found.lead) > _NEAR:
        return False  # « avait été éconduite à propos des droits de 39 % »
    if _OBJECT.match(scene.folded, verb.end, frame.found.lead):  # « nous avons augmenté nos dépenses de 18 % »
        return False
    if verb.lemma in verbs("moving") and verb.voice == "active":  # « porter progressivement les dépenses à 1 % »
        behind = past_adverbs(scene, verb.end, frame.found.lead)
        if _THE_OBJECT.match(scene.folded, behind, frame.found.lead):
            return False
    if frame.found.kind == "count" and verb.lemma in verbs("gathering"):
        return True
    covered = frame.found.kind == "percent" and verb.lemma in verbs("covering")  # « n'est financé qu'à 23 % »
    fixed = verb.voice == "passive" and (verb.lemma in verbs("moving") or verb.lemma == "doter" or covered)
    return fixed or verb.lemma in verbs("measuring")


_DASH = re.compile(r"(?:[ ][-–—]|(?P<comma>,))[ ]$")


def apposed(scene: Scene, frame: Frame) -> str | None:
    """« [le coût du soutien à l'Ukraine] – 2 milliards d'euros – »."""
    m = _DASH.search(scene.folded, max(frame.sentence.start, frame.found.lead - 3), frame.found.lead)
    about = scene.folded.startswith("de l'ordre d", frame.found.lead)  # « s'ajoute l'entretien, de l'ordre de 4 M€ »
    if m and m["comma"] and not about and not _is_inset(scene, frame, m.start()):
        return None
    before = scene.verb_layer.before(m.start()) if m else None
    low = max(frame.sentence.start, frame.left, before.end if before else 0) if m else 0
    span = backwards(scene, m.start(), low) if m and low < m.start() else None
    return if_says(scene, span) if span and not is_actor(scene, span) else None


def _is_inset(scene: Scene, frame: Frame, end: int) -> bool:
    """« [Les dépenses de l'Algérie], 18 milliards, n'ont jamais été aussi élevées »: a sum between commas behind what
    begins the sentence."""
    span = without_article(scene, frame.sentence.start, end)
    closed = scene.folded.startswith(",", frame.found.end) and frame.found.kind != "count"
    said = any(is_noun(head(scene, span), table) for table in ("measured", "costs"))
    return closed and span[0] > frame.sentence.start and said


_THIS = re.compile(r"(?<![^\W_])ce(?:t|tte|s)?[ ]$")
_HAS_COST = re.compile(r"[ ]a(?:ura)?[ ]un[ ](?:cout|prix)(?:[ ][a-z]+)?$")
_PLANNING = frozenset({"prévoir", "autoriser", "programmer", "inscrire", "mobiliser"})


def bare_subject(scene: Scene, frame: Frame) -> str | None:
    """« Le contrat, d'une valeur de 3 milliards », « Le fonds atteint 2 milliards »: what says little, where nothing
    says more."""
    verb = frame.finite
    measured = verb is not None and _measures(scene, frame, verb)
    plans = frame.found.kind == "money" and verb is not None and verb.lemma in _PLANNING and frame.left <= verb.start
    behind = verb is not None and verb.end <= frame.found.start
    carries = measured or (plans and behind)
    span = completed_noun(scene, frame) or (subject_phrase(scene, frame, verb) if verb and carries else None)
    span = without_amount(scene, span) if span else None
    if span is None or scene.found_layer.first(*span) or not is_noun(head(scene, span), "bare"):
        return None
    this = is_noun(head(scene, span), "resumed") and _THIS.search(scene.folded, max(0, span[0] - 6), span[0])
    if this or is_noun(head(scene, span), "shares"):
        return None  # « Cette part doit atteindre 4 % », « Le ratio doit »: of something told before
    return surface(scene, span)


def planned(scene: Scene, frame: Frame) -> str | None:
    """« [La loi de programmation militaire] prévoit 413 milliards »."""
    verb = frame.finite
    if frame.found.kind != "money" or verb is None or verb.end > frame.found.start or verb.lemma not in _PLANNING:
        return None
    if frame.left > verb.start:  # « prévoit 8 milliards de dépenses et 73 sur vingt ans »
        return None
    span = subject_phrase(scene, frame, verb)
    return surface(scene, span) if span and is_noun(head(scene, span), "plans") and says_what(scene, span) else None


_CELL = re.compile(r"[ ]?[|;•/][ ]")


def heading(scene: Scene, frame: Frame) -> str | None:
    """« [Programmation militaire] : 413,3 Md€ »."""
    start = frame.sentence.start
    m = _COLON.search(scene.folded, max(start, frame.found.lead - 4), frame.found.lead)
    if m is None or frame.left > m.start():
        return None
    if frame.left > start:  # « Équipement : 10,6 Md€ | Masse salariale : 13,2 Md€ »
        cell = _CELL.match(scene.folded, frame.left, m.start())
        start = cell.end() if cell else start
    has = _HAS_COST.search(scene.folded, start, m.start())  # « Le retour a un coût : 1,2 million »
    end = has.start() if has else m.start()
    staff = _STAFF.search(scene.folded, start, end) if frame.found.kind == "count" else None
    if staff:  # « ses effectifs fondent : 26 000 militaires »
        return surface(scene, staff.span("noun"))
    told = scene.verb_layer.first(start, end)
    if told and frame.found.kind == "money":  # « Le coût de la campagne est débattu : 1,1 milliard »
        cost = forwards(scene, *without_article(scene, start, before_clitics(scene, start, told.start)))
        stays = _STAYS.search(scene.folded, *cost) if cost else None
        cost = (cost[0], stays.start()) if cost and stays else cost
        return surface(scene, cost) if cost and is_noun(head(scene, cost), "costs") and says_what(scene, cost) else None
    if any(v.tense != "participle" for v in scene.verb_layer.within(start, end)) or scene.found_layer.first(start, end):
        return None
    bullet = _BULLET.match(scene.folded, start, end)
    staying = _STAYING.search(scene.folded, start, end)  # « L'aide reste modeste : 300 millions »
    span = without_article(scene, bullet.end() if bullet else start, staying.start() if staying else end)
    if frame.found.kind in ("count", "measure"):  # « Effectif autorisé : 900 soldats », « Superficie : 45 339 km² »
        short = forwards(scene, *span)
        listed = short is not None and bullet is not None and short[1] == span[1] and _is_whole_line(scene, frame)
        listed = listed and short is not None and " " in scene.folded[slice(*short)]
        label = surface(scene, short) if short and (listed or _heads_count(scene, frame, short)) else None
        return label[0].lower() + label[1:] if label else None
    return None if is_actor(scene, span) or "," in scene.folded[slice(*span)] else if_says(scene, span)


def _is_whole_line(scene: Scene, frame: Frame) -> bool:
    """« • Personnel civil : 1 000 agents »: whether an item of a list is a label and its figure, of no country."""
    ends = not scene.folded[frame.found.end : frame.sentence.end].strip(" .;,")
    return ends and scene.place_layer.first(frame.sentence.start, frame.found.start) is None


def _heads_count(scene: Scene, frame: Frame, span: Stretch) -> bool:
    """« Effectif », « Armée de terre : 185 000 », « Militaires d'active : 41 000 »: whether a heading is of a count."""
    noun, unit = head(scene, span), fold(frame.found.unit)
    if is_noun(noun, "headings") or (is_noun(noun, "services") and frame.found.like is not None):
        return True
    return noun.startswith(unit) and " " in scene.folded[slice(*span)]


_SPENT_FOR = re.compile(r"[ ](?:pour|a|dans)[ ](?:l'|(?:l[ae]s?|son|sa|ses|leurs?|notre|nos)[ ])|[ ]aux?[ ]")


def spent_for(scene: Scene, frame: Frame) -> str | None:
    """« n'aura autant dépensé pour [ses armées] : 200 milliards »."""
    m = _COLON.search(scene.folded, max(frame.sentence.start, frame.found.lead - 4), frame.found.lead)
    verb = scene.verb_layer.before(m.start()) if m else None
    if m is None or verb is None or verb.start < frame.sentence.start or verb.lemma not in verbs("spending"):
        return None
    to = _SPENT_FOR.match(scene.folded, verb.end, m.start())
    span = forwards(scene, to.end(), m.start()) if to else None
    return surface(scene, span) if span and span[1] == m.start() and not is_actor(scene, span) else None


def if_says(scene: Scene, span: Stretch) -> str | None:
    """The phrase in its own words if it says what a figure is about, without « le montant de » before it."""
    whole, span = span, without_amount(scene, span)
    if scene.folded[slice(*span)] in THEIRS or (span != whole and is_actor(scene, span)):
        return None  # « estiment le leur à 260 millions », « La moyenne des Alliés est de 2,7 % »
    if span[0] < span[1] and scene.folded.startswith((*_THOSE, "c'", "cela ", "ceci "), span[0]):
        return None
    says = span[0] < span[1] and is_noun_phrase(scene, span) and says_what(scene, span)
    return surface(scene, span) if says else None


def topical(scene: Scene, start: int, end: int) -> str | None:
    """The last phrase about spending or aid in a stretch: « l'état de l'[aide militaire à l'Ukraine] »."""
    last = topic(scene, start, end)
    return surface(scene, last) if last else None


def topic(scene: Scene, start: int, end: int) -> Stretch | None:
    """Where that phrase stands."""
    last = None
    for m in _NOUN.finditer(scene.folded, start, end):
        told = is_noun(m[0], "measured") and not (last and m.start() < last[1])
        if told and scene.verb_layer.over(m.start()) is None:  # « qui a dépensé pour l'Ukraine »
            last = forwards(scene, m.start(), end) or last
    return last


_NOUN = re.compile(r"[^\W\d_]+")
