"""What no calendar holds: « récemment », « actuellement », « à long terme »."""

from __future__ import annotations

import re

from nato_timeline.rule import Rule

from .expr import Found, Vague

_PAST = (
    "recemment",
    "dernierement",
    "naguere",
    "jadis",
    "autrefois",
    "auparavant",
    "par le passe",
    "dans le passe",
    "il y a longtemps",
    "il y a peu",
    "il n'y a pas si longtemps",
    "ces derniers temps",
    "d'antan",
    "tout recemment",
)
_PRESENT = (
    "actuellement",
    "desormais",
    "dorenavant",
    "maintenant",
    "a present",
    "pour l'instant",
    "pour le moment",
    "en ce moment",
    "a l'heure actuelle",
    "a l'heure qu'il est",
    "d'ores et deja",
    "des a present",
    "des maintenant",
    "de nos jours",
    "a ce jour",
    "a ce stade",
    "jusqu'a present",
    "ces jours-ci",
    "ces temps-ci",
    "a l'instant",
    "pour l'heure",
    "en ce moment meme",
)
_FUTURE = (
    "bientot",
    "prochainement",
    "ulterieurement",
    "dans l'avenir",
    "dans un avenir proche",
    "dans un proche avenir",
    "dans un futur proche",
    "a long terme",
    "a moyen terme",
    "a court terme",
    "a plus long terme",
    "a plus court terme",
    "a tres court terme",
    "sous peu",
    "d'ici peu",
    "dans peu de temps",
    "tot ou tard",
    "a breve echeance",
    "incessamment",
)
_PHRASES = {
    **dict.fromkeys(_PAST, "PAST_REF"),
    **dict.fromkeys(_PRESENT, "PRESENT_REF"),
    **dict.fromkeys(_FUTURE, "FUTURE_REF"),
}  # fmt: skip
_ALL = "|".join(sorted((phrase.replace(" ", "[ ]") for phrase in _PHRASES), key=len, reverse=True))


_AFTER_AMOUNT = re.compile(r"(?:jour|semaine|annee|heure|minute|decennie|siecle)s $|(?:ans|mois) $")


_SINCE = re.compile(r"(?:depuis|voici|voila) $")


def _phrase(m: re.Match[str]) -> Vague | None:
    """« auparavant », but not that of « quelques mois auparavant », nor « depuis maintenant dix ans »."""
    if m[0] == "maintenant" and _SINCE.search(m.string[max(0, m.start() - 8) : m.start()]):
        return None
    if m[0] == "auparavant" and _AFTER_AMOUNT.search(m.string[max(0, m.start() - 10) : m.start()]):
        return None
    return Vague(_PHRASES[m[0]])


_OF_OUR_TIME = re.compile(
    r"(?:defi|menace|monde|guerre|armee|conflit|enjeu|combat|technologie|alliance|europe|generation|bataille|celle"
    r"|ceux|societe|"
    r"monde|capacite|crise|probleme|realite|champ)s? d(?:e |')$"
)


def _figurative(m: re.Match[str]) -> Vague | None:
    """« les défis de demain », « la menace d'aujourd'hui »: no day."""
    if not _OF_OUR_TIME.search(m.string[max(0, m.start() - 16) : m.start()]):
        return None
    return Vague({"hier": "PAST_REF", "demain": "FUTURE_REF"}.get(m[0], "PRESENT_REF"))


def _past(m: re.Match[str]) -> Vague:
    return Vague("PAST_REF")


def _present(m: re.Match[str]) -> Vague:
    return Vague("PRESENT_REF")


def _night(m: re.Match[str]) -> Vague:
    return Vague("TNI")


def _future(m: re.Match[str]) -> Vague:
    return Vague("FUTURE_REF")


# before « hier » and « demain » are read as days
FIGURATIVE: tuple[Rule[Found], ...] = (
    Rule(
        "figurative",
        r"hier|aujourd'hui|demain",
        _figurative,
        ("les défis de [demain]", "la menace d'[aujourd'hui] n'est", "celle d'[hier]"),
        ("le sommet de demain", "la réunion d'hier"),
    ),
)

RULES: tuple[Rule[Found], ...] = (
    Rule(
        "vague",
        _ALL,
        _phrase,
        (
            "a [récemment] visité",
            "[Actuellement], le",
            "un soutien [à long terme]",
            "sera [bientôt] prêt",
            "« [tôt ou tard] »",
            "travaillaient [d'ores et déjà]",
        ),
        ("mis à jour",),
    ),
    Rule(
        "henceforth",
        # « à l'avenir », but not what somebody thinks of or works at: « à l'avenir de l'Alliance »
        r"(?<!pensant[ ])(?<!penser[ ])(?<!croire[ ])a[ ]l'avenir(?![ ](?:de|du|des)\b)",
        _future,
        ("[à l'avenir], les", "[A l'avenir], la"),
        ("en pensant à l'avenir", "à l'avenir de l'Alliance"),
    ),
    Rule(
        "long-term",
        r"le[ ](?:plus[ ])?(?:long|moyen|court)[ ]terme",
        _future,
        ("sur [le long terme]", "dans [le court terme]"),
        (
            "le terme",
            "à long terme",
            "le long convoi",
        ),
    ),
    Rule(
        "nocturnal",
        r"nocturnes?",
        _night,
        ("les frappes [nocturnes]", "un vol [nocturne]"),
        (
            "une nuit",
            "notturno",
            "taciturne",
        ),
    ),
    Rule(
        "recent",
        r"(?:tout[ ]|tres[ ])?recente?s?",
        _past,
        ("sa [récente] visite", "les [récentes] annonces"),
        ("la recette",),
    ),
    Rule(
        # after its noun; before it, it belongs to a title: « l'actuel ministre »
        "current",
        r"(?<![dls]')(?<!une[ ])(?<!des[ ])(?<!les[ ])(?<!la[ ])(?<!le[ ])(?<![,.;:(][ ])actuel(?:le)?s?",
        _present,
        ("l'environnement de sécurité [actuel],", "la situation [actuelle]"),
        ("l'actuel ministre", "la F1, actuelle vitrine"),
    ),
    Rule(
        # « les prochaines échéances »: a time to come, where « le prochain sommet » is one event
        "coming",
        # « Prochaines échéances : » heads a list
        r"prochaine?s(?![^\n.]{1,30}(?:\n|:[ ]?$))(?=[ ](?!jours|mois|annees|semaines|heures|ans|decennies|minutes"
        r"|secondes|trimestres)[a-z])",
        _future,
        ("leurs [prochaines] échéances", "les [prochains] sommets", "[Prochains] concerts."),
        ("Prochaines échéances :", "les prochaines semaines"),
    ),
)
