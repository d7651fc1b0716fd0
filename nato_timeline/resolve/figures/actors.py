"""Countries and bodies that act in a stretch of text, by the names that a holder is printed with."""

from __future__ import annotations

import re

from ...lexicon import country, country_of
from ...model import Place
from ...text import fold
from ..people.home import SHARED_SEATS
from .frames import Frame
from .phrases import before_clitics, forwards, surface
from .scene import Scene
from .words import is_noun

# before a name that is no subject: « au Canada », « selon Londres », « de la France »
_GOVERNED = re.compile(
    r"(?<!\w)(?:a|au|aux|en|de|du|des|d'|dans|pour|avec|selon|contre|vers|sur|par|chez|depuis|entre|sous|envers|lors|hors)"
    r"[ ]?(?:l'|(?:la|le|les|son|sa|ses|leurs?|notre|nos)[ ])?$"
)
_OF = re.compile(r"(?<!\w)(?:de|du|des|d')[ ]?(?:l'|la[ ])?$")
_FOR_WHOM = re.compile(r"(?:faveur|profit|benefice|appui|secours)[ ](?:de|du|des|d')[ ]?(?:l'|la[ ])?$")
_WORD = re.compile(r"[^\W\d_]+")
_WHOLE_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")  # « Pays-Bas » are no « pays »
_TOGETHER = re.compile(r"(?<![^\W_])(?:les|tous[ ]les|d'autres|la(?=[ ]communaute[ ]inter))[ ](?=[^\W\d_])")
# « celles de la Pologne » are what was measured before
THOSE = frozenset({"celui", "celle", "ceux", "celles"})
_CURRENT = frozenset({"current", "acting", "elected"})


def actors_in(scene: Scene, frame: Frame, start: int, end: int, *, owners: bool = False) -> tuple[str, ...]:
    """Countries and bodies that stand as subjects in a stretch, each once; else those of the people named there.

    `owners`: only those whose aid, spending or budget stands there (« l'aide américaine », « le budget de la
    Belgique »)."""
    if not owners:
        start = _past_adjuncts(scene, start, end)
    places = [place for place in scene.place_layer.within(start, end) if _is_actor(scene, start, place, owners)]
    free = [place for place in places if not owners and not is_governed(scene, place)]
    found = [named(frame, place) for place in free or places]  # « les États-Unis, premier soutien [de Kiev] »
    if not found and not owners:
        found = [home for m in scene.mention_layer.within(start, end) if (home := home_of(scene, m.person))]
    return tuple(dict.fromkeys(found))


_ADJUNCT = re.compile(r"[\s«]*(?:pour|afin|avec|apres|avant|sans|dans|selon|depuis|face)(?![^\W_])")


def _past_adjuncts(scene: Scene, start: int, end: int) -> int:
    """« Pour accueillir la brigade allemande, [la Lituanie] »: past what opens it, if somebody is behind."""
    while _ADJUNCT.match(scene.folded, start, end) and (comma := scene.folded.find(", ", start, end)) >= 0:
        if not scene.place_layer.within(comma, end) and not _PRONOUN.match(scene.folded, comma + 2):
            break  # « [Avec les Pays-Bas et l'Allemagne,] il s'est engagé »
        start = comma + 2
    return start


_PRONOUN = re.compile(r"(?:ils?|elles?|on|nous)[ ]")
# « VILNIUS, 22 mai 2025 (AFP) - », « Paris, le 3 mai – », « OSLO (Reuters) - », « BRUXELLES (Belga) Le conseil »
_DATELINE = re.compile(
    r"(?:[ ]?\([^()]{2,40}\))?,?[ ]?(?:le[ ])?(?:\d{1,2}(?:er)?[ ][a-z]{3,9}\.?(?:[ ]\d{4})?|\d{1,2}/\d{1,2})?[ ]?"
    r"(?:\([^()]{2,30}\)[ ]?)?[ ][-–—=][ ]"
    r"|[^()\n.]{0,24}[ ]\((?:keystone-)?(?:ats|afp|belga|reuters|awp|dpa|ap|aip|aps|map|apa)(?:/[a-z]+)?\)[ ]"
)


def is_dateline(scene: Scene, place: Place) -> bool:
    """Whether a place is where a dispatch was written: it opens a line."""
    opens = place.start == 0 or scene.folded[place.start - 1] == "\n"
    return opens and _DATELINE.match(scene.folded, place.end) is not None


def is_governed(scene: Scene, place: Place) -> bool:
    before = scene.folded[max(0, place.start - 14) : place.start]
    if place.form == "adjective":
        return False
    if _GOVERNED.search(before):
        return True
    joint = _AND_BY.search(before)  # « dirigée par la Lettonie et le Royaume-Uni », « le sommet de Strasbourg et Kehl »
    other = scene.place_layer.before(place.start) if joint else None
    if joint is None or other is None or other.end != place.start - len(joint[0]):
        return False
    if joint[0] == " et " and is_governed(scene, other):
        return True
    return _BY.search(scene.folded, max(0, other.start - 8), other.start) is not None


_AND_BY = re.compile(r"[ ]et[ ](?:l'|l[ae]s?[ ])?$")
_BY = re.compile(r"(?<!\w)par[ ](?:l'|l[ae]s?[ ])?$")


_OF_ONE = frozenset({"de", "du", "la", "l"})
_ONE = re.compile(r"(?<![^\W_])cel(?:ui|le)[ ](?:d'|de[ ](?:l'|la[ ])?|du[ ])$")
_REACH = 400  # characters back to what « celui » stands for


def is_where_one_stands(scene: Scene, place: Place) -> bool:
    """« Huit bataillons sont en place. Celui de [Roumanie] compte »: where it is, unless such a force was somebody's
    (« le contingent canadien …, celui de la France »)."""
    one = _ONE.search(scene.folded, max(0, place.start - 14), place.start)
    if one is None:
        return False
    stand = [m for m in _WORD.finditer(scene.folded, max(0, one.start() - _REACH), one.start()) if _is_force(m[0])]
    whose = scene.place_layer.first(stand[-1].end(), stand[-1].end() + _NEAR) if stand else None
    return bool(stand) and not (whose and whose.form == "adjective")


_NEAR = 40  # characters


def _is_force(word: str) -> bool:
    return is_noun(word, "forces") or is_noun(word, "missions")


# « l'institut Kiel », « l'accord Berlin »
_NAMED_FOR = re.compile(
    r"(?<![^\W_])(?:institut|universite|groupe|centre|college|ecole|musee|fondation|processus|format|accords?|aeroport"
    r"|base|port|camp)[ ]$"
)


_ACRONYM = 12  # characters
_AFTER_ACRONYM = re.compile(r"(?<![\w'’-])[A-Z]{4,10} $")


def is_in_a_name(scene: Scene, place: Place) -> bool:
    """Whether a place is what something is called by: « l'institut [Kiel] », « la mission EUTM [Mali] »."""
    if place.kind == "country":
        before = scene.text[max(0, place.start - _ACRONYM) : place.start]
        return _AFTER_ACRONYM.search(before) is not None and not place.surface.isupper()
    return place.kind == "city" and _NAMED_FOR.search(scene.folded, max(0, place.start - 14), place.start) is not None


def is_subject(scene: Scene, start: int, place: Place) -> bool:
    """Whether a place named after `start` may be who acts there: « la Pologne », not « en Pologne »."""
    return _is_actor(scene, start, place, False)


_TELLING = re.compile(r"(?<![^\W_])(?:selon|d'apres)[ ](?:l'|l[ae]s?[ ]|une?[ ])?(?:[a-z]+[ ]){0,2}$")


def _tells(scene: Scene, place: Place) -> bool:
    """« Selon l'institut [SIPRI], les dépenses atteignent »: a body that only tells of it."""
    if place.kind != "body" or place.country:
        return False
    return _TELLING.search(scene.folded, max(0, place.start - 40), place.start) is not None


def _is_actor(scene: Scene, start: int, place: Place, owners: bool) -> bool:
    if fold(place.surface) == "allie" or is_dateline(scene, place):
        return False  # « le nouvel Allié » is one of them, named before
    if place.kind == "city" and not is_capital(place) and fold(place.name) not in SHARED_SEATS:
        return False  # « Kiel chiffre à 267 milliards »
    if is_in_a_name(scene, place) or _tells(scene, place):
        return False
    before = _WORD.findall(scene.folded, max(start, place.start - 60), place.start)
    if place.form == "adjective":  # « le gouvernement belge », « l'aide militaire américaine »
        tables = ("measured", "owned_sums") if owners else ("institutions", "forces")
        if owners and before and before[-1] in ("part", "parts"):  # « la quote-part luxembourgeoise »
            return True
        return any(is_noun(word, table) for word in before[-6:] for table in tables)
    if not owners and not is_governed(scene, place):
        return True
    if _FOR_WHOM.search(scene.folded, max(0, place.start - 20), place.start):
        return False
    if before and before[-1] in _OF_ONE and is_where_one_stands(scene, place):
        return False
    near = max(0, place.start - 8), place.start
    owned = _OF.search(scene.folded, *near)  # « la contribution du Canada », « l'aide promise par l'Union »
    owned = owned or (_BY.search(scene.folded, *near) if owners else None)
    owning = (is_noun(word, "measured") or is_noun(word, "institutions") or word in {"part", *THOSE} for word in before)
    return bool(owned) and any(owning)


def group_in(scene: Scene, start: int, end: int) -> str | None:
    """« les [dirigeants de l'OTAN] », « les [Alliés européens] et le [Canada] »: a group, in its own words; of
    « Suédois et Finlandais » the countries."""
    if peoples := _peoples(scene, start, end):
        return peoples
    for at in _groups(scene, start, end):
        word = _WHOLE_WORD.match(scene.folded, at)
        if word and is_noun(word[0], "groups"):
            span = forwards(scene, at, before_clitics(scene, at, end), joined=True)
            inner = scene.place_layer.within(*span) if span else ()
            if span and scene.folded.startswith(" d'equipage", word.end()):
                return None
            national = any(place.form == "adjective" or (place.kind == "body" and place.country) for place in inner)
            if national and is_noun(word[0], "anybody"):
                continue  # « 400 membres des forces armées canadiennes »: Canada
            if span is None or (word.end() >= span[1] and is_noun(word[0], "anybody")):
                return None
            return re.sub(r" et (?:l[ae]s? |l['’])", " et ", surface(scene, span))
    return None


_PEOPLES = re.compile(r"(?:^|(?<=,[ ]))[\s«]*(?P<one>[a-z-]+s)[ ]et[ ](?P<other>[a-z-]+s)[ ]")


def _peoples(scene: Scene, start: int, end: int) -> str | None:
    """« [Européens et Canadiens] ont promis »: two peoples without articles."""
    said = scene.folded[start:end]
    m = _PEOPLES.search(said) if " et " in said else None
    if m is None or not all(scene.text[start + m.start(name)].isupper() for name in ("one", "other")):
        return None
    countries = [country_of(m[name]) for name in ("one", "other")]
    if all(countries):
        return ", ".join(each.name for each in countries if each)
    known = all(each or is_noun(m[name], "groups") for each, name in zip(countries, ("one", "other"), strict=True))
    return scene.text[start + m.start("one") : start + m.end("other")] if known else None


def _groups(scene: Scene, start: int, end: int) -> list[int]:
    """Where nouns begin that are counted (« vingt-cinq [pays] ») or determined as many (« les [Alliés] »)."""
    counted = [
        figure.start + at
        for figure in scene.found_layer.within(start, end)
        if figure.kind == "count" and (at := scene.folded[figure.start : figure.end].find(fold(figure.unit))) > 0
    ]
    return sorted([*counted, *(m.end() for m in _TOGETHER.finditer(scene.folded, start, end))])


def named(frame: Frame, place: Place) -> str:
    """The holder's name: the country for a capital or a government, and for any national body where shares of its GDP
    are meant; else the body."""
    home = country_name(place)
    if home is None:
        return place.name
    if place.kind == "body":
        is_government = is_noun(fold(place.name).split()[0], "governments")
        return home if is_government or frame.found.kind == "percent" else place.name
    speaks = place.form in ("metonym", "adjective") or place.kind == "country" or is_capital(place)
    return home if speaks else place.name


def is_capital(place: Place) -> bool:
    """Whether a city's name means its country's government where it acts: « Berne a promis », not « Bruxelles »."""
    home = country(place.country) if place.kind == "city" and place.country else None
    return home is not None and home.capital_speaks and fold(home.capital or "") == fold(place.name)


def country_name(place: Place) -> str | None:
    """The French name of a place's country."""
    home = country(place.country) if place.country else None
    return home.name if home else None


def home_of(scene: Scene, person_id: str) -> str | None:
    """The country or body that a person speaks for: what the current role is of."""
    person = scene.person_by_id.get(person_id)
    roles = person.roles if person else ()
    return next((role.of for role in roles if role.of and role.status in _CURRENT), None)
