"""Noun phrases beside a figure, read off the text without a parser: forwards to a joint, backwards to a determiner."""

from __future__ import annotations

import re

from ...model import Timex
from .scene import Scene
from .words import is_noun, verbs, words

Stretch = tuple[int, int]

_WORD = re.compile(r"[^\W\d_]+'|[^\W_]+(?:[-'][^\W_]+)*|[^\w\s]")
_LIMIT = 16  # words
# « estiment le [leur] à 260 millions »: what has been told
THEIRS = frozenset({"leur", "leurs", "sien", "sienne", "siens", "siennes", "notre", "notres", "mien", "mienne"})


def forwards(
    scene: Scene, start: int, limit: int, *, inside: frozenset[str] = frozenset(), joined: bool = False
) -> Stretch | None:
    """The phrase that begins at `start` and ends before punctuation, a verb, a date or a word that opens another one.

    `inside`: words that may be in it although they mostly end one (« dans la Défense »); `joined`: it may go on after
    « et » with an article (« les Alliés européens et le Canada »)."""
    limit = min(limit, first_break(scene, start, limit))
    end = start
    last = ""
    ending, joining = words("ending"), words("joining")
    for count, m in enumerate(_WORD.finditer(scene.folded, start, limit)):
        word = m[0]
        if count >= _LIMIT or not (word[0].isalnum() or word in "«»\"'*"):
            break
        goes_on = (last == "de" and word in _THIS) or (word == "contre" and last in _AGAINST)
        if word in ending and word not in inside and not goes_on:
            break
        if not joined and last == "et" and word in joining:
            break
        if word not in joining:
            end = m.end()
        last = word
    for pattern in (_PERIOD, _ADVERBIAL, _DANGLING):
        cut = pattern.search(scene.folded, start, end)
        end = cut.start() if cut else end
    done = scene.verb_layer.before(end) if scene.folded.startswith(_BY_OR_WHEN, end) else None
    cut_off = done is not None and (scene.folded.startswith(" par ", end) or done.lemma in verbs("making"))
    if done and cut_off and done.end == end and done.tense == "participle" and done.start > start + 1:
        end = done.start - 1  # « le soutien militaire [apporté] par Stockholm », « le fonds [créé] en 2007 »
    return (start, end) if end > start else None


_BY_OR_WHEN = (" par ", " en ", " le ", " depuis ")
_AGAINST = frozenset({"lutte", "combat", "guerre", "mesures", "protection"})  # « la lutte contre le terrorisme »
_THIS = frozenset({"ce", "cet", "cette", "ces", "chaque"})  # « le coût de [cette unité] »
# « une aide de 50 milliards à l'Ukraine[ pour la période] 2024-2027 »
_PERIOD = re.compile(
    r"[ ](?:(?:pour|sur|durant|pendant)[ ](?:l'|(?:la|les)[ ])exercices?"
    r"|(?:pour|sur|de|durant|pendant)[ ](?:l'|(?:la|les)[ ])(?:periode|annees?))$"
)


_DANGLING = re.compile(
    r"[ ](?:entre|sur|vers|avec|pour|par|dans|des|du)$"
)  # « d'investissements[ entre] 2022 et 2030 »
_ADVERBIAL = re.compile(  # « 8,1 milliards à la défense[ au cours des] cinq prochaines années »
    r"[ ](?:au[ ](?:cours|titre|lieu|moins|total|maximum|minimum|terme)"
    r"|a[ ](?:partir|compter|terme|hauteur|raison|l'(?:horizon|echeance|issue))"
    r"|en[ ](?:tout|moyenne|vue|termes|echange|marge|cours))(?![^\W_])"
)


def first_break(scene: Scene, start: int, limit: int) -> int:
    """Where the first verb, date or figure begins that is no part of a noun phrase."""
    verbs = (v for v in scene.verb_layer.within(start, limit) if v.tense != "participle")
    verb = next((v for v in verbs if not is_left_to(scene, v.start)), None)
    times = scene.timex_layer.within(start, limit)
    timex = next((t for t in times if not (_is_adjective(scene, t) or _is_its_year(scene, start, t))), None)
    figure = scene.found_layer.first(start, limit)
    counted = _before_label(scene, start, figure.lead) if figure else limit
    return min(verb.start if verb else limit, timex.start if timex else limit, counted)


def _is_adjective(scene: Scene, timex: Timex) -> bool:
    """« la provision [annuelle] pour opérations » goes on."""
    return timex.type == "SET" and " " not in scene.folded[timex.start : timex.end]


_OF_YEAR = re.compile(r"(?:budgets?|credits|depenses|exercice|effort)[ ]$")


def _is_its_year(scene: Scene, start: int, timex: Timex) -> bool:
    """« le budget [2024] de la Défense » goes on."""
    goes_on = len(timex.value) == _YEAR and scene.folded.startswith((" de ", " des ", " du "), timex.end)
    return goes_on and _OF_YEAR.fullmatch(scene.folded, start, timex.start) is not None


_YEAR = 4  # digits
_AND = re.compile(r"(?:,|[ ]et|[ ]puis)[ ](?:l'|(?:la|le|les)[ ])?$")


def _before_label(scene: Scene, start: int, lead: int) -> int:
    """Where a phrase ends that is followed by a figure, or by whose figure it is: « l'industrie[ et Stockholm] 65 »."""
    place = scene.place_layer.before(lead)
    if place is None or place.start < start or place.form == "adjective" or scene.folded[place.end : lead].strip():
        return lead
    joint = _AND.search(scene.folded, start, place.start)
    return joint.start() if joint else lead


def is_left_to(scene: Scene, at: int) -> bool:
    """Whether an infinitive makes a noun with what stands before it: « le manque à [gagner] »."""
    return _LEFT_TO.search(scene.folded, max(0, at - 9), at) is not None


_LEFT_TO = re.compile(r"(?<![^\W_])(?:reste|manque)[ ]a[ ]$")  # « le reste à payer » is a noun


# determiners that open a noun phrase; after « de » or « à » they go on with one (« dépenses de la défense »)
_OPENING = re.compile(
    r"(?<![^\W_])(?:(?P<inside>(?:de|a|en|sur|pour|dans|par|contre|entre|envers|vers)[ ]|(?:et|avec)[ ](?!une?[ ]))?"
    r"(?:l'|(?:la|le|les|une?|son|sa|ses|leurs?|notre|nos|votre|vos|cette|cet|ces?|aucune?|chaque)[ ])|d'une?[ ])"
)
_PREPOSITION = re.compile(r"[^\w]*(?:(?:en|a|avec|pour|par|sur|dans|et|puis|hors|outre|grace[ ](?:a|aux?))[ ])?")


def backwards(scene: Scene, end: int, limit: int) -> Stretch | None:
    """The noun phrase that ends at `end`, without its determiner, not before `limit`: « l'octroi d'une [aide] »; the
    whole stretch where nothing determines it (« [Programmation militaire] : 413 Md€ »)."""
    start = limit
    for m in _OPENING.finditer(scene.folded, limit, end):
        if m["inside"] is None:
            start = m.end()
    opening = _PREPOSITION.match(scene.folded, start, end)  # « en augmentation de 18 % », « sur l'achat de »
    start = without_article(scene, opening.end(), end)[0] if opening else start
    while end > start and not scene.folded[end - 1].isalnum():
        end -= 1
    return (start, end) if start < end else None


_CLITICS = re.compile(r"(?:[ ,]+(?:ne|n'|se|s'|y|en|lui|leur|l'|nous|vous|j'))*[ ,]*$")


def before_clitics(scene: Scene, start: int, end: int) -> int:
    """Where a stretch before a verb ends without the pronouns and the negation that belong to the verb."""
    m = _CLITICS.search(scene.folded, max(start, end - 24), end)
    return m.start() if m else end


_ARTICLE = re.compile(
    r"l'|(?:la|le|les|un|une|des|du|son|sa|ses|leurs?|notre|nos|votre|vos|cette|cet|ce|ces|chaque|aux?)[ ]"
)


def without_article(scene: Scene, start: int, end: int) -> Stretch:
    m = _ARTICLE.match(scene.folded, start, end)
    return (m.end(), end) if m and m.end() < end else (start, end)


def head(scene: Scene, span: Stretch) -> str:
    """The folded first noun of a phrase: its first word that is no adjective of size or order."""
    passed = words("before_noun")
    for m in _WORD.finditer(scene.folded, *span):
        if m[0] not in passed and m[0].removesuffix("s") not in passed:
            return m[0]
    return ""


def surface(scene: Scene, span: Stretch) -> str:
    """The phrase in the text's own words, on one line."""
    said = re.sub(r"\s+", " ", scene.text[slice(*span)].replace("*", "")).strip(' ,;:"“”')
    if said.count("(") > said.count(")"):  # « Force pour le Kosovo (KFOR »
        said = said[: said.rindex("(")].strip()
    if said.count('"') % 2:  # « l'opération "Force alliée", forte de »
        return f'{said}"' if scene.text.startswith('"', span[1]) else said.replace('"', "")
    if said.count("«") == said.count("»"):
        return said
    return f"{said} »" if "«" in said[1:] and scene.text.startswith((" »", "\u00a0»"), span[1]) else said.strip(" «»")


_DETERMINER = re.compile(
    r"(?<![^\W_])(?:l'|(?:(?P<le>le|du|au)|(?P<la>la)|(?P<les>les|des|aux)"
    r"|(?P<his>son|sa|ses|leurs?|notre|nos|cet|cette|ces?))[ ])$"
)


def genitive(scene: Scene, span: Stretch) -> str:
    """The phrase as another noun's complement, by the article that it has in the text: « du projet », « de l’aide »."""
    article = _DETERMINER.search(scene.folded, max(0, span[0] - 7), span[0])
    words = surface(scene, span)
    if article and article["his"]:
        return f"de {article['his']} {words}"
    if article is None:
        return f"d’{words}" if scene.folded[span[0]] in "aeiouy" else f"de {words}"
    return {"le": f"du {words}", "la": f"de la {words}", "les": f"des {words}"}.get(
        article.lastgroup or "", f"de l’{words}"
    )


def is_actor(scene: Scene, span: Stretch) -> bool:
    """Whether a phrase is a country, a body or people and nothing else: who, not what for; a mission is what for."""
    if is_noun(head(scene, span), "missions") or is_noun(head(scene, span), "forces"):
        return False
    places = scene.place_layer.within(*span)
    if not places or places[0].start != span[0] or places[0].form == "adjective":
        return False
    return places[0].end >= span[1] - 12 or (len(places) > 1 and places[-1].end == span[1])


_ONE = re.compile(r"(?<![^\W_])(?:l[ae'][ ]?|une?[ ]|du[ ])$")
_MANY = re.compile(r"[ ](?:des|aux|ces|ses|leurs)[ ]")


def agreeing(scene: Scene, span: Stretch, *, plural: bool) -> Stretch:
    """The part of a phrase that a plural or a singular verb can be said of."""
    return (_plural_in if plural else _singular_in)(scene, span)


def _plural_in(scene: Scene, span: Stretch) -> Stretch:
    """« l'arrêt des [livraisons de gaz], lesquelles représentaient »: what a plural verb can be said of."""
    one = _ONE.search(scene.folded, max(0, span[0] - 5), span[0])
    many = _MANY.search(scene.folded, *span) if one else None
    return (many.end(), span[1]) if many else span


_SEVERAL = re.compile(r"(?<![^\W_])(?:les|des|ses|leurs|ces|aux)[ ]$")
_SINGLE = re.compile(r"[ ](?:du|de[ ]la)[ ](?!.*[ ](?:du|de[ ]la)[ ])")


def _singular_in(scene: Scene, span: Stretch) -> Stretch:
    """« des employés de la [société], qui emploie »: what a singular verb can be said of."""
    many = _SEVERAL.search(scene.folded, max(0, span[0] - 7), span[0])
    one = _SINGLE.search(scene.folded, *span) if many else None
    return (one.end(), span[1]) if one else span
