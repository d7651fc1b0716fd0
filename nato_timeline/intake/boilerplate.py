"""Lines that stand on pages of all sites and say nothing: sharing, subscribing, printing, legal notices."""

from __future__ import annotations

import re

from ..text import fold


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))


# headings of lists that lead elsewhere, on folded text: « Voir aussi », « À lire également », « Sur le même sujet »
_ELSEWHERE = _any(
    r"(?:a )?(?:voir|lire|consulter|decouvrir|ecouter) (?:aussi|egalement|encore)",
    r"sur le meme (?:sujet|theme)|dans la meme (?:rubrique|categorie)",
    r"(?:articles?|pages?|contenus?|actualites?|liens?|documents?|communiques?) "
    r"(?:lie|associe|similaire|connexe|recent|utile)e?s?",
    r"en savoir plus|pour aller plus loin|les plus lus|nos derniers? articles?|dernieres actualites",
    r"autres? (?:articles?|actualites?|communiques?)|plus d'(?:informations|infos|actualites)",
    r"related|see also|read more",
)
# whole lines: « Partager sur Facebook », « Imprimer », « 2 min de lecture »
_LINES = _any(
    r"(?:re)?partage[rz]?(?: (?:sur|cet|cette|l'|la|le|par|via)\b.{0,60})?|tweeter|copier le lien",
    r"imprimer(?: (?:cet|cette|la|l').{0,30})?|(?:envoyer|recommander) (?:par|a) .{0,40}",
    r"facebook|twitter|linkedin|whatsapp|telegram|bluesky|x|courriel|e-?mail|suivez[- ]nous.{0,60}",
    r"abonnez[- ]vous.{0,100}|s'abonner.{0,80}|(?:je m'|m')(?:abonne|identifie).{0,40}",
    r"inscrivez[- ]vous a (?:la|notre) .{0,60}|se connecter|connexion|menu|rechercher|publicite",
    r"accueil|retour(?: (?:a|au|aux|en) .{0,40})?|haut de page|aller au contenu.{0,40}|skip to .{0,40}",
    r"(?:temps|duree) de lecture.{0,30}|\d+ ?min(?:utes?)?(?: de lecture)?|lecture .{0,6}\d+ ?min\.?",
    r"mentions legales.{0,80}|politique de (?:confidentialite|cookies).{0,80}|plan du site.{0,40}",
    r"gestion des cookies.{0,40}|tous droits reserves.{0,120}|(?:©|\(c\)|copyright) ?.{0,160}",
    r"reproduction interdite.{0,80}|telecharger(?: (?:le|la|l'|cet|en) ?.{0,60})?",
    r"(?:ecouter|lire) (?:l'article|cet article|la suite).{0,60}|(?:page )?(?:precedente?|suivante?)",
    r"(?:cet|l')article (?:vous )?est reserve .{0,80}|article reserve aux abonnes\.?",
    r"(?:lire )?(?:la )?suite (?:est )?reservee? (?:a|aux) .{0,60}",
)
# parts of lines: « Il vous reste 52.55 % de cet article à lire. La suite est réservée aux abonnés. »
_WITHIN = _any(
    r"il vous reste [\d.,]+ ?% de (?:cet|l')? ?article|la suite est reservee aux abonnes|pour lire la suite",
    r"tous droits reserves\b.{0,40}$|acceptez? (?:tous )?les cookies|utilis(?:e|ons) (?:des )?cookies",
)
_MARKS = " .:|>»→•-…"


def is_other_matter(line: str) -> bool:
    """Whether a line is the heading of links that lead elsewhere."""
    return len(line) <= 60 and _ELSEWHERE.fullmatch(fold(line).strip(_MARKS)) is not None


def is_boilerplate(line: str) -> bool:
    """Whether a line belongs to the page and not to what it tells."""
    folded = fold(line).strip(_MARKS)
    return _LINES.fullmatch(folded) is not None or (len(line) < 400 and _WITHIN.search(folded) is not None)
