"""Numbers that are names, dates, addresses or references: they compete for their place, win it, and vanish."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ...heads import places_of
from ...model import Reading
from ...parts import Parts, is_number, matches_at, parts_of
from ...rule import Rule
from ...text import fold
from .lens import DESIGNATION, LETTERS, MASKED, PLAIN, REST, NumberScan, paint
from .units import is_counted

_MONTH = (
    r"(?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|janv|fevr?|avr|juil|sept|oct"
    r"|nov|dec|january|february|march|april|may|june|july|august|september|october|november|december)"
)
_DAY = r"(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)s?"
_PERIOD = r"(?:ans?|annees?|mois|jours?|journees?|heures?|minutes?|secondes?|semaines?|trimestres?|semestres?|siecles?)"
_AND = r"(?:[ ]?,[ ]?|[ ](?:et|a|ou|au)[ ](?:le[ ]|du[ ])?|-)"
# what numbers are the names of: « article 5 », « brigade 12 », « phase 2 »
_NUMBERED = (
    r"(?:articles?|art\.|arts\.|resolutions?|res\.|chapitres?|annexes?|paragraphes?|alineas?|al\.|protocoles?|lois?|decrets?"
    r"|reglements?|directives?|questions?|numeros?|pages?|p\.|pp\.|routes?|salles?|batiments?|brigades?|regiments?|phases?"
    r"|niveaux?|categories?|classes?|stades?|tableaux?|figures?|graphiques?|versions?|vols?|tranches?|lots?|zones?|secteurs?"
    r"|regions?|points?|tomes?|section|titre|objectif|bureau|boite|bp|cs|cedex|corridors?|vagues?|saisons?|acte|groupe"
    r"|escadron|compagnie|bataillon|escadrille|division|base|chaine|canal|cote|covid|sars-cov|psaume|etape|matricule)"
)


def _whole(_: re.Match[str]) -> str:
    return MASKED


def _day_of_month(m: re.Match[str]) -> str | None:
    counted = _COUNTED.match(m.string, m.end())  # « lundi 4 soldats ont été tués », « jeudi 20 % des élus »
    is_day = len(m["day"]) <= len("31") and not (counted and (counted["noun"] is None or is_counted(counted["noun"])))
    return MASKED if is_day else None


_COUNTED = re.compile(r"[ ]?%|[ ](?P<noun>[a-z]+)")


def _designation(_: re.Match[str]) -> str:
    return DESIGNATION


_BEFORE = re.compile(r"(?<![^\W_])[a-z]{1,5}$")
# the hyphen of « F-16 », the place before the number of « A400M »
_JOINT = re.compile(rf"[-\d](?:(?<=-)(?=[{PLAIN}-{REST}\d])|(?<=[a-z]\d)(?=\d{{1,3}}[a-z]{{0,2}}(?![^\W_])))")


def marked(folded: str, parts: Parts) -> str:
    """The painted text in which letters joined to a number are marked: « F-16 », « A400M ». Every other word could
    begin so, and need not be tried."""
    return _marked(paint(folded, parts), parts)


def _marked(painted: str, parts: Parts) -> str:
    spans: list[tuple[int, int, str]] = []
    numbers = [at for at in map(parts.starts.__getitem__, parts.where(is_number)) if painted[at - 1 : at].isalpha()]
    for joint in matches_at(_JOINT, painted, sorted([*places_of(painted, "-"), *numbers])):
        letters = _BEFORE.search(painted, max(0, joint.start() - 6), joint.start())
        if letters:
            spans.append((*letters.span(), LETTERS))
    return _blotted(painted, spans)


def _blotted(painted: str, spans: Iterable[tuple[int, int, str]]) -> str:
    """The text with some spans, from left to right, painted over with a sign each."""
    pieces: list[str] = []
    done = 0
    for start, end, sign in spans:
        pieces += (painted[done:start], sign * (end - start))
        done = end
    return "".join((*pieces, painted[done:]))


MASKS: NumberScan[str] = NumberScan(
    (
        Rule(
            "paywall",
            r"il[ ]vous[ ]reste[ ]{ANY}[ ]?%",
            _whole,
            ("[Il vous reste 52.55 %] de cet article à lire",),
            ("il vous reste 12 jours",),
        ),
        Rule(
            "equipment",
            # « Leopard 2 A6 », « Mirage 2000-5 », « Caesar »
            r"(?:{EQUIPMENT})s?(?:[ ]{ANY}(?:[ ]?-?[ ]?[a-z]\d{0,2}[a-z]?(?![^\W_])|-{NUM})?)?(?=[^\w'-]|$)",
            _designation,
            ("quatorze chars [Leopard 2 A6] allemands", "des [Mirage 2000] français", "douze [Caesar]"),
            ("la course Milan-San Remo",),
        ),
        Rule(
            "designation",
            # « F-16 », « SSC-8 », « S-400 », « Tu-160 », « AGM-88 »
            r"{LETTERS}-(?:{ANY}(?:-?[a-z]\d?)?(?:[ ]?/[ ]?[a-z]?{ANY})?|\d{1,4}[a-z]{1,2})",
            _designation,
            ("quatre [F-16] belges", "le missile [SSC-8]", "des [S-400] russes", "35 [F-35A]"),
            ("une réunion OTAN-Ukraine", "vingt-deux"),
        ),
        Rule(
            "designation in one word",
            r"{LETTERS}\d{2,4}[a-z]{0,2}",
            _designation,
            ("deux [A400M] belges", "trois [CN235] espagnols"),
            ("OTAN 2030",),
        ),
        Rule(
            "numbered",
            rf"{_NUMBERED}[ ]?(?:n(?:[°º]s?|o)[ ]?)?(?:{{ANY}})(?:{_AND}{{ANY}}){{0,12}}(?:[ ]?(?:sur|/)[ ]?{{ANY}})?",
            _whole,
            ("l’[article 5] du traité", "les [articles 4, 5 et 6] tous", "la [résolution 1973]", "[page 2 sur 14]"),
            ("les articles que 32 Alliés",),
        ),
        Rule(
            "reference",
            r"n(?:[°º]s?|o)[ ]?{ANY}(?:-{ANY})?",
            _whole,
            ("le dossier [n° 412]", "la circulaire [no 2023-703]"),
            ("nos 40 soldats",),
        ),
        Rule(
            "calibre",
            r"(?:de|du|en|au|calibre|obus|canons?|mortiers?|obusiers?)[ ]{ANY}(?:[ ](?:et|ou|a)[ ](?:de[ ])?{ANY})?[ ]?"
            r"(?:mm|millimetres?)",
            _whole,
            ("800 000 obus [de 155 mm]", "des [obus 155 mm]", "des munitions [de 105 et de 155 mm]"),
            ("un groupe de 155 militaires",),
        ),
        Rule(
            "calendar",
            rf"(?:(?:{_DAY})[ ])?{{ANY}}(?:{_AND}(?:(?:{_DAY})[ ])?{{ANY}}){{0,12}}[ ]{_MONTH}\.?(?:[ ]{{YEAR}})?",
            _whole,
            ("le [12 juin 2024]", "les [jeudi 13 et vendredi 14 juin]", "du [9 au 11 juillet]"),
            ("12 marsouins",),
        ),
        Rule(
            "weekday",
            rf"{_DAY}[ ](?P<day>{{SMALL}})",
            _day_of_month,
            ("du dimanche 20 mars au [lundi 21]",),
            ("mardi 3 000 soldats sont partis", "samedi 150 manifestants", "lundi 4 soldats", "jeudi 20 % des élus"),
        ),
        Rule(
            "clock",
            r"{ANY}[ ]?(?:h(?:[ ]?(?:{ANY}|\d\d))?|heures?[ ]{ANY}(?=[ ]?[,.;)]|[ ](?:gmt|utc|locales?|cet)))",
            _whole,
            ("à [14 h 30]", "dès [9 h]", "à [6 heures 30] locales"),
            ("14 hommes",),
        ),
        Rule(
            "period",
            rf"(?:{{ANY}}|{{COLL}})(?:[ ](?:a|ou|et)[ ]{{ANY}})?(?:[ ]de)?(?:[ ](?:prochaine?s|derniere?s|premiere?s))?"
            rf"[ ]{_PERIOD}(?:[ ]sur[ ]{{ANY}})?",
            _whole,
            ("[trois à cinq ans]", "les [six prochains mois]", "[24 heures sur 24]", "[une dizaine de jours]"),
            ("trois moissons",),
        ),
        Rule(
            "slashed",
            r"{ANY}/{ANY}(?:/{ANY}){0,3}",
            _whole,
            ("le [1/3] Lanciers", "mis à jour le [06/05/2019]"),
            ("2 ou 3",),
        ),
        Rule(
            "years",
            r"{YEAR}[ ]?-[ ]?{NUM}",
            _whole,
            ("la période [2024-2030]", "pour [2014-15]"),
            ("en 2024 et 2030",),
        ),
        Rule(
            "address",
            r"{NUM}(?:[ ](?:bis|ter))?[ ]?,?[ ](?:rue|avenue|boulevard|bd|place|quai|allee|chemin|route|square|impasse"
            r"|chaussee|cours)(?=[ ])",
            _whole,
            ("au [16, rue] de la Loi", "[12 boulevard] Léopold III"),
            ("12 routes coupées",),
        ),
        Rule(
            "age",
            r"age(?:e|s|es)?[ ]de[ ]{ANY}(?:[ ](?:a|ou|et)[ ]{ANY})?",
            _whole,
            ("un homme [âgé de 32], semble-t-il",),
            ("âgé et malade",),
        ),
    ),
    marked,
)

# « l’opération Atlantic Trident 25 », « la fusée Vega 3 »: a short number after a name
_NAME = re.compile(
    r"(?<!^)(?<![.!?:«»\"] )\b(?:[A-ZÀ-Ý][\w’'-]*[a-zà-ÿ] )*[A-ZÀ-Ý][\w-]*[a-zà-ÿ] \Z",
    re.MULTILINE,
)
_SHORT = re.compile(
    r"\d(?<=[a-zà-ÿ] .)\d?(?![\w,.]|[ \u00a0\u202f]m(?:illi|ille)|[ \u00a0\u202f]?[%€$]|[ \u00a0\u202f]\d)"
)
_LONGEST = 100  # characters of a name
_AT_PLACE = re.compile(r"(?<!\w)(?:a|au|aux|en|dans|selon|par|chez|sur|depuis|vers|pour|avec|l'|la|le|les)[ ]?$")


def name_numbers(text: str, parts: Parts) -> list[tuple[int, int]]:
    """Spans of short numbers that end a proper name; « À Bruxelles 12 ministres » is no name."""
    found = []
    for number in matches_at(_SHORT, text, parts.numbers):
        name = _NAME.search(text, max(0, number.start() - _LONGEST), number.start())
        if name and not _AT_PLACE.search(fold(text[max(0, name.start() - 12) : name.start()])):
            found.append(number.span())
    return found


def masked(reading: Reading) -> str:
    """The painted text in which numbers that are no figures are blotted out, names of equipment painted as such."""
    parts = parts_of(reading)
    lens = masked_text(reading.folded, parts)
    names = [span for span in name_numbers(reading.text, parts) if DESIGNATION not in lens[slice(*span)]]
    return _blotted(lens, [(start, end, MASKED) for start, end in names])


def masked_text(folded: str, parts: Parts) -> str:
    """The same for a text that has lost its capitals."""
    painted = paint(folded, parts)
    return _blotted(painted, [(hit.start, hit.end, hit.value) for hit in MASKS.over(_marked(painted, parts), parts)])
