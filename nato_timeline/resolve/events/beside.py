"""What stands beside a clause and is no part of it: datelines, insertions that a comma closes, quoted words before
the verb, infinitives behind « avant de »."""

from __future__ import annotations

import re

from ...grammar import VerbGroup
from ...grammar.conjugation import verb_set
from .kinds import holds
from .moments import Moment
from .phrases import phrases
from .scene import Scene

# what opens a relative clause behind a noun; « où » keeps its accent in the text
_OPENS_RELATIVE = re.compile(
    r"\b(?:qui|que|dont|où|auquel|auxquel(?:le)?s|duquel|les?quel(?:le)?s?|laquelle)\b|\bqu['’]"
)
_AROUND = re.compile(r"\b(?:avant[ ](?:de[ ]|d')|apres[ ])(?:se[ ]|s'|y[ ]|le[ ]|la[ ]|l')?$")
# « BRUXELLES, 17 fév 2003 (AFP) - », « AZRAQ (Jordanie) 27/10 (BELGA) = »
_DATELINE = re.compile(r"(?:[^.;!?\n]|(?<=\d)\.(?=\d)){2,60}?(?:\([a-z /-]{2,24}\)|\b(?:19|20)\d\d)[ ]?[-=][ ]")
# « Lugano (ats) Les participants », « Pristina/Berne, 7 mai 2014 (ats) Le ministre »
_UNDASHED = re.compile(
    r"[^.,;:!?\n(]{2,30}(?:,?[ ](?:le[ ])?\d{1,2}(?:er)?(?:[ ][a-z]{3,9}\.?(?:[ ](?:19|20)\d\d)?|/\d\d))?"
    r"[ ]\((?:keystone-)?(?:ats|afp|belga|reuters|awp|dpa|ap|aip|aps|map|apa)(?:/[a-z]+)?\)[ ]"
)
_TOWN = 56
# what ends one, and how long they are at most, in characters
_DASHED, _LONGEST = re.compile(r"[-=][ ]"), 90
_TURN = re.compile(
    r"\b(?:c'est|c'etait|ce[ ](?:fut|sera)|vient|vint|viendra)[ ](?:(?:alors|ensuite|enfin|aussi|maintenant)[ ])?"
    r"(?:au|le)[ ]tour[ ](?:de[ ]|d'|du[ ]|des[ ])(?P<who>[^,;:.()]{2,60}?)[ ](?:de[ ]|d')"
    r"(?:se[ ]|s'|y[ ]|en[ ]|le[ ]|la[ ]|l')?$"
)
_FIRST_TO = re.compile(
    r"[ ](?:ainsi[ ]|alors[ ]|aussi[ ])?(?:le|la|les|l'une?[ ]des)[ ](?:premiere?|derniere?|seule?|[a-z]+ieme)s?\b"
    r"[^,;:.()]{0,60}?[ ]a[ ](?:se[ ]|s'|y[ ]|en[ ]|le[ ]|la[ ]|l')?"
)
# how far behind a verb the one who speaks may stand, a date between, in characters
_TELLER = 30
_AFTER_WORDS = re.compile(r"[»\"”][ ]?,?[ ]?$")
# between the comma that closes an aside and the verb: « , [s'] », « , [y] a », « , [ne] sera »
_CLITICS_ONLY = re.compile(r"[\s]*,[ ](?:(?:n'|ne|s'|se|y|en|l'|le|la|les|lui|leur|aussi|egalement)[ ]?){0,3}$")


def absolute(scene: Scene, low: int, at: int) -> tuple[int, int] | None:
    """« , [un accord] ayant été signé à Vilnius »: a noun of its own between a comma and the participle."""
    comma = scene.folded.rfind(", ", low, at)
    run = phrases(scene, comma + 2, at) if comma >= 0 else ()
    alone = len(run) == 1 and not run[0].link and run[0].end == at - 1
    return (run[0].start, run[0].end) if alone and scene.verbs.first(comma, at) is None else None


def is_around(scene: Scene, verb: VerbGroup) -> bool:
    """« avant de se rendre à Berlin », « après avoir rencontré X »: what is told beside the clause."""
    return verb.tense == "infinitive" and _AROUND.search(scene.folded, max(0, verb.start - 16), verb.start) is not None


def is_done_before(scene: Scene, verb: VerbGroup) -> bool:
    """« a annoncé un retrait, après [avoir bombardé] le port mardi »: what was done before that."""
    return is_around(scene, verb) and _DONE.match(scene.folded, verb.start) is not None


def in_turn(scene: Scene, verb: VerbGroup) -> tuple[int, int] | None:
    """« c'est au tour de [la Suède] de rejoindre l'Alliance »: who does what an infinitive says, and did it."""
    if verb.tense != "infinitive":
        return None
    m = _TURN.search(scene.folded, max(scene.sentence(verb.start).start, verb.start - 120), verb.start)
    return m.span("who") if m else None


def is_first_to(scene: Scene, before: VerbGroup, verb: VerbGroup) -> bool:
    """« l'Ukraine devient le premier partenaire à [y affecter] une frégate »: who is the first to do it has done it."""
    if verb.tense != "infinitive" or before.lemma not in ("être", "devenir") or before.voice != "active":
        return False
    return _FIRST_TO.fullmatch(scene.folded, before.end, verb.start) is not None


def is_one_more(scene: Scene, before: VerbGroup, verb: VerbGroup) -> bool:
    """Whether « et » joins a participle to the one before it, with nothing but a date and adverbs between."""
    if not scene.folded.endswith((" et ", ", puis ", " puis "), 0, verb.start) or verb.start - before.end > _NEXT:
        return False
    return all(
        scene.asides.over(t.start) is not None or t.norm in _JOINTS or t.norm.endswith("ment")
        for t in scene.tokens.within(before.end, verb.start)
    )


# how far apart the two stand
_NEXT = 40
_JOINTS = frozenset({"et", "puis"})


def then_elsewhere(scene: Scene, start: int, end: int) -> int | None:
    """Where « , puis » stands before a date."""
    at = scene.folded.find(_THEN, start, end)
    return at if at >= 0 and scene.asides.over(at + len(_THEN)) is not None else None


_THEN = ", puis "


# verbs before « de » with an infinitive that say that it is to come
_INTENDS = frozenset({"prévoir", "convenir", "programmer", "accepter"})
_OF_IT = re.compile(r"[ ](?:[a-z]+ment[ ])?(?:de[ ]|d')(?:se[ ]|s'|y[ ]|le[ ]|la[ ]|l')?")
_INVITED = re.compile(
    r"[ ](?:[a-z]+ment[ ])?(?:l'|une[ ]|cette[ ]|son[ ])invitation\b[^;:()\n]{0,90}?[ ](?:a|de|d')[ ]?"
    r"(?:se[ ]|s'|y[ ])?"
)


def is_intended(scene: Scene, before: VerbGroup, verb: VerbGroup) -> bool:
    """« a prévu [de rencontrer] X », « a accepté l'invitation de X [à se rendre] à Y »: what is to come."""
    if before.lemma not in _INTENDS:
        return False
    return _OF_IT.fullmatch(scene.folded, before.end, verb.start) is not None or is_invited(scene, before, verb)


_UNSAID = frozenset({"commenter", "répondre", "préciser", "exprimer", "confirmer", "dire", "dévoiler", "spéculer"})


def is_no_ruling(scene: Scene, verb: VerbGroup, end: int) -> bool:
    """« a accepté l'invitation à se rendre à Riga », a visit; « a refusé de commenter », nothing that is decided."""
    follows = scene.verbs.first(verb.end, end + 1) if verb.lemma in ("accepter", "refuser") else None
    if follows is None or follows.tense != "infinitive":
        return False
    return follows.lemma in _UNSAID if verb.lemma == "refuser" else is_invited(scene, verb, follows)


def is_invited(scene: Scene, before: VerbGroup, verb: VerbGroup) -> bool:
    if before.lemma != "accepter" or verb.tense != "infinitive":
        return False
    return _INVITED.fullmatch(scene.folded, before.end, verb.start) is not None


# verbs that tell as a fact what a past infinitive says: « a annoncé [avoir abattu] »
_TELLING = frozenset(
    {"annoncer", "dire", "indiquer", "déclarer", "confirmer", "affirmer", "préciser", "assurer", "reconnaître"}
    | {"admettre", "révéler", "signaler", "expliquer", "ajouter", "rappeler", "souligner", "savoir"}
)
_DONE = re.compile(r"(?:avoir|etre|s'etre)\b")
_GOVERNED = re.compile(r"\b(?:de|d'|a|par|pour|sans|sur|apres|avant|que|qu'|si|et|ou)[ ]?$")


def is_reported(scene: Scene, before: VerbGroup, verb: VerbGroup) -> bool:
    """« La Pologne a annoncé mercredi [avoir abattu] des drones »: told as a fact, before what tells it."""
    if verb.tense != "infinitive" or before.lemma not in _TELLING or not _DONE.match(scene.folded, verb.start):
        return False
    near = scene.folded[before.end : verb.start]
    return len(near) <= _LONGEST and not (":" in near or _GOVERNED.search(near))


_IN_ORDER = re.compile(r"[^,;:.]{0,60}\bpour[ ](?:s'|se[ ]|y[ ]|le[ ]|la[ ]|l'|lui[ ]|leur[ ])?$")


def is_used_for(scene: Scene, before: VerbGroup, verb: VerbGroup) -> bool:
    """« a profité de l'occasion pour [s'entretenir] avec X »: it was done."""
    if verb.tense != "infinitive" or before.lemma != "profiter":
        return False
    return _IN_ORDER.search(scene.folded, before.end, verb.start) is not None


def follows_words(scene: Scene, verb: VerbGroup) -> bool:
    """« …», a insisté [Xavier Bettel] devant la presse »: the subject of who speaks stands behind."""
    if after_words(scene, verb):
        return True
    said = verb.voice == "active" and verb.lemma in verb_set("reporting")
    if said and scene.folded.endswith(", ", 0, verb.start):  # « Berlin livrera X, a annoncé samedi Olaf Scholz »
        who = scene.mentions.first(verb.end, verb.end + _TELLER)
        if who is not None:
            return who.acting and scene.verbs.first(verb.end, who.start) is None
    return said and _AFTER_WORDS.search(scene.folded, max(0, verb.start - 6), verb.start) is not None


def after_words(scene: Scene, verb: VerbGroup) -> bool:
    """« La Suisse consacrera 1 % du PIB à sa défense, a décidé [le Conseil fédéral] »: what is told stands before."""
    told = verb.lemma in _TELLING and verb.voice == "active" and verb.inverted is None
    if not told or not scene.folded.endswith(", ", 0, verb.start):
        return False
    who = next(iter(phrases(scene, verb.end, min(scene.sentence(verb.start).end, verb.end + _LONGEST))), None)
    close = who is not None and not who.link and not who.comma and holds(scene, who.start, who.end, _TELLERS)
    return close and scene.finite.first(scene.sentence(verb.start).start, verb.start) is not None


# verbs of which nobody is the object
_TELLING = frozenset(
    {"annoncer", "décider", "indiquer", "déclarer", "préciser", "affirmer", "ajouter", "expliquer", "révéler"}
    | {"dire", "confirmer", "souligner", "rappeler", "estimer", "assurer"}
)
_TELLERS = ("authority", "assembly", "country", "body", "alliance", "council", "gathering")


def behind_dateline(scene: Scene, start: int, stop: int) -> int:
    """Where a sentence begins behind its dateline: « AZRAQ (Jordanie) 27/10 (BELGA) = [Engagés …] »."""
    behind = scene.beginnings.get(start)
    if behind is None:
        dashed = _DASHED.search(scene.folded, start, start + _LONGEST)
        m = _DATELINE.match(scene.folded, start) if dashed else None
        if m is None and scene.folded.find(" (", start, start + _TOWN) > start:
            m = _UNDASHED.match(scene.folded, start)
        behind = scene.beginnings[start] = m.end() if m else _behind_town(scene, start)
    return behind if behind <= stop else start


def _behind_town(scene: Scene, start: int) -> int:
    """« Londres - [Les seize dirigeants …] »."""
    town = scene.places.first(start, start + 1)
    if town is None or town.kind != "city" or not scene.folded.startswith(" - ", town.end):
        return start
    return town.end + 3


def behind_head(scene: Scene, start: int, stop: int) -> int:
    """The same, and behind the date of a chronology's line: « 5 décembre – [Réunis à Oslo, les ministres] »."""
    line = scene.entries.lines.over(stop)
    dated = line.moments[-1].end if line is not None else start
    return max(behind_dateline(scene, start, stop), dated if dated <= stop else start)


def closes_aside(scene: Scene, start: int, subject: tuple[int, int], verb: VerbGroup) -> bool:
    """Whether a comma right before the verb closes a relative clause: « le câble, qui relie A et [B], a été coupé »."""
    if not _CLITICS_ONLY.search(scene.folded, subject[1], verb.start):
        return False
    first = scene.finite.first(start, subject[0])
    if first is None:
        return False
    return _OPENS_RELATIVE.search(scene.text, max(start, first.start - 60), first.start) is not None


# before what a verb tells as a fact: « a confirmé que le budget serait voté »
REPORTING = re.compile(r"\b(?:que|qu')[ ]?")
_COMING = ("future", "conditional")


def is_foretold(scene: Scene, verb: VerbGroup, moment: Moment) -> bool:
    """« [Mardi], il a annoncé qu'il se rendrait à Kiev »: the day of what is said, and not of what is to come."""
    if verb.tense not in _COMING or (scene.latest and moment.first and moment.first > scene.latest):
        return False
    before = scene.finite.last(moment.end, verb.start)
    if before is None or before.tense in _COMING:
        return False
    return REPORTING.search(scene.folded, before.end, verb.start) is not None
