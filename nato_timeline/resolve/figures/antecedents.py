"""Whom « elle », « le pays », « ses militaires » and « nous » mean, where a figure's holder is named so."""

from __future__ import annotations

import re

from ...lexicon import country_of
from ...model import Figure, Mention, Sentence
from ...text import fold
from .actors import actors_in, country_name, group_in, home_of, is_dateline, is_governed, is_subject, named
from .frames import Frame
from .holders import leads
from .holding import holds
from .said_by import home_name, speaker_home
from .scene import Scene
from .words import is_noun, nouns, verbs

_PRONOUN = re.compile(
    r"(?<!\w)(?:(?P<one>il|elle|ce[ ]dernier|cette[ ]derniere)|ils|elles|tous|toutes|(?P<which>(?<!ce[ ])qui))[ ]"
    r"(?:(?:ne|n'|se|s'|y|en|lui|leur)[ ]?)*$"
)
_THE_LATTER = re.compile(r"(?<!\w)cel(?:ui|le)-ci[ ](?:(?:ne|n'|se|s'|y|en)[ ]?)*$")
_BY = re.compile(r"(?<!\w)par[ ](?:l'|(?:la|le|les)[ ])?$")
_FIRST_PERSON = re.compile(r"(?<!\w)(?:nous|je|j'|(?:nos|notre|mon)[ ][\w-]+)[ ]?(?:(?:ne|n'|nous|me|m'|y|en)[ ]?)*$")
_ITS_NOUN = re.compile(r"[\s«]*(?:son|sa|ses|leurs?)[ ][\w' -]{2,40},?[ ]?")
_OWN = re.compile(r"(?<!\w)(?:ses|leurs)[ ]")
_SUBJECT_REACH = 40  # characters before a verb in which its subject's last words stand
# how far back a country is remembered, for « ses » and for « le nouvel Allié »
_PARAGRAPHS, _FAR = 1, 12
_RECENT = 8  # figures
_SENTENCES = 6  # how far back a subject is remembered


def meant_holder(scene: Scene, frame: Frame, earlier: list[Figure]) -> str | None:
    """The holder that the clause names by a pronoun or a description; None where it does not."""
    if _OUR.search(scene.folded, max(0, frame.found.lead - 7), frame.found.end) or _from_us(scene, frame):
        return speaker_home(scene, frame)
    if _brings_ours(scene, frame) and (ours := speaker_home(scene, frame)):
        return ours
    if _OWN.search(scene.folded, frame.found.start, frame.found.end) or _owned(scene, frame):
        owner = _named_before(scene, frame, earlier, everywhere=True)
        ministers = frame.found.kind == "count" and is_noun(fold(owner or "").split(" ")[0], "officials")
        return None if ministers else owner  # « Les ministres ont approuvé la force. Ses 3 000 hommes »
    governor = frame.governor
    if governor and governor.tense == "infinitive" and governor.lemma in verbs("holding"):
        told = scene.folded[max(frame.clause[0], governor.start - _SUBJECT_REACH) : governor.start]
        if _TOLD.search(told):
            return home_name(scene)
    verb = frame.finite
    if verb and verb.lemma == "coûter" and scene.folded.endswith("nous ", frame.clause[0], verb.start):
        return speaker_home(scene, frame)  # « L'opération nous coûte 600 millions »
    if verb is None or not (holds(scene, frame) or leads(scene, frame)):
        return None
    low, high = frame.clause[0], verb.start
    apart = frame.subject[1] < max(low, high - _SUBJECT_REACH)
    if apart:  # « [Le royaume], qui compte six millions d'habitants, portera »
        low, high = frame.subject
    start = max(low, high - _SUBJECT_REACH)
    said = f"{scene.folded[start:high].rstrip(' ,')} " if apart else scene.folded[start:high]
    if start > low:  # what is cut off is no beginning
        said = f"… {said}"
    if _FIRST_PERSON.search(said) and (ours := speaker_home(scene, frame)):
        return ours
    if _HIS_COUNTRY.search(said) and (theirs := _people_before(scene, frame)):
        lands = {home_of(scene, each.person) for each in theirs}
        return lands.pop() if len(lands) == 1 else None
    if _ITS.search(said):
        return _named_before(scene, frame, earlier, everywhere=True)
    if _THE_LATTER.search(said):
        return _agent_before(scene, frame) or _named_before(scene, frame, earlier, everywhere=False)
    if pronoun := _PRONOUN.search(said):
        if pronoun["which"] and _ITS_NOUN.fullmatch(scene.folded, frame.sentence.start, frame.clause[0]):
            return _named_before(scene, frame, earlier, everywhere=True)  # « Son armée, qui alignait 700 000 hommes »
        if pronoun["which"]:
            return _right_before(scene, frame)
        one = pronoun["one"] is not None
        if one and _another_army(scene, frame):
            return None
        return _named_before(scene, frame, earlier, everywhere=False, one=one)
    if any(phrase in said for phrase in nouns("of_the_paper")) or _OUR_DEFENCE.match(scene.text, low, high):
        return home_name(scene) or _named_before(scene, frame, earlier, everywhere=True)
    if any(phrase in said for phrase in nouns("spoken_of")):
        named_there = _named_before(scene, frame, earlier, everywhere=True, back=_FAR)
        land = country_of(named_there or "")
        if land is None or land.name != named_there:  # « L'OTAN y maintient 150 personnes … Le pays a déployé »
            named_there = _last_country(scene, frame, _FAR)
        return named_there or (home_name(scene) if "le gouvernement " in said and scene.headed else None)
    if frame.found.kind == "count" and scene.folded[frame.sentence.start : frame.clause[0]].endswith(":"):
        # « La Belgique renforce sa contribution : le nombre de militaires y passera de 78 à 97 »
        acting = actors_in(scene, frame, frame.sentence.start, frame.clause[0])
        return acting[0] if len(acting) == 1 else None
    return None


def _another_army(scene: Scene, frame: Frame) -> bool:
    """« L'Union a versé 20 millions à l'armée rwandaise …, où elle aligne 4 000 hommes »: left open."""
    if not scene.folded.startswith("ou ", frame.clause[0]):
        return False
    verb = next((v for v in scene.verb_layer.within(frame.sentence.start, frame.clause[0]) if v.finite), None)
    theirs = scene.place_layer.within(verb.end, frame.clause[0]) if verb else ()
    words = (scene.folded[max(0, place.start - 20) : place.end].replace("'", " ").split() for place in theirs)
    return any(is_noun(word, "services") for several in words for word in several[-2:])


_OUR_DEFENCE = re.compile(r"[\s«]*[Ll]a Défense (?=\S*$)")  # the ministry, in a paper of its country
_OUR = re.compile(r"(?<!\w)(?:nos|notre)[ ]")
_FROM_US = re.compile(r"[ ]de[ ]notre[ ]part[ ]|[ ]de[ ]nous[ ]")


def _brings_ours(scene: Scene, frame: Frame) -> bool:
    """« porter [notre] budget à 2 % »."""
    verb = frame.governor
    if verb is None or verb.lemma not in verbs("moving") or not frame.left <= verb.end <= frame.found.lead:
        return False
    return _OUR.match(scene.folded, verb.end + 1, frame.found.lead) is not None


def _from_us(scene: Scene, frame: Frame) -> bool:
    """« Elle a reçu de nous 1 800 obus »."""
    verb = frame.governor
    if verb is None or verb.lemma not in verbs("receiving") or frame.found.lead - verb.end > _SUBJECT_REACH:
        return False
    return _FROM_US.search(scene.folded, verb.end, frame.found.lead + 1) is not None


def of_its_country(scene: Scene, holder: str | None) -> str | None:
    """A parliament or government that no country is named with is that of the country whose paper it is; « Bruxelles »
    is Belgium where the text speaks of Belgium, and not of the Union."""
    if holder == "Bruxelles":
        named = {place.name for place in scene.places}
        belgian = any(p.country == "be" and p.kind != "city" for p in scene.places)
        belgian = belgian and not any(name.startswith(("Union europ", "Commission europ")) for name in named)
        return "Belgique" if belgian else holder
    if holder is None or not is_noun(fold(holder).split(" ")[0], "governments"):
        return holder
    own = next((place for place in scene.places if place.name == holder), None)
    return (home_name(scene) or holder) if own and own.country is None and own.kind == "body" else holder


_OUR_SPENDING = re.compile(r"[\s«–-]*(?:et[ ]|que[ ])?(?:notre|nos)[ ]")
_INVESTMENTS, _PLANNING = frozenset({"investissement", "investissements"}), frozenset({"prévoir", "programmer"})
_EXTRA_COST = frozenset({"surcout", "surcouts"})
_BILLS = frozenset({"facture", "cout", "enveloppe", "dotation", "credit", "credits"})  # in a paper of the country
_WIDER = frozenset(
    {"mondial", "mondiale", "mondiales", "mondiaux", "europeen", "europeenne", "europeennes", "commun", "communs"}
)


def spent_at_home(scene: Scene, frame: Frame, figure: Figure) -> str | None:
    """Whose « dépenses de l'armée » and « effort de défense » are that no country is named with: those of the only
    country in the sentence before, else those of the country whose paper it is."""
    words = fold(figure.subject or "").split(" ")
    planned = words[0] in _INVESTMENTS and frame.finite is not None and frame.finite.lemma in _PLANNING
    billed = scene.headed is not None and words[0] in _BILLS and frame.found.kind == "money"
    extra = billed or words[0] in _EXTRA_COST or words[:2] == ["cout", "net"]  # « le surcoût s'établissait à »
    if not (planned or extra or is_noun(words[0], "spending")) or not _WIDER.isdisjoint(words):
        return None
    if any(_OUR_SPENDING.match(scene.folded, at) for at in (frame.sentence.start, frame.clause[0])):
        return speaker_home(scene, frame)  # « … en Roumanie. Notre effort passera à 1,5 % »
    here = scene.place_layer.within(frame.sentence.start, frame.sentence.end)
    if any(not is_dateline(scene, place) for place in here):
        return None
    before = scene.sentence_before(frame.sentence)
    around = scene.place_layer.within(before.start, before.end) if before else ()
    # « Au sommet de Madrid, le ministre a confirmé »: where something is held is nobody's spending
    named_there = {country_name(place) for place in around if place.kind != "city" or not is_governed(scene, place)}
    named_there.discard(None)
    return home_name(scene) if not named_there else named_there.pop() if len(named_there) == 1 else None


# « demande au Parlement d'approuver », « autorise le Gouvernement à participer »
_TOLD = re.compile(
    r"(?<!\w)(?:au|le)[ ](?:parlement|gouvernement|senat|congres|conseil[ ]federal)[ ](?:a[ ]|de[ ]|d')$"
    r"|(?<!\w)(?:a[ ])?la[ ]chambre[ ](?:a[ ]|de[ ]|d')$"
)
# « ses 2 500 militaires »; « [Sa contribution] passera de 50 à 100 millions »; « [ses avions] ont effectué »
_HIS = re.compile(r"(?<!\w)(?:ses|leurs)[ ]$")
_HIS_SPENDING = re.compile(r"[\s«]*(?:et[ ])?(?:son|sa|ses|leurs?)[ ](?P<noun>[a-z]+)")
_ITS = re.compile(
    r"(?:^|[,:«][ ]|que[ ])[\s,«]*(?:(?:et|mais)[ ])?(?:son|sa|ses|leurs?)[ ][\w'-]+(?:[ ][\w'-]+){0,2}[ ]"
    r"(?:(?:y|en|ne|n')[ ]?)*$"
)


# « …, s'est félicité le ministre letton. [Son pays] dépensera … »
_HIS_COUNTRY = re.compile(r"(?<!\w)(?:son|leur)[ ]pays[ ](?:(?:y|en|ne|n')[ ]?)*$")


def _people_before(scene: Scene, frame: Frame) -> tuple[Mention, ...]:
    """Who acts in the sentence so far, else in the one before."""
    here = [m for m in scene.mention_layer.within(frame.sentence.start, frame.clause[0]) if m.acting]
    before = scene.sentence_before(frame.sentence) if not here else None
    there = scene.mention_layer.within(before.start, before.end) if before else ()
    return tuple(here or [m for m in there if m.acting])


def _owned(scene: Scene, frame: Frame) -> bool:
    """Whether a possessive says whose the figure is: before the number, or before what the sentence measures."""
    if _HIS.search(scene.folded, max(0, frame.found.lead - 7), frame.found.lead):
        return True
    verb = frame.finite
    apposed = frame.found.kind == "money" and scene.verb_layer.first(frame.sentence.start, frame.found.start) is None
    if apposed and (m := _HIS_SPENDING.match(scene.folded, frame.sentence.start)):
        return is_noun(m["noun"], "measured")  # « Son budget civil, de 160 millions, est gelé »
    if verb is None or verb.lemma not in verbs("measuring") or verb.end > frame.found.lead:
        return False
    begins = (_HIS_SPENDING.match(scene.folded, at) for at in (frame.sentence.start, frame.clause[0]))
    return any(m and is_noun(m["noun"], "measured") for m in begins)


def _named_before(
    scene: Scene, frame: Frame, earlier: list[Figure], *, everywhere: bool, one: bool = False, back: int = _PARAGRAPHS
) -> str | None:
    """Who acts in the sentence so far, in the one before, or whose country was last named. `one`: « il », « elle »."""
    inside = actors_in(scene, frame, frame.sentence.start, frame.clause[0])
    if inside and one and (somebody := _who_began(scene, frame)):
        return home_of(scene, somebody.person)
    verb = frame.finite
    if everywhere and not inside and verb and verb.end <= frame.found.start:  # « Berne attend ses cinq batteries »
        inside = actors_in(scene, frame, *frame.subject)
    if inside:
        return inside[-1]
    before = scene.sentence_before(frame.sentence) or _item_above(scene, frame)
    if before and scene.folded.startswith(_REMARK, before.start):  # « C'est la neuvième année de hausse. »
        before = scene.sentence_before(before) or before
    if before:
        verb = next((v for v in scene.verb_layer.within(before.start, before.end) if v.finite), None)
        end = verb.start if verb else before.end
        acting = _acting(scene, frame, before.start, end, one=one)
        held = (f.holder for f in reversed(earlier[-_RECENT:]) if f.start >= before.start and f.holder)
        force = _FIRST.match(scene.folded, before.start)
        named = force is not None and any(is_noun(force["noun"], table) for table in ("forces", "missions"))
        if named and one and not acting and not scene.place_layer.first(before.start, end):
            return None  # « Le détachement relève 150 Espagnols. Il compte 135 militaires »
        found = acting or next(held, None)
        if found:
            several = ", " in found or is_noun(fold(found).split(" ")[0], "groups")
            return None if one and several else found
        if force and is_noun(force["noun"], "missions"):
            return None  # « La force étend sa mission. Ses effectifs doublent »
    return _last_subject(scene, frame, back) or _last_country(scene, frame, back) if everywhere else None


def _who_began(scene: Scene, frame: Frame) -> Mention | None:
    """« [La ministre Anand] a participé à la réunion de l'OTAN, où elle a promis dix canons »: the only person there,
    named before the first verb, where no country stands."""
    verb = next((v for v in scene.verb_layer.within(frame.sentence.start, frame.clause[0]) if v.finite), None)
    people = scene.mention_layer.within(frame.sentence.start, frame.clause[0]) if verb else ()
    if verb is None or len(people) != 1 or people[0].end > verb.start:
        return None
    places = scene.place_layer.within(frame.sentence.start, verb.start)
    return None if any(place.form != "adjective" and not is_governed(scene, place) for place in places) else people[0]


_REMARK = ("c'est ", "c'etait ", "ce sont ", "il s'agit ", "c'est-a-dire ")
_ITEM = re.compile(r"[ \t]*[-–—•*·][ \t]")


def _item_above(scene: Scene, frame: Frame) -> Sentence | None:
    """« • Depuis 2015, [le Canada] a formé … / • Il a fourni »: the first sentence of the item before, in a list."""
    paragraph = frame.sentence.paragraph
    if not paragraph or not _ITEM.match(scene.folded, scene.reading.paragraphs[paragraph][0]):
        return None
    start, end = scene.reading.paragraphs[paragraph - 1]
    return (
        Sentence(start, end, paragraph - 1) if _ITEM.match(scene.folded, start) and end - start < _ITEM_REACH else None
    )


_ITEM_REACH = 400  # characters
_FIRST = re.compile(r"(?:[^–\n]{0,24}[–—-][ ])?(?:l'|l[ae]s?[ ])(?P<noun>[a-z]+)")


def _acting(scene: Scene, frame: Frame, start: int, end: int, *, one: bool) -> str | None:
    """Who stands as the subject before a verb: several, a group, or, where `one` is meant, the only one."""
    acting = actors_in(scene, frame, start, end)
    if one:
        return acting[0] if len(acting) == 1 else None
    return group_in(scene, start, end) or ", ".join(acting)


def _right_before(scene: Scene, frame: Frame) -> str | None:
    """« [la Roumanie], qui accueille 5 000 soldats »: who stands just before a relative clause."""
    somebody = scene.mention_layer.before(frame.clause[0])
    if somebody and scene.folded[somebody.end : frame.clause[0]] == ", ":  # « M. Costa, qui veut porter l'effort à »
        return home_of(scene, somebody.person)
    if scene.folded.endswith("le pays, ", frame.sentence.start, frame.clause[0]):
        return _last_country(scene, frame, _FAR)  # « Le pays, qui compte 1 950 soldats »
    place = scene.place_layer.before(frame.clause[0])
    beside = place is not None and scene.folded[place.end : frame.clause[0]].strip() in ("", ",")
    if (
        place
        and not place.country
        and any(is_noun(fold(place.name).split(" ")[0], table) for table in ("forces", "missions"))
    ):
        return None  # « la NRF, qui comptait 40 000 soldats »
    if place is None or not beside:
        return None
    spends = frame.finite is not None and frame.finite.lemma in verbs("spending") and place.kind == "country"
    spends = spends and _BY.search(scene.folded, max(0, place.start - 9), place.start) is not None
    # « l'effort consenti par la Grèce, qui consacre 3,8 % »
    return named(frame, place) if spends or is_subject(scene, frame.sentence.start, place) else None


def _agent_before(scene: Scene, frame: Frame) -> str | None:
    """« l'aide fournie par [la Suisse] à l'Ukraine. Celle-ci a consacré »: who does something there."""
    before = scene.sentence_before(frame.sentence)
    for place in reversed(scene.place_layer.within(before.start, before.end)) if before else ():
        if place.form != "adjective" and _BY.search(scene.folded, max(0, place.start - 9), place.start):
            return named(frame, place)
    return None


def _last_subject(scene: Scene, frame: Frame, back: int) -> str | None:
    """Who acted, alone and by its name, in the nearest of the sentences before."""
    sentences = scene.reading.sentences
    here = scene.reading.sentence_index(frame.sentence.start)
    for sentence in reversed(sentences[max(0, here - _SENTENCES) : here]):
        if sentence.paragraph < frame.sentence.paragraph - back:
            break
        verb = next((v for v in scene.verb_layer.within(sentence.start, sentence.end) if v.finite), None)
        acting = actors_in(scene, frame, sentence.start, verb.start) if verb else ()
        if len(acting) == 1 and country_of(acting[0]):
            return acting[0]
    return None


def _last_country(scene: Scene, frame: Frame, back: int) -> str | None:
    """The country last named by its name or its government's seat."""
    first = scene.reading.paragraphs[max(0, frame.sentence.paragraph - back)][0]
    for place in reversed(scene.place_layer.within(first, frame.sentence.start)):
        if place.country and (place.form == "metonym" or (place.kind == "country" and place.form == "noun")):
            return named(frame, place)
    return None
