"""Words of the text as titles use them: subjects by name, the rest of a clause without its dates, countries with
articles."""

from __future__ import annotations

import re

from ...lexicon import country, country_of
from ...text import fold
from .clause import Clause, clause_of
from .french import clean, de, joined
from .kinds import holds
from .noun_before import noun_before
from .phrases import Phrase
from .phrases import phrases as phrases_of
from .scene import Scene
from .stand_ins import subject_meant
from .where import capital_at
from .who import listed_before, meant_by, subject_before, subject_people, teller_of

LIMIT = 140
_ELIDED_BODIES = frozenset({"OTAN", "Union européenne", "UE", "ONU", "OSCE", "Alliance"})
# where the words that a title takes from a clause end
_STOP = re.compile(
    r"(?:de[ ]meme[ ]que|qui|que|dont|lequel|laquelle|lesquels|lesquelles|afin|etant|alors|tandis|ainsi|apres|avant|"
    r"lors|car|soit|mais|pour[ ]que|"
    r"en[ ](?:marge|amont|presence)|dans[ ]le[ ]cadre|dans[ ]un[ ]contexte)\b|qu'"
)
_MARK = re.compile(r"[;:«»\"“”]| -[ ]")
_YEAR = re.compile(r"(?:de[ ]|d')?(?:19|20)\d\d(?:[ ]et[ ](?:19|20)\d\d)?")
_SIGNS = re.compile(r"[ \u00a0\u202f]?[€$£%]")
_ADVERB = re.compile(
    r"(?:a[ ](?:cet[ ](?:effet|egard)|ce[ ](?:titre|sujet|propos)|cette[ ](?:fin|occasion))|deja|"
    r"(?:dans|en)[ ](?:ce|cet|cette)[ ](?:sens|domaine|contexte|cadre|optique|perspective|but|esprit|matiere)|"
    r"egalement|aussi|notamment|ensuite|specifiquement|spécialement|desormais|en[ ]outre|par[ ]ailleurs)\b"
)
# what an insertion between commas begins with, and with what the clause goes on behind it
_INSERTED = re.compile(r"(?:dans|avec|par|pour|sans|selon|lors|apres|avant|au|a|sous|conformement|malgre|en|des)\b")
_GOING_ON = re.compile(
    r",[ ](?P<word>(?:de|du|des|a|au|aux|le|la|les|une?|leurs?|son|sa|ses|sur|\d+|"
    r"deux|trois|quatre|cinq|six|sept|huit|neuf|dix|plusieurs)\b|[dl]')"
)
_INSERTION = 90
_DANGLING = re.compile(
    r"(?:[ ](?:et|ou|de|du|des|à|au|aux|en|le|la|les|par|pour|avec|ainsi|entre|sur|vers|[ld]['’]?))+$"
)
_CUT = re.compile(r" (?:afin|pour|dans|avec|en|sur|au|aux|à|et|du|de|des) ")


def with_article(name: str) -> str:
    """« Australie » → « l’Australie », « Corée du Sud » → « la Corée du Sud »; a city or other name as it is."""
    known = country_of(name)
    article = known.article if known and known.name == name else "l'" if name in _ELIDED_BODIES else ""
    return f"l’{name}" if article == "l'" else f"{article} {name}" if article else name


def text_of(scene: Scene, phrase: Phrase) -> str:
    """A phrase with its preposition."""
    return clean(scene.text[phrase.begin : phrase.end])


def where_words(scene: Scene, phrases: tuple[Phrase, ...], types: tuple[str, ...] = ("place", "site")) -> str:
    """« à Kiev », « au Liban et en Jordanie », with a space before; empty without a phrase of place."""
    to = next((p for p in phrases if p.link == "to" and holds(scene, p.start, p.end, types)), None)
    if to is None:
        return ""
    if capital := capital_at(scene, to.start):
        return f" à {capital}"
    place = scene.places.first(to.start, to.start + 4)
    if place is not None and place.end < to.end and scene.folded.startswith((" du ", " de la "), place.end):
        return f" {clean(scene.text[to.begin : place.end])}"  # « visite à Berne du secrétaire général »
    rest = phrases[phrases.index(to) + 1 :]
    more = (
        rest[0]
        if rest and rest[0].joined and rest[0].link == "to" and holds(scene, rest[0].start, rest[0].end, types)
        else None
    )
    return f" {text_of(scene, to)}" + (f" et {text_of(scene, more)}" if more else "")


def names(scene: Scene, ids: tuple[str, ...]) -> list[str]:
    """Names of people by id; those that are no people are left out."""
    return [scene.people[id].name for id in ids if id in scene.people]


def subject_words(scene: Scene, clause: Clause) -> str:
    """The subject as a title says it: people by name, a capital as its country, else the words without appositions."""
    if people := names(scene, subject_people(scene, clause)):
        return joined(people)
    if clause.pronoun == "nous":
        return _home_of(scene, (scene.narrator,) if scene.narrator else ())
    span = clause.subject or (_meant(scene, clause) if clause.pronoun else None)
    if span is None:
        return ""
    start, end = span
    place = scene.places.first(start, end)
    if place and place.kind == "country" and place.form == "noun" and (place.start, place.end) == span:
        return with_article(place.name) if place.name == scene.text[start:end] else scene.text[start:end]
    if place and place.form == "metonym" and place.start - start <= 3 and place.end >= end - 1 and place.country:
        known = country(place.country)
        if known:
            return with_article(known.name)
    if clause.verb.plural and (members := listed_before(scene, start, end)):
        return joined([with_article(name) for name in members])
    text = _without_adverb(clean(scene.text[start:end]))
    if _ONE_WORD.fullmatch(text) and scene.folded.startswith("dont ", clause.start):  # « dont [la création] a été »
        whose = noun_before(scene, scene.sentence(start).start, clause.start)
        text += f" {de(clean(scene.text[whose.start : whose.end]))}" if whose else ""
    if scene.folded.endswith(" du ", 0, start):  # « la ratification du [traité] signé »
        text = f"le {text}"
    if fold(text) == "son pays" and (home := _home(scene, clause)):
        return home
    text = _UNDATED.sub("", text if " et " in text else text.split(", ")[0])
    return fuller(scene, text) if _BARE_GROUP.fullmatch(text) else OWNER.sub(article_of, text)


# « la loi de programmation pour les années », whose years a title leaves out
_UNDATED = re.compile(r" (?:pour|sur|de|durant|pendant) (?:les |la |l['’])(?:années?|périodes?|exercices?)$")
_ONE_WORD = re.compile(r"(?:le |la |l['’])[^\s,]+", re.IGNORECASE)
# « Concrètement, quatre avions »
_OPENING_ADVERB = re.compile(r"^\w+ment, ")


def _home(scene: Scene, clause: Clause) -> str:
    """The country of whoever announces something for « son pays »: that of the office that the text gives."""
    sentence = scene.sentence(clause.verb.start)
    before = scene.finite.last(sentence.start, clause.verb.start)
    return _home_of(scene, subject_people(scene, clause_of(scene, before)) if before else ())


def _home_of(scene: Scene, people: tuple[str, ...]) -> str:
    """The country of the offices that the text gives to somebody, with its article; empty where it is not one."""
    lands = {role.of for id in people if id in scene.people for role in scene.people[id].roles if role.of}
    known = [with_article(land) for land in lands if country_of(land) or land in _ELIDED_BODIES]
    return known[0] if len(known) == 1 else ""


def _without_adverb(text: str) -> str:
    """Without the adverb that opens the sentence."""
    return _OPENING_ADVERB.sub("", text)


# « Les ministres » says who only with what stands elsewhere in the document
_BARE_GROUP = re.compile(r"[Ll]es (?:ministres|dirigeants|ambassadeurs|chefs d['’][ÉEe]tat-major)")
OWNER = re.compile(r"^(?:[Ss]on|[Ss]a|[Ss]es|[Ll]eurs?|[Cc]e|[Cc]ette|[Cc]es)\s")


def article_of(m: re.Match[str]) -> str:
    articles = {"son": "le ", "sa": "la ", "leur": "le ", "ce": "le ", "cette": "la "}
    return articles.get(m[0].strip().lower(), "les ")


def fuller(scene: Scene, text: str) -> str:
    """The first full form in the document of a group named by its head alone: « les ministres de la Défense »."""
    head = text.split(" ", 1)[1]
    m = re.search(rf"\b{re.escape(fold(head))} (?:de|du|des|d')", scene.folded)
    if m is None:
        return text
    run = phrases_of(scene, m.start(), scene.sentence(m.start()).end)
    return f"{text.split(' ', 1)[0]} {clean(scene.text[run[0].start : run[0].end])}" if run else text


def _meant(scene: Scene, clause: Clause) -> tuple[int, int] | None:
    """The words that a pronoun stands for: « ils », « tous » the subject before; « elle » the text decided on
    before."""
    if clause.pronoun in ("ils", "elles", "tous", "toutes"):
        return subject_before(scene, clause.verb.start, plural=True)
    if clause.pronoun not in ("il", "elle"):
        return None
    if office := teller_of(scene, clause) or meant_by(scene, clause):
        return office
    acts = clause.verb.voice == "active" and clause.verb.finite
    doer = subject_before(scene, clause.verb.start, plural=False) if acts else None
    if doer is not None and holds(scene, *doer, ("country", "body", "authority", "assembly")):
        return doer  # « L'Union a adopté des sanctions. Elle a débloqué 500 millions »
    others = _SEVERAL + (_OF_HER if clause.pronoun == "il" else _OF_HIM)
    for verb in reversed(scene.verbs.within(max(0, clause.verb.start - 400), clause.verb.start)):
        said = clause_of(scene, verb) if verb.finite else None
        signed = said.subject if said and verb.voice == "passive" else None
        if signed and holds(scene, *signed, ("text",)) and not scene.folded.startswith(others, signed[0]):
            return signed  # « Un accord est signé en mai ; il entre en vigueur »
        thing = said.direct if said else None
        if thing is not None and scene.folded.startswith(others, thing.start):
            continue
        if thing is not None and holds(scene, thing.start, thing.end, ("text",)):
            return thing.start, thing.end
    before = subject_before(scene, clause.verb.start, plural=False)
    if before and holds(scene, *before, ("undertaking",)):
        return before
    article = ("le ", "l'", "un ") if clause.pronoun == "il" else ("la ", "l'", "une ")  # « Un accord … Il entrera »
    agrees = before is not None and scene.folded.startswith(article, before[0])
    if before and agrees and holds(scene, *before, ("text", "treaty")):
        return before
    return subject_meant(scene, clause) if clause.verb.voice == "passive" else None


_OF_HER, _OF_HIM = ("la ", "une ", "cette ", "sa "), ("le ", "un ", "ce ", "cet ")
_SEVERAL = ("les ", "des ", "deux ", "trois ", "quatre ", "cinq ", "six ", "ses ", "leurs ", "plusieurs ")


def said_that(scene: Scene, start: int) -> str:
    """« que la Géorgie rejoindrait un jour l'Alliance »: a clause with « que », up to the next mark."""
    end = scene.sentence(start).end
    marks = (scene.folded.find(mark, start, end) for mark in (",", ";", " :", " -", "."))
    return clean(scene.text[start : min((at for at in marks if at >= 0), default=end)])


def object_words(scene: Scene, clause: Clause) -> str:
    """The direct object."""
    thing = clause.object or next((p for p in clause.after if not p.link), None)
    return clean(scene.text[thing.start : thing.end]) if thing else ""


# what stands between words with nothing between them
_JOINED = frozenset({"", " "})


def tail(scene: Scene, start: int, end: int) -> str:
    """The words after a verb up to where its clause ends, without the dates among them; targets (« d'ici à
    2035 ») stay."""
    pieces: list[str] = []
    at = start
    for token in scene.tokens.within(start, end):
        if token.start < at:
            continue
        gap = scene.folded[at : token.start]
        if gap not in _JOINED:
            bracket = scene.folded.find(")", token.start, end) if "(" in gap else -1
            if bracket >= 0:  # « une rallonge de 50 milliards de couronnes (6,7 milliards d'euros) sur deux ans »
                at = bracket + 1
                continue
            if "," in gap and (past := _past_insertion(scene, token.start, end)):
                pieces.append(" ")
                at = past
                continue
            if _MARK.search(gap) or ("," in gap and "".join(pieces).strip()):
                break
        if _STOP.match(scene.folded, token.start):
            break
        verb = scene.verbs.over(token.start)
        if verb is not None and verb.tense not in ("infinitive", "participle") and verb.start == token.start:
            break
        drop = _dropped(scene, token.start)
        if drop is not None:
            at = drop
            continue
        sign = _SIGNS.match(scene.text, token.end)
        stop = sign.end() if sign else token.end
        pieces.append(scene.text[at:stop])
        at = stop
    return _DANGLING.sub("", clean("".join(pieces).replace(")", "").replace("(", "")))


def _past_insertion(scene: Scene, start: int, end: int) -> int | None:
    """Where the clause goes on behind an insertion between commas: « s'engagent à se rapprocher, dans un délai de dix
    ans, [de la cible de 2 %] »; None where what follows the comma is none."""
    opening = _INSERTED.match(scene.folded, start)
    if opening is None:
        return None
    stop = min(end, start + _INSERTION)
    following = scene.finite.first(start, stop)
    stop = following.start if following else stop
    close = scene.folded.find(",", start, stop)
    while close > 0:
        going_on = _GOING_ON.match(scene.folded, close)
        if going_on is not None and going_on["word"] != opening[0]:
            return going_on.start("word")
        close = scene.folded.find(",", close + 1, stop)
    return None


def _dropped(scene: Scene, at: int) -> int | None:
    """Where a date or adverb that a title leaves out ends; None for words that stay."""
    aside = scene.asides.over(at)
    if aside is not None and _HOW_LONG.match(scene.folded, aside.end) and scene.durations.over(at) is not None:
        return aside.end  # « autorise l'envoi d'une force [trois jours] après que … »
    if aside is not None:
        moment = scene.moments.over(aside.end - 1)
        if moment is None or moment.lead == "target" or _YEAR.fullmatch(scene.folded, moment.begin, moment.end):
            return None
        return _past_years(scene, aside.end)
    m = _ADVERB.match(scene.folded, at)
    return m.end() if m else None


def _past_years(scene: Scene, end: int) -> int:
    """« en 2025 [et 2026] »: where the list of times ends that a title leaves out."""
    while (more := _AND_YEAR.match(scene.folded, end)) and scene.asides.over(more.end() - 1) is not None:
        end = more.end()
    return end


_AND_YEAR = re.compile(r",?[ ](?:et[ ]|puis[ ]|ou[ ])?(?:en[ ])?(?:19|20)\d\d\b")
_HOW_LONG = re.compile(r"[ ](?:apres|avant|plus[ ]t(?:ard|ot))\b")
# « le retrait décidé en avril[, s']est achevé »
_LOOSE = re.compile(r"[ ,]+(?:[snlSNL]['’]|se|ne)$")


def fitted(title: str) -> str:
    """A title of a bearable length: cut before a preposition, never inside a phrase."""
    title = _DANGLING.sub("", _LOOSE.sub("", clean(title)))
    cuts = [m.start() for m in _CUT.finditer(title[:LIMIT])] if len(title) > LIMIT else []
    title = title[: cuts[-1]].rstrip(" ,") if cuts and cuts[-1] > 50 else title
    return f"{title} »" if title.count("«") == title.count("»") + 1 else title  # its last mark was cut off
