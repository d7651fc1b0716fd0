"""Whether an event noun names an event in its sentence: told, not denied or wished, no word for a text or a body."""

from __future__ import annotations

import re

from ...find.triggers import Noun, Trigger, word_list
from .assertion import is_asked, is_supposed
from .at_nouns import is_agreed_to, is_remembered
from .clause import clause_of
from .complement import Complement
from .governors import Governor, may_be_told, may_be_told_as_subject
from .imagined import is_imagined
from .items import is_item, part_of_item
from .kinds import holds
from .labels import label_of
from .scene import Scene
from .units import adjectival
from .who import antecedent_of_subject, people_in, phrase_people

# what a verb says of a delivery for it to be an event: « la livraison de douze chars [est prévue] en mars »
_TOLD = frozenset({"hold", "start", "finish", "go_on", "plan", "cancel", "postpone"})
_ENDED = frozenset({"start", "finish"})
_AT_A_SESSION = re.compile(
    r"\b(?:lors|au[ ]cours|a[ ]l'occasion|en[ ]marge|dans[ ]le[ ]cadre|a[ ]l'issue)[ ](?:de[ ](?:la[ ]|l')?|"
    r"du[ ]|d'un[ ]|d'une[ ])$"
)
# verbs of what is only wished or proposed: « souhaite l'organisation d'un sommet », « a invité X à effectuer une
# visite »
_WISHED = frozenset(
    {"souhaiter", "vouloir", "demander", "proposer", "réclamer", "espérer", "appeler", "plaider", "envisager"}
    | {"suggérer", "préconiser", "exiger", "recommander", "conseiller", "refuser", "exclure", "évoquer", "rejeter"}
    | {"promettre", "menacer", "inviter", "craindre", "redouter", "éviter", "empêcher", "simuler", "imaginer"}
)
_OF = re.compile(r"(?P<office>[a-z-]+)[ ](?:du|de[ ]la|de[ ]l'|d')[ ]?$")


def may_stand(scene: Scene, trigger: Trigger) -> bool:
    """Whether the words of the sentence, before they are cut into phrases, leave it possible that it `stands`."""
    noun = trigger.noun
    if noun is not None and not _may_be_told(scene, trigger, noun):
        return False
    if trigger.kind == "meeting" and trigger.form != "name" and _is_of_office(scene, trigger):
        return False
    before = scene.folded[trigger.start - 14 if trigger.start > 14 else 0 : trigger.start]
    if (
        "ceremonie" in before
        and trigger.kind in _IN_CEREMONIES
        and scene.folded.endswith(_CEREMONY_OF, 0, trigger.start)
    ):
        return False  # « Cérémonie de signature »: told as the ceremony
    if is_agreed_to(scene, trigger) or (trigger.kind in ("attack", "conflict") and is_remembered(scene, trigger)):
        return False
    return not (_is_wished(scene, trigger) or is_imagined(scene, trigger))


_IN_CEREMONIES = ("decision", "meeting")
_CEREMONY_OF = ("ceremonie de ", "ceremonie d'", "ceremonies de ", "ceremonies d'")


def _may_be_told(scene: Scene, trigger: Trigger, noun: Noun) -> bool:
    """Whether the sentence holds what the noun asks for: a verb that says when it is held, what it is of."""
    if noun.line:
        return is_item(scene, trigger)
    if trigger.kind == "commitment":
        return may_be_told_as_subject(scene, trigger, _TOLD) or is_item(scene, trigger)
    if noun.named and trigger.name is None and trigger.determiner != "demonstrative":
        return trigger.determiner == "definite" and may_be_told(scene, trigger, _ENDED)
    if not noun.of or holds(scene, trigger.end, scene.sentence(trigger.start).end, noun.of):
        return True
    return _is_bare_item(scene, trigger)


# kinds of which the head of a dated line tells one whatever it is of: « 28 juin 2018 : adoption définitive »
_BARE = frozenset({"decision", "accession", "operation"})


def _is_bare_item(scene: Scene, trigger: Trigger) -> bool:
    moves = trigger.noun is not None and trigger.noun.key in _MOVES  # « entrée de la KFOR », « départ pour Oslo »
    return trigger.kind in _BARE and not moves and is_item(scene, trigger)


_MOVES = frozenset({"entree", "depart", "arrivee", "retour"})


def stands(scene: Scene, trigger: Trigger, noun: Complement, over: tuple[Governor, ...]) -> bool:
    if trigger.kind == "meeting" and _is_interview(scene, trigger):
        return False
    if trigger.noun is not None and trigger.noun.part and _AT_AN_HOUR.match(scene.folded, trigger.end):
        return False  # « Séance de 11 heures », above the account of what was done in it
    if trigger.noun is not None and trigger.noun.key == "mission" and _is_embassy(scene, noun):
        return False
    if _is_manner(scene, trigger) or _is_not_planned(scene, trigger, noun):
        return False
    denied = any((g.verb.negated and not fails(scene, g)) or is_supposed(scene, g.verb) for g in over)
    asked = trigger.determiner == "indefinite" and any(is_asked(scene, g.verb) for g in over)
    if denied or asked:
        return False
    if trigger.form == "name" and trigger.kind == "meeting":  # a body is no meeting, unless one speaks of it as such
        if any(g.role == "subject" and g.verb.lemma == "tenir" and g.verb.voice == "active" for g in over):
            return False  # « Le Conseil a tenu une réunion »: told as the meeting
        sits = bool(over) if trigger.known else any(_is_session(g) for g in over)
        return (
            sits
            or _is_item(scene, trigger)
            or bool(_AT_A_SESSION.search(scene.folded[max(0, trigger.start - 40) : trigger.start]))
        )
    if trigger.noun is None:
        begun = any(g.uses & {"start", "finish"} for g in over)
        return trigger.kind != "operation" or begun or _is_dated(scene, trigger) or bool(part_of_item(scene, trigger))
    if trigger.noun.line and _is_told_behind(scene, noun.end):
        return False
    if trigger.noun.named and trigger.name is None and trigger.determiner != "demonstrative":
        # « la mission de combat prendra fin le 31 décembre »
        return trigger.determiner == "definite" and bool(noun.inner) and any(g.uses & {"start", "finish"} for g in over)
    told = any(g.role == "subject" and g.uses & _TOLD for g in over)
    if trigger.kind == "commitment" and not told and not is_item(scene, trigger):
        return False  # a pledge: from_pledges
    if trigger.noun.talk and not _has_company(scene, trigger, noun, over):
        return False  # « un échange de prisonniers »
    if trigger.kind == "statement" and (not noun.inner or _is_delivered(scene, trigger)):
        return False  # « Discours (résumé) », a label; « prononcera un discours » is told by its verb
    of = trigger.noun.of
    if not noun.inner and trigger.noun.key == "livraison":
        return True  # « Une première livraison est prévue en mars »
    if of and _is_bare_item(scene, trigger):
        return True
    behind = (p for p in noun.rest[:2] if not scene.folded.startswith("en ", p.begin))  # « départ en hélicoptère »
    return not of or any(holds(scene, p.start, p.end, of) for p in (*noun.inner, *behind))


def _is_embassy(scene: Scene, noun: Complement) -> bool:
    """« la mission de la Géorgie auprès de l'OTAN »: a house."""
    return any(scene.folded.startswith("aupres ", p.begin) for p in (*noun.inner[-1:], *noun.rest[:1]))


_UNPLANNED = re.compile(
    r"[ ](?:pas|plus|point)?[ ]?(?:a[ ](?:l'ordre[ ]du[ ]jour|l'agenda|l'etude)|au[ ]programme|d'actualite|"
    r"(?:encore[ ])?(?:prevue?|envisagee?|programmee?|fixee?)s?\b)"
)


def _is_not_planned(scene: Scene, trigger: Trigger, noun: Complement) -> bool:
    """« Une visite de M. Cassis à Kiev [n'est pas à l'ordre du jour] »."""
    verb = scene.finite.first(noun.end, scene.sentence(trigger.start).end)
    if verb is None or not verb.negated or verb.lemma != "être" or not _UNPLANNED.match(scene.folded, verb.end):
        return False
    subject = clause_of(scene, verb).subject
    return subject is not None and subject[0] <= trigger.head < subject[1]


def _is_told_behind(scene: Scene, end: int) -> bool:
    """« 2013 : accord de Bruxelles [conclu] le 19 avril »: its participle tells it."""
    verb = scene.verbs.first(end, end + 2)
    return verb is not None and verb.tense == "participle" and not adjectival(scene, verb)


_AT_AN_HOUR = re.compile(r"[ ]de[ ]\d{1,2}[ ]?(?:h\b|heures?\b)")


def _is_interview(scene: Scene, trigger: Trigger) -> bool:
    """« Entretien avec le ministre … » above what he says himself: the text, and no meeting."""
    if trigger.noun is not None and trigger.noun.key == "audition":
        return False
    if trigger.determiner not in ("bare", "definite") or not scene.in_title(trigger.start):
        return False
    return _is_label(scene, trigger)


def _is_label(scene: Scene, trigger: Trigger) -> bool:
    """Whether a noun of the first lines says whose words the text is, which then says « je » or « nous »."""
    if scene.narrator is None or trigger.start >= scene.narrated:
        return False
    told = scene.verbs.within(scene.narrated, len(scene.text))
    return any(verb.person == 1 and not scene.quoted(verb.start) for verb in told)


def is_speech(scene: Scene, trigger: Trigger) -> bool:
    """« Allocution de la ministre, Florence Parly », above what she said that day."""
    said = trigger.noun is not None and trigger.noun.key in ("allocution", "discours")
    opens = trigger.start - scene.sentence(trigger.start).start <= _OPENS and trigger.determiner == "bare"
    return said and opens and scene.in_title(trigger.start) and _is_label(scene, trigger)


_OPENS = 3


# verbs of what is done in a session or on the occasion of a visit, and which tell it themselves
_DOING = frozenset({"examiner", "adopter", "voter", "approuver", "débattre", "discuter", "ratifier", "rejeter"})
_RECEIVING = frozenset({"recevoir", "accueillir"})


def _is_manner(scene: Scene, trigger: Trigger) -> bool:
    """« examinera le texte en séance publique », « reçoit en visite d'adieu l'ambassadrice »: how it is done."""
    if trigger.determiner != "bare" or not scene.folded.endswith("en ", 0, trigger.start):
        return False
    verb = scene.finite.last(scene.sentence(trigger.start).start, trigger.start)
    if verb is None:
        return False
    sits = trigger.noun is not None and trigger.noun.part and verb.lemma in _DOING
    return sits or (trigger.kind == "visit" and verb.lemma in _RECEIVING and trigger.start - verb.end < _NEAR)


_NEAR = 40
_AT_HOUR = re.compile(
    r"\W*(?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)(?:[ ]\d{1,2}(?:er)?(?:[ ][a-z]+)?)?[ ,]*(?:a[ ])?)?"
    r"(?:\d{1,2}[ ]?(?:h|:)[ ]?\d{0,2}(?:[ ]?(?:-|a)[ ]?\d{1,2}[ ]?(?:h|:)[ ]?\d{0,2})?)?\W*"
)


def _is_item(scene: Scene, trigger: Trigger) -> bool:
    """« 08h30 – Conseil de gouvernement »: an item of a programme, under its day."""
    sentence = scene.sentence(trigger.start)
    alone = scene.finite.first(sentence.start, sentence.end) is None
    if not alone or scene.entries.at(trigger.start) is None:
        return False
    if is_item(scene, trigger):  # « 21 avril : Groupe de contact à Ramstein »
        return True
    label = label_of(scene, trigger.start)
    return _AT_HOUR.fullmatch(scene.folded, label.end if label else sentence.start, trigger.start) is not None


def _is_session(governor: Governor) -> bool:
    """« participe au Conseil européen », « le Conseil européen s'est ouvert », « présidera le Conseil des ministres »;
    not what a council does: « a prolongé la mission »."""
    verb = governor.verb
    if governor.role == "subject":
        begins = bool(governor.uses & _TOLD) and verb.voice == "reflexive" and verb.lemma != "tenir"  # told by its verb
        begins = begins or (
            governor.uses == {"plan"} and verb.voice == "passive"
        )  # « un Conseil européen est convoqué »
        return begins or verb.lemma in ("avoir", "débuter", "commencer")
    chairs = verb.lemma in _CHAIRING and verb.tense != "present"  # « préside depuis mardi le Conseil de sécurité »
    return governor.role == "attend" or chairs


_CHAIRING = frozenset(
    {"réunir", "tenir", "présider", "coprésider", "accueillir", "convoquer", "ouvrir", "clore", "conclure", "achever"}
)


def _is_dated(scene: Scene, trigger: Trigger) -> bool:
    """« deux missions : Allied Provider, d'octobre à décembre 2008 »: a name with its own days right behind."""
    moment = scene.moments.first(trigger.end, trigger.end + 12)
    return moment is not None and scene.folded[trigger.end : moment.begin].strip(" »") in (",", "(", ", d'")


def fails(scene: Scene, governor: Governor) -> bool:
    """« la visite prévue le 3 mai n'a pas eu lieu »: what does not take place; not « n'a pas encore eu lieu », nor « ne
    s'est pas tenue à Rome, mais »."""
    verb = governor.verb
    if verb.negated and verb.lemma == "concrétiser":
        return verb.tense in ("past", "pluperfect", "future")
    if not verb.negated or verb.lemma != "avoir" or verb.tense not in ("past", "pluperfect", "future"):
        return False
    return _PLACE.match(scene.folded, verb.end) is not None and "encore" not in scene.folded[verb.start : verb.end]


_PLACE = re.compile(r"[ ](?:[a-z]+ment[ ])?(?:(?:pas|plus)[ ])?lieu\b")  # « n'aura finalement pas [lieu] »


def _is_wished(scene: Scene, trigger: Trigger) -> bool:
    """Whether a new event is what somebody wishes or proposes: « Kiev souhaite l'organisation d'un sommet »."""
    if trigger.form == "name" or trigger.lead == "during":
        return False
    if trigger.determiner not in ("indefinite", "bare"):
        return trigger.noun is not None and bool(trigger.noun.of) and _is_demanded(scene, trigger)
    sentence = scene.sentence(trigger.start)
    after = scene.finite.first(trigger.end, sentence.end)
    if after is not None and after.voice == "passive" and after.lemma in _WISHED:
        subject = clause_of(scene, after).subject  # « une rencontre avec le président turc est envisagée »
        return subject is not None and subject[0] <= trigger.head < subject[1]
    before = [v for v in scene.verbs.within(sentence.start, trigger.start) if v.tense != "participle"]
    if not before or "," in scene.folded[before[-1].end : trigger.start]:
        return False
    over = next((v for v in reversed(before) if v.finite), None)
    if before[-1].tense == "infinitive" and before[-1].lemma in _WISHED:
        return True  # « a dit craindre une attaque »
    if over is not None and before[-1].tense == "infinitive" and (over.modal == "pouvoir" or is_supposed(scene, over)):
        return True  # « l'Union pourrait décider d'ouvrir des négociations »
    if over is None or over.lemma not in _WISHED or over.voice == "passive":
        return False
    return before[-1] is over or before[-1].tense == "infinitive"


# « a demandé [le retrait] des troupes », « exige la levée des sanctions »: what is to be done and has not been
_DEMANDED = frozenset({"demander", "exiger", "réclamer", "souhaiter", "vouloir", "préconiser", "recommander"})


def _is_demanded(scene: Scene, trigger: Trigger) -> bool:
    verb = scene.verbs.before(trigger.start)
    if verb is None or verb.lemma not in _DEMANDED or verb.voice == "passive" or trigger.start - verb.end > _NEAR:
        return False
    direct = clause_of(scene, verb).direct
    return direct is not None and direct.start <= trigger.start < direct.end


def _is_of_office(scene: Scene, trigger: Trigger) -> bool:
    """« le président du Conseil européen »: a body in an office's name."""
    m = _OF.search(scene.folded, max(0, trigger.start - 24), trigger.start)
    return m is not None and m["office"] in word_list("offices")


def _has_company(scene: Scene, trigger: Trigger, noun: Complement, over: tuple[Governor, ...]) -> bool:
    """Whether a person takes part: « l'audition de M. Vandeput », « a eu un échange avec le ministre »."""
    if people_in(scene, trigger.end, noun.end) or has_partner(scene, noun) or _is_had(scene, over):
        return True
    if noun.inner and phrase_people(scene, noun.inner[0], (*noun.inner[1:], *noun.rest)):
        return True  # « l'audition du ministre de la Défense, Jean-Yves Le Drian, a été reportée »
    if trigger.determiner == "possessive" and antecedent_of_subject(scene, scene.sentence(trigger.start).start):
        return True  # « Le ministre devait s'expliquer mardi. Sa comparution a été remise au 19 juin »
    heard = (p for p in (*noun.inner, *noun.rest) if p.link in ("by", "to"))  # « audition par la commission »
    return scene.entries.at(trigger.start) is not None and any(
        holds(scene, p.start, p.end, ("hearing",)) for p in heard
    )


def _is_had(scene: Scene, over: tuple[Governor, ...]) -> bool:
    """« l'échange qu'il avait eu avec le premier ministre »."""
    verbs = (g.clause for g in over if g.verb.lemma == "avoir")
    return any(
        phrase_people(scene, phrase, clause.after[index + 1 :])
        for clause in verbs
        for index, phrase in enumerate(clause.after)
        if phrase.link == "with"
    )


def _is_delivered(scene: Scene, trigger: Trigger) -> bool:
    verb = scene.verbs.before(trigger.start)
    return verb is not None and verb.lemma == "prononcer" and trigger.start - verb.end < 40


def has_partner(scene: Scene, noun: Complement) -> bool:
    run = (*noun.inner, *noun.rest)
    linked = (i for i, phrase in enumerate(run) if phrase.link in ("with", "between"))
    return any(phrase_people(scene, run[i], run[i + 1 :]) for i in linked)


def is_recalled(scene: Scene, trigger: Trigger, kind: str) -> bool:
    """Whether the event is named only to place another: « avant le sommet »; « avant un déjeuner » tells a new one."""
    if trigger.lead in ("before", "after") and not (trigger.determiner == "indefinite" and kind == "meeting"):
        return True
    verb = scene.verbs.before(trigger.start)
    if verb is None or verb.lemma not in ("précéder", "suivre") or verb.voice != "active":
        return False
    thing = clause_of(scene, verb).direct  # « un dîner qui précédera [le sommet] »
    return thing is not None and thing.start <= trigger.start <= thing.start + len("les ")
