"""What looks like a time expression and is none: a mask wins its span and vanishes with what it covers."""

from __future__ import annotations

import re

from nato_timeline.rule import Rule

from .expr import Found, Mask

_MASK = Mask()


def _mask(_: re.Match[str]) -> Mask:
    return _MASK


# « condamné à deux ans », « il y a deux ans », « de deux à quatre ans » tell no age
_NO_AGE = re.compile(
    r"(?:condamnee?s?|peines?|d'ici|jusqu'|portee?s?|limitee?s?|fixee?s?|ramenee?s?|prolongee?s?|estimee?s?|evaluee?s?"
    r"|reduite?s?|superieure?s?|inferieure?s?"
    r"|y|\d|un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|[a-z]+ze|vingt|[a-z]+ante) $"
)


def _age(m: re.Match[str]) -> Mask | None:
    return None if _NO_AGE.search(m.string[max(0, m.start() - 14) : m.start()]) else _MASK


# people: what is so many years old (« un électricien de 37 ans »); a person's trade by its ending
_PEOPLE = (
    r"(?:hommes?|femmes?|filles?|fillettes?|garcons?|enfants?|bebes?|jeunes?|adolescente?s?|soldate?s?|militaires?"
    r"|civile?s?|retraite?e?s?|"
    r"personnes?|officiers?|sergents?|caporal|caporaux|lieutenants?|capitaines?|volontaires?|pilotes?|otages?"
    r"|victimes?|suspecte?s?|"
    r"francais(?:es?)?|anglais(?:es?)?|britanniques?|belges?|russes?|suisses?|[a-z]{3,}(?:ien(?:ne)?|eur|euse|trice"
    r"|iste|ain|aine|ois|oise)s?)"
)
_PERSON_BEFORE = re.compile(rf"(?:^|[^\w]){_PEOPLE} (?:[a-z]+ )?de $")


def _of_person(m: re.Match[str]) -> Mask | None:
    return _MASK if _PERSON_BEFORE.search(m.string[max(0, m.start() - 40) : m.start()]) else None


_NUMBERED = (
    r"(?:articles?|art\.|resolutions?|directives?|decrets?|reglements?|chapitres?|alineas?|paragraphes?|pages?"
    r"|sections?|chambre|"
    r"decision|question[ ]parlementaire|document|dossier|formulaire|loi|vol|numeros?|n°|no|n[o°]s|bureau|porte|bp|cs"
    r"|b\.p\.)"
)
_STREET = (
    r"(?:rue|avenue|av\.|place|boulevard|bd|square|pont|quai|caserne|stade|cours|esplanade|station|metro|allee|impasse|"
    r"parc|lycee|college)"
)

RULES: tuple[Rule[Found], ...] = (
    Rule(
        "either-month",
        # « 08 jui. 2022 15:16 » is of June or July: no day, and no hour of one
        r"(?:le[ ])?(?:0?[1-9]|[12]\d|3[01])[ ]jui\.?[ ](?:19|20)\d\d(?:,?[ ](?:a[ ])?\d{1,2}(?::|[ ]?h[ ]?)\d\d)?",
        _mask,
        ("Mis à jour [le 08 jui. 2022 15:16]", "[11 jui. 2018] - |"),
        ("le 08 juin 2022", "le 08 juil. 2022"),
    ),
    Rule(
        "age",
        # « âgé de 54 ans », « à l'âge de 20 ans », « les moins de 25 ans »
        r"(?:agee?s?[ ]d(?:e[ ]|')|a[ ]l'age[ ]de[ ]|ages?[ ]moyens?[ ]de[ ]|les[ ](?:moins|plus)[ ]de[ ])"
        r"(?:{AMOUNT_MOD}[ ]?)?"
        r"(?:{COLLECTIVE}[ ]d'annees|(?:{NUMBER}|un)(?:[ ](?:a|et|ou)[ ]{NUMBER})?[ ](?:ans?|mois))",
        _mask,
        ("[Agé de 54 ans], il", "[à l'âge de 114 ans]", "[les moins de 25 ans]"),
        (
            "un mandat de 54 ans",
            "le moins de chars",
            "âgé comme lui",
        ),
    ),
    Rule(
        "age-had",
        # « il avait vingt ans », « l'Alliance a 75 ans », « à 97 ans, il »; not « à dix ans du scrutin », «
        # il y a dix ans »
        r"(?:a|avait|aura|ont|avaient|ayant|aurait)[ ]"
        r"(?:(?:moins|plus)[ ]de[ ]|environ[ ])?{NUMBER}[ ]ans(?![ ](?:pour|d[eu]s?|devant|afin|plus|fermes?"
        r"|avec|dont"
        r"|avant|apres|durant|pres)\b|[ ]d')",
        _age,
        ("il [avait vingt ans].", "l'Alliance [a 75 ans]", "[À 97 ans], il"),
        (
            "il a deux ans pour",
            "il y a deux ans",
            "à dix ans du scrutin",
            "condamné à 2 ans.",
            "d'ici à dix ans,",
            "portée à 8 ans",
            "de deux à quatre ans",
        ),
    ),
    Rule(
        "age-range",
        # « les 6-16 ans »
        r"(?:les[ ]|des[ ])?\d{1,2}[ ]?-[ ]?\d{1,2}[ ]ans",
        _mask,
        ("pour [les 6-16 ans]", "[des 18-25 ans] ont"),
        (
            "de 2014-2016",
            "un bail de 3-6 mois",
        ),
    ),
    Rule(
        "age-apposed",
        # « Elvis Weiss, 20 ans, », « (37 ans) »
        r"(?=\d)(?:(?<=[a-z],[ ])|(?<=[a-z][ ][(]))\d{1,2}[ ]ans(?=[ ]?[,.;)]|[ ]et[ ][a-z])",
        _mask,
        ("Jean Dupont, [20 ans], a", "Anna ([37 ans])"),
        (
            "en vigueur depuis 20 ans, a",
            "après 20 ans, il",
            "10 ans",
        ),
    ),
    Rule(
        "age-of-person",
        # « un électricien allemand de 37 ans », « des enfants de 6 à 12 ans »
        r"(?:{NUMBER}[ ](?:a|et|ou)[ ])?{NUMBER}[ ]ans",
        _of_person,
        ("un électricien allemand de [37 ans],", "une fillette de [6 ans] se noie", "des enfants de [6 à 12 ans]"),
        ("une guerre de dix ans", "un mandat de cinq ans"),
    ),
    Rule(
        "anniversary",
        # « leur 75e anniversaire », « fêter les 75 ans de l'OTAN »
        r"{ORDINAL}[ ]anniversaires?|(?:ses|leurs|nos)[ ]{NUMBER}[ ]ans(?![ ]de[ ](?!l'|la[ ]|son|sa))|(?:les"
        r"|des)[ ]{NUMBER}[ ]ans(?=[ ]de[ ](?:l'(?:otan|alliance|union|europe|organisation)|la[ ][a-z]+|son|sa)\b)",
        _mask,
        (
            "leur [75e anniversaire]",
            "célébrer [les 75 ans] de l'OTAN",
            "fêteront [leurs 75 ans] en",
            "le [soixantième anniversaire] du traité",
        ),
        (
            "les 75 ans de guerre",
            "ces dix ans de paix",
            "dix ans de service",
        ),
    ),
    Rule(
        "street",
        # « rue du 4-Septembre », « place du 8 mai 1945 »
        rf"{_STREET}[ ]d[ue]s?[ ]{{DAY}}[ -]{{MONTH}}(?:[ ](?:19|18)\d\d)?",
        _mask,
        ("la [rue du 4-Septembre]", "[place du 8 mai 1945] à"),
        (
            "la rue de la Loi",
            "le 4 septembre",
            "la place du ministre",
        ),
    ),
    Rule(
        "named-day",
        # « le 11-Septembre », « l'après-11 septembre »
        r"(?:l')?(?:apres|avant|post)-11[ -]septembre|(?:le[ ])?11-septembre",
        _mask,
        ("depuis [le 11-Septembre]", "[L'après-11 Septembre]"),
        (
            "le 11 octobre",
            "depuis le 11 juin",
            "avant le 11 mai 2001",
        ),
    ),
    Rule(
        "been-passed",
        # « des contrats ont été passés »: no summer
        r"(?<!l')(?<!d')(?<!cet[ ])ete[ ]passe(?:e)?s?\b",
        _mask,
        ("ont [été passés] en", "a [été passée] à"),
        ("l'été passé", "cet été passé à Rome"),
    ),
    Rule(
        "season-name",
        # « Jeux olympiques d'hiver », « université d'été », « équipements d'hiver », « été indien »
        r"(?=d'|ete|pri)(?<!mois[ ])(?<!fin[ ])(?<!debut[ ])(?<!milieu[ ])(?<!nuit[ ])(?<!jour[ ])d'(?:ete|hiver"
        r"|automne)(?![ ](?:19|20)\d\d)"
        r"|ete[ ]indien|printemps[ ](?:arabe|de[ ]prague|des[ ]peuples)",
        _mask,
        ("les Jeux [d'hiver]", "une université [d'été]", "le [Printemps arabe]"),
        (
            "en été, il",
            "l'hiver 2022",
            "les mois d'été",
            "l'automne prochain",
        ),
    ),
    Rule(
        "named-period",
        # « la guerre des Six Jours », « l'accord du Vendredi saint », « la révolution d'Octobre »
        r"guerres?[ ]d(?:e|es)[ ](?:six|cent|trente|sept|huit|quatre-vingts?)[ -](?:jours|ans)|vendredi[ ]saint"
        r"|mardi[ ]gras"
        r"|mercredi[ ]des[ ]cendres|revolution[ ]d'octobre|octobre[ ]rouge|dimanche[ ]des[ ]rameaux|vendredi[ ]noir",
        _mask,
        ("la [guerre des Six Jours]", "les accords du [Vendredi saint]", "la [révolution d'Octobre]"),
        (
            "une guerre de trois ans",
            "vendredi prochain",
            "la révolution de 1917",
        ),
    ),
    Rule(
        "numbered",
        # « article 5 », « résolution 1973 (2011) », « loi n° 2023-703 », « directive 2009/81/CE »
        rf"{_NUMBERED}[ ]?(?:n°|no\.?|nos|numero|n\.)?[ ]?[a-z]?\d[\d./-]*(?:[ ]\((?:19|20)\d\d\))?(?:/[a-z]{{2,3}})?",
        _mask,
        (
            "l'[article 5] pour",
            "la [résolution 1973 (2011)]",
            "la [loi n° 2023-703]",
            "[directive 2009/81/CE]",
            "[n° 412] du",
        ),
        (
            "le dossier a été clos",
            "la page est tournée en 2024",
            "la loi de 1881",
        ),
    ),
    Rule(
        "law-years",
        # « la LPM 2024-2030 », « la loi de finances 2024 »: the years of a law are its name
        r"(?:lpm|lois?[ ]de[ ][a-z]+(?:[ ](?!pour|de|du)[a-z]+)?)[ ](?:19|20)\d\d(?:[ ]?[-/][ ]?(?:19|20)?\d\d)?",
        _mask,
        ("la [LPM 2024-2030]", "la [loi de programmation militaire 2024-2030]", "la [loi de finances 2024]"),
        ("la loi de finances pour 2024", "la loi de 1881"),
    ),
    Rule(
        "reference",
        # « PR/CP (2012) 062 », « Communiqué de presse (2004)096 »
        r"\((?:19|20)\d\d\)[ ]?\d{2,4}",
        _mask,
        ("Communiqué de presse [(2012) 062]", "Communiqué [(2004)096]"),
        (
            "(2012)",
            "(2012) et",
            "le sommet (2010)",
        ),
    ),
    Rule(
        "named-place",
        r"champ[ -]de[ -]mars|poissons?[ ]d'avril",
        _mask,
        ("au [Champ-de-Mars]", "un [poisson d'avril]"),
        (
            "en mars",
            "le champ de bataille",
            "en avril",
        ),
    ),
    Rule(
        "phone",
        # « 01 00 00 00 00 », « +352 247-82 400 »
        r"0\d(?:[ .-]\d\d){4}|(?:\+\d{1,4}|\(\+\d{1,4}\))(?:[ .-]?\(?\d{1,4}\)?){2,6}(?!\d)",
        _mask,
        ("presse@exemple.fr - [01 00 00 00 00]", "[+352 247-82 400]"),
        ("05/06/2017 à", "06.06.2017"),
    ),
    Rule(
        "around-the-clock",
        # « 24 heures sur 24 », « 7 jours sur 7 », « 24h/24 »
        r"(?:24[ ]?h(?:eures?)?[ ]?(?:sur|/)[ ]?24|(?:7|sept)[ ](?:jours?|j)?[ ]?(?:sur|/)[ ]?(?:7|sept)"
        r"|vingt-quatre[ ]heures[ ]sur[ ]vingt-quatre)",
        _mask,
        ("[24 heures sur 24] et", "[7 jours sur 7]", "[24h/24]"),
        (
            "pendant 24 heures",
            "24 heures sur place",
            "sept jours de trêve",
        ),
    ),
    Rule(
        "copyright",
        r"(?:©|\(c\)|copyright)[ ]?(?:[a-z]+[ ])?(?:19|20)\d\d(?:[ ]?-[ ]?(?:19|20)\d\d)?",
        _mask,
        ("[© 2024] OTAN", "[Copyright 2019]"),
        (
            "depuis 2024",
            "en 2019",
            "le copyright a expiré",
        ),
    ),
    Rule(
        "speed",
        r"\d+[ ]?(?:km|m|kw|tw|mw|gw)[ ]?[/·]?[ ]?h\b|\d+[ ]?(?:km|kilometres|metres)[ ](?:par|a[ ]l')[ ]?heure",
        _mask,
        ("à [300 km/h]", "[90 kilomètres par heure]"),
        (
            "300 km",
            "à 8 h",
            "pendant 2 h",
        ),
    ),
    Rule(
        "years-of-age",
        r"{NUMBER}[ ]ans[ ]d'age",
        _mask,
        ("de [12 ans d'âge]", "un rhum de [douze ans d'âge]"),
        (
            "douze ans d'attente",
            "l'âge de douze mois",
        ),
    ),
)
