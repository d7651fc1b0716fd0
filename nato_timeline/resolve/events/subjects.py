"""What a title calls who or what acts: people by name, a capital as its country, a thing as the text named it first."""

from __future__ import annotations

import re

from ...lexicon import country, country_of
from ...text import fold
from .bodies import listed_before
from .clause import Clause, clause_of
from .french import clean, de, joined, lower_article
from .kinds import holds
from .noun_before import noun_before
from .phrases import Phrase
from .phrases import phrases as phrases_of
from .pronouns import is_impersonal, subject_ahead, teller_of
from .scene import Scene
from .stand_ins import subject_meant
from .who import meant_by, subject_before, subject_people
from .wording import ELIDED_BODIES, names, with_article


def subject_words(scene: Scene, clause: Clause) -> str:
    """The subject as a title says it: people by name, a capital as its country, else the words without appositions."""
    if people := names(scene, () if _is_of_things(scene, clause) else subject_people(scene, clause)):
        beside = _beside_one(scene, clause) if len(people) == 1 and clause.verb.plural else ""
        return joined([*people, beside] if beside else people)
    if clause.pronoun == "nous":
        return _home_of(scene, (scene.narrator,) if scene.narrator else ()) or _we(scene)
    span = clause.subject or (_meant(scene, clause) if clause.pronoun and not is_impersonal(clause) else None)
    if span is None:
        return ""
    start, end = _whole(scene, clause, *span)
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
        owners = [m.person for m in scene.mentions.within(whose.start, whose.end)] if whose else []
        if fold(text) == "le pays" and (home := _home_of(scene, tuple(owners))):
            return home  # « Ashton Carter, dont le pays a proposé »
        text += f" {de(clean(scene.text[whose.start : whose.end]))}" if whose else ""
    if scene.folded.endswith((" du ", " au "), 0, start):  # « la ratification du [traité] signé »
        text = f"le {text}"
    elif clause.verb.tense == "participle":  # « nous nous félicitons [de l'accord] conclu »
        text = without_of(text)
    if fold(text) == "son pays" and (home := _home(scene, clause)):
        return home
    text = _UNDATED.sub("", text if " et " in text else text.split(", ")[0])
    if _BARE_GROUP.fullmatch(text):
        return fuller(scene, text)
    return named_before(scene, OWNER.sub(article_of, text), start)


def without_of(text: str) -> str:
    """« du traité » → « le traité », « de l’accord » → « l’accord »."""
    text = _AMOUNT.sub("", text)
    return _OF_WHAT.sub(lambda m: {"du ": "le ", "des ": "les "}.get(m[0], ""), text)


def _is_of_things(scene: Scene, clause: Clause) -> bool:
    """« La division a été activée. Elle deviendra pleinement opérationnelle »: a pronoun that means nobody."""
    if clause.pronoun is None or clause.verb.lemma not in ("devenir", "être"):
        return False
    return scene.folded.find("operationnel", clause.verb.end, clause.verb.end + _NEAR) >= 0


_NEAR = 32


def _beside_one(scene: Scene, clause: Clause) -> str:
    """« le président X et [les dirigeants des pays de l'Alliance] signent »: who is beside the one that is named."""
    start, end = clause.subject or (0, 0)
    at = scene.folded.find(" et ", start, end)
    if at < 0 or scene.mentions.first(at, end) is not None:
        return ""
    return lower_article(clean(scene.text[at + 4 : end]))


def _whole(scene: Scene, clause: Clause, start: int, end: int) -> tuple[int, int]:
    """A subject with the number that it begins with, and with what stands between it and its verb: « [9,2] milliards
    décidés », « Les participants [à la conférence sur l'Ukraine] ont adopté »."""
    figure = scene.figures.over(start)
    if figure is not None and figure.start < start:
        start = figure.start
    verb = clause.verb
    if clause.pronoun or not end < verb.start < end + _BETWEEN or scene.moments.first(end, verb.start) is not None:
        return start, end
    about = _ABOUT.match(scene.folded, end, verb.start)
    if about is not None:  # « Un contrat [portant sur l'achat de 88 avions] devrait être conclu »
        run = phrases_of(scene, about.end(), verb.start)
        whole = bool(run) and not any(p.comma for p in run) and not scene.folded[run[-1].end : verb.start].strip()
        return start, run[-1].end if whole else end
    run = phrases_of(scene, end, verb.start)
    if not run or any(p.comma or p.joined or not _goes_with_noun(scene, p) for p in run):
        return start, end
    reaches = not scene.folded[run[-1].end : verb.start].strip()
    return start, run[-1].end if reaches and run[0].link and not scene.folded[end : run[0].begin].strip() else end


def _goes_with_noun(scene: Scene, phrase: Phrase) -> bool:
    return (
        not phrase.link
        or phrase.link in _GOES_WITH_NOUN
        or scene.folded.startswith(("sans ", "en matiere "), phrase.begin)
    )


_BETWEEN = 80
_ABOUT = re.compile(r"[ ](?:portant[ ]sur|relati(?:f|ve)s?[ ](?:a|aux?)|visant[ ]a|concernant)\b")
_GOES_WITH_NOUN = frozenset({"to", "pour", "on", "against", "between", "for"})
_AMOUNT = re.compile(r"^[Ll]e (?:montant|volume|total) (?=du |des |de )")  # « [le montant] de l'aide promise »
_OF_WHAT = re.compile(r"^(?:du |des |de (?=l['’]|la ))")
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


# « [Nous, chefs d'État et de gouvernement des pays de l'Alliance], nous sommes réunis », « Nous, A et B, avons »
_WE = re.compile(
    r"\bnous, (?:les )?(?P<who>[^.;:\n]{4,140}?),? (?:nous|avons|sommes|reaffirmons|declarons|adoptons|nos)\b"
)


def _we(scene: Scene) -> str:
    """Who « nous » is where a declaration says so."""
    m = _WE.search(scene.folded, 0, _FIRST_LINES) if "nous, " in scene.folded[:_FIRST_LINES] else None
    if m is None:
        return ""
    if named := names(scene, tuple(p.person for p in scene.mentions.within(*m.span("who")))):
        return joined(named)
    said = clean(scene.text[slice(*m.span("who"))]).split(",")[0]
    return f"Les {said}" if said[:1].islower() else ""


_FIRST_LINES = 1_500


def _home_of(scene: Scene, people: tuple[str, ...]) -> str:
    """The country of the offices that the text gives to somebody, with its article; empty where it is not one."""
    lands = {role.of for id in people if id in scene.people for role in scene.people[id].roles if role.of}
    known = [with_article(land) for land in lands if country_of(land) or land in ELIDED_BODIES]
    return known[0] if len(known) == 1 else ""


def _without_adverb(text: str) -> str:
    """Without the adverb that opens the sentence."""
    return _OPENING_ADVERB.sub("", text)


# « Les ministres » says who only with what stands elsewhere in the document
_BARE_GROUP = re.compile(r"[Ll]es (?:ministres|dirigeants|ambassadeurs|chefs d['’][ÉEe]tat-major)")
OWNER = re.compile(r"^(?:[Ss]on|[Ss]a|[Ss]es|[Ll]eurs?|[Cc]e|[Cc]ette|[Cc]es)\s(?P<vowel>(?=[aeiouyéèêâîôAEIOUYÉÈÊ]))?")


def article_of(m: re.Match[str]) -> str:
    articles = {"son": "le ", "sa": "la ", "leur": "le ", "ce": "le ", "cette": "la "}
    said = articles.get(m[0].strip().lower(), "les ")
    return "l’" if m["vowel"] is not None and said != "les " else said


def fuller(scene: Scene, text: str) -> str:
    """The first full form in the document of a group named by its head alone: « les ministres de la Défense »."""
    head = text.split(" ", 1)[1]
    m = re.search(rf"\b{re.escape(fold(head))} (?:de|du|des|d')", scene.folded)
    if m is None:
        return text
    run = phrases_of(scene, m.start(), scene.sentence(m.start()).end)
    return f"{text.split(' ', 1)[0]} {clean(scene.text[run[0].start : run[0].end])}" if run else text


_BARE_THING = re.compile(r"(?P<article>le |la |l['’])(?P<noun>[^\W\d]+)", re.IGNORECASE)
_THINGS = ("text", "treaty", "contract", "undertaking", "aid")
_LED = r"(?<![\w'-])(?:une?|le|la|l'|du|au|d'une?|ce|cet|cette|son|sa|leur|notre)(?:[ ]|(?<='))(?:[a-z]+[ ])?"
_FULL = r"[ ](?:de|du|des|d'|sur|pour|a|avec|entre|contre|relatif|relative)\b"


def named_before(scene: Scene, text: str, at: int) -> str:
    """A thing named by its bare noun, « le contrat », as the text named it before, « le contrat de 200 millions avec
    l'Estonie », where it did so in one way."""
    m = _BARE_THING.fullmatch(text)
    if m is None or not words_hold(scene, at, _THINGS):
        return text
    said = set()
    named = re.compile(_LED + rf"(?P<noun>{re.escape(fold(m['noun']))}){_FULL}")
    for full in named.finditer(scene.folded, max(0, at - _FAR), at):
        run = phrases_of(scene, full.start("noun"), scene.sentence(full.start()).end)
        if not run or run[0].start != full.start("noun"):
            return text
        more = len(run) > 1 and run[0].end == full.end("noun") and run[1].link != "to" and not run[1].comma
        said.add(_OPEN_END.sub("", clean(scene.text[run[0].start : run[1 if more else 0].end])))
    found = said.pop() if len(said) == 1 else ""
    return f"{m['article']}{found}" if len(m["noun"]) < len(found) < _FULLER else text


def words_hold(scene: Scene, at: int, types: tuple[str, ...]) -> bool:
    """Whether the noun behind the article there is of some types."""
    return holds(scene, at, min(at + _NOUN, scene.sentence(at).end), types)


_OPEN_END = re.compile(r" (?:relatif|relative|portant|visant|concernant)s?$")  # « le projet de loi [relatif] à … »
_FULLER, _NOUN = 70, 20
_FAR = 3_000  # characters back


def _meant(scene: Scene, clause: Clause) -> tuple[int, int] | None:
    """The words that a pronoun stands for: « ils », « tous » the subject before; « elle » the text decided on
    before."""
    if ahead := subject_ahead(scene, clause):
        return ahead
    if clause.pronoun in ("ils", "elles", "tous", "toutes"):
        return subject_before(scene, clause.verb.start, plural=True)
    if clause.pronoun not in ("il", "elle"):
        return None
    if office := teller_of(scene, clause) or meant_by(scene, clause):
        return office
    acts = clause.verb.voice != "passive" and clause.verb.finite
    doer = subject_before(scene, clause.verb.start, plural=False) if acts else None
    if doer is not None and scene.folded.startswith(_OF_HER if clause.pronoun == "il" else _OF_HIM, doer[0]):
        doer = None  # « La Russie … Hier, il a signé »
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
    if before and agrees and holds(scene, *before, ("text", "treaty", "institution", "format")):
        return before
    return subject_meant(scene, clause) if clause.verb.voice == "passive" else None


_OF_HER, _OF_HIM = ("la ", "une ", "cette ", "sa "), ("le ", "un ", "ce ", "cet ")
_SEVERAL = ("les ", "des ", "deux ", "trois ", "quatre ", "cinq ", "six ", "ses ", "leurs ", "plusieurs ")
