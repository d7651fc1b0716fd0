"""Words of the text as titles use them: subjects by name, the rest of a clause without its dates, countries with
articles."""

from __future__ import annotations

import re

from ...lexicon import country_of
from ...model import Span, Zone
from .clause import Clause
from .french import capital, clean, closed, said_by_all
from .kinds import holds
from .phrases import Phrase, phrases
from .scene import Scene
from .where import capital_at

LIMIT = 140
ELIDED_BODIES = frozenset({"OTAN", "Union européenne", "UE", "ONU", "OSCE", "Alliance"})
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
    r"(?:lui|elle|eux|elles)[ ](?:aussi|egalement|meme)|des[ ]que[ ]possible|au[ ]plus[ ]vite|"
    r"egalement|aussi|aussitot|notamment|ensuite|specifiquement|spécialement|desormais|en[ ]outre|par[ ]ailleurs)\b"
)
# what an insertion between commas begins with, and with what the clause goes on behind it
_INSERTED = re.compile(r"(?:dans|avec|par|pour|sans|selon|lors|apres|avant|au|a|sous|conformement|malgre|en|des)\b")
_GOING_ON = re.compile(
    r",[ ](?P<word>(?:de|du|des|a|au|aux|le|la|les|une?|leurs?|son|sa|ses|sur|\d+|"
    r"deux|trois|quatre|cinq|six|sept|huit|neuf|dix|plusieurs)\b|[dl]')"
)
_ON_WITH = re.compile(r",[ ](?=(?:de|du|des|a|au|aux|sur)\b|d')")
_INSERTION = 90
_NAME = 90  # what is longer between quotation marks is no name
_DANGLING = re.compile(
    r"(?:[ ](?:et|ou|de|du|des|à|au|aux|en|le|la|les|par|pour|avec|ainsi|entre|sur|vers|[ld]['’]?|"
    r"(?:pour|sur|durant|pendant|couvrant|de)[ ]la[ ]période(?:[ ](?:allant|courant))?|"  # of years that are left out
    r"(?:de|avec)[ ]ce(?:(?:lui|lle|ux|lles)-(?:ci|là)|(?:t|tte|s)?[ ]derni(?:er|ère)s?)))+$"  # of whom none has read
)
_CUT = re.compile(r" (?:afin|pour|dans|avec|en|sur|au|aux|à|et|du|de|des) ")


def with_article(name: str) -> str:
    """« Australie » → « l’Australie », « Corée du Sud » → « la Corée du Sud »; a city or other name as it is."""
    known = country_of(name)
    article = known.article if known and known.name == name else "l'" if name in ELIDED_BODIES else ""
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


def said_that(scene: Scene, start: int) -> str:
    """« que la Géorgie rejoindrait un jour l'Alliance »: a clause with « que », up to the next mark."""
    end = scene.sentence(start).end
    aside = _BETWEEN_DASHES.search(scene.folded, start, end)
    marks = (scene.folded.find(mark, start, end) for mark in (",", ";", " :", " -", "."))
    stop = min((at for at in marks if at >= 0), default=end)
    if aside is not None and stop == aside.start():  # « que la brigade [– 4 800 hommes –] serait prête »
        return f"{clean(scene.text[start:stop])} {said_that(scene, aside.end() + 1)}"
    return clean(scene.text[start:stop])


_BETWEEN_DASHES = re.compile(r" - [^-;:]{2,70} -(?= )")


def object_words(scene: Scene, clause: Clause) -> str:
    """The direct object."""
    thing = clause.object or next((p for p in clause.after if not p.link), None)
    return clean(scene.text[thing.start : thing.end]) if thing else ""


# what stands between words with nothing between them
_JOINED = frozenset({"", " "})


# « a livré dix-huit canons [et douze autres] le seront », « a voté [et celui de Hongrie] doit se réunir »
_NEXT_SUBJECT = re.compile(
    r"\s(?:et|mais) (?:celui|celle|ceux|celles|les? |la |l[’']|(?:\w+ )?autres?\b)(?:(?! et | puis ).)*$"
)
_AND_THE = (" et la ", " et le ", " et les ", " et l'")


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
            if (zone := _name_in_marks(scene, token.start, at)) is not None:
                said = clean(scene.text[zone.start : zone.end])
                pieces.append(scene.text[at : zone.open] + (said if said[:1].islower() else f"« {said} »"))
                at = zone.close
                continue
            if _MARK.search(gap) or ("," in gap and "".join(pieces).strip()):
                break
        if _STOP.match(scene.folded, token.start):
            if scene.folded.endswith(" a ce ", start, token.start):  # « s'engage à ce [que le Canada soit] »
                pieces.append(f" {said_that(scene, token.start)}")
            break
        verb = scene.verbs.over(token.start)
        if verb is not None and verb.tense not in ("infinitive", "participle") and verb.start == token.start:
            pieces = [_NEXT_SUBJECT.sub("", "".join(pieces))]
            break
        drop = _dropped(scene, token.start)
        if drop is not None:
            at = drop
            if scene.folded.startswith(_AND_THE, drop) and scene.asides.over(drop + len(" et ")) is None:
                break  # « seront livrées en 2025 [et la dernière l'année suivante] »
            continue
        sign = _SIGNS.match(scene.text, token.end)
        stop = sign.end() if sign else token.end
        pieces.append(scene.text[at:stop])
        at = stop
    said = _DANGLING.sub("", clean("".join(pieces).replace(")", "").replace("(", "")))
    return f"« {said}" if said.count("»") == said.count("«") + 1 else said


def _name_in_marks(scene: Scene, at: int, behind: int) -> Zone | None:
    """The marks that open before a word and hold a name: « ont adopté [la « Déclaration de Lugano »] »."""
    zone = scene.quotation(at)
    if zone is None or not zone.closed or zone.open < behind or zone.end - zone.start > _NAME:
        return None
    return zone if scene.finite.first(zone.start, zone.end) is None else None


def _past_insertion(scene: Scene, start: int, end: int) -> int | None:
    """Where the clause goes on behind an insertion between commas: « s'engagent à se rapprocher, dans un délai de dix
    ans, [de la cible de 2 %] »; None where what follows the comma is none."""
    if (aside := scene.asides.over(start)) is not None and (going_on := _ON_WITH.match(scene.folded, aside.end)):
        return going_on.end()  # « s'est engagé, il y a un an, [à tenir une brigade prête] »
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
        return _past_event(scene, aside) or _past_years(scene, aside.end)
    m = _ADVERB.match(scene.folded, at)
    return m.end() if m else None


def _past_event(scene: Scene, aside: Span) -> int | None:
    """« au lendemain [des attentats] »: where what a date counts from ends."""
    if not scene.folded.endswith(_EVES, aside.start, aside.end) or not _OF.match(scene.folded, aside.end):
        return None
    run = phrases(scene, aside.end, scene.sentence(aside.start).end)
    return run[0].end if run else None


_EVES = ("veille", "lendemain")
_OF = re.compile(r"[ ](?:du|des|de|d')\b")


def _past_years(scene: Scene, end: int) -> int:
    """« en 2025 [et 2026] »: where the list of times ends that a title leaves out."""
    while (more := _AND_YEAR.match(scene.folded, end)) and scene.asides.over(more.end() - 1) is not None:
        end = more.end()
    return end


_AND_YEAR = re.compile(r",?[ ](?:et[ ]|puis[ ]|ou[ ])?(?:en[ ])?(?:19|20)\d\d\b")
_HOW_LONG = re.compile(r"[ ](?:apres|avant|plus[ ]t(?:ard|ot))\b")
# « [M.] Bernard Kouchner »: before a name that is whole
_CIVILITY = re.compile(r"\b(?:M\.|MM\.|Mmes?|Mlle)\s(?=[A-ZÀ-Ý][\w'’-]+\s[A-ZÀ-Ý])")
_OF_MR = re.compile(r"\bde (?:M\.|Mme)\s(?=[AEIOUYÉÈÊ][\w'’-]+\s[A-ZÀ-Ý])")  # « Audition de M. Emmanuel Chiva »
# « le retrait décidé en avril[, s']est achevé »
_LOOSE = re.compile(r"[ ,]+(?:[snlSNL]['’]|se|ne)$")


def fitted(title: str) -> str:
    """A title of a bearable length: cut before a preposition, never inside a phrase."""
    title = _DANGLING.sub("", _LOOSE.sub("", clean(title)))
    if "M" in title:
        title = _CIVILITY.sub("", _OF_MR.sub("d’", title))
    title = capital(said_by_all(title))
    cuts = [m.start() for m in _CUT.finditer(title[:LIMIT])] if len(title) > LIMIT else []
    title = title[: cuts[-1]].rstrip(" ,") if cuts and cuts[-1] > 50 else title
    return closed(title)


def in_land(scene: Scene, span: tuple[int, int] | None) -> str:
    """« La Pologne accueillera le prochain sommet » → « en Pologne »; empty where a stretch is no country."""
    land = scene.places.first(*span) if span is not None else None
    if span is None or land is None or land.kind != "country" or land.form != "noun" or land.end < span[1] - 1:
        return ""
    article, _, name = with_article(land.name).partition(" ")
    return {"la": f" en {name}", "le": f" au {name}", "les": f" aux {name}"}.get(article, f" en {land.name}")
