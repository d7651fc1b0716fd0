"""The French of the HTML page."""

from __future__ import annotations

OF_THE_PAGE = {
    "NATO in French sources: a timeline": "L’OTAN dans les textes : chronologie",
    "{facts} from {documents}": "{facts} tirés de {documents}",
    "{year}, no month": "{year}, sans mois",
    # the frame
    "Skip to the timeline": "Aller à la chronologie",
    "Skip to the sources": "Aller aux sources",
    "Facts by month": "Faits par mois",
    "Filters": "Filtres",
    "Timeline": "Chronologie",
    "When": "Quand",
    "Published": "Publié",
    "{n} of {all}": "{n} sur {all}",
    "Clear filters": "Effacer les filtres",
    "Sources": "Sources",
    "Close": "Fermer",
    "Choose a fact: its source opens beside it, the words that state it lit.": (
        "Choisissez un fait : sa source s’ouvre à côté, les mots qui le disent surlignés."
    ),
    "Keys: ↑ ↓ from fact to fact, Enter opens, Esc goes back.": (
        "Clavier : ↑ ↓ d’un fait à l’autre, Entrée ouvre, Échap revient."
    ),
    "Made with nato_timeline. Facts are in French, as the sources put them.": "Fait avec nato_timeline.",
    # filters
    "all": "tout",
    "Search": "Chercher",
    "Who": "Qui",
    "Topic": "Thème",
    "Kind": "Type",
    "Status": "Statut",
    "Source": "Source",
    "From": "Du",
    "Until": "Au",
    "Layers": "Sortes de faits",
    "Month": "Mois",
    "Events": "Événements",
    "Quotations": "Citations",
    "Indirect speech": "Discours indirect",
    "Figures": "Chiffres",
    "Roles": "Fonctions",
    # a fact
    "estimated date": "date estimée",
    "Other dates": "Autres dates",
    "Topics": "Thèmes",
    "Id": "Id",
    "Said": "Dit",
    "Period": "Période",
    "Named so": "Ainsi nommé",
    "Planned for": "Prévu",
    "Under way": "En cours",
    "Was planned for": "Était prévu",
    "Postponed to": "Reporté",
    "Happened": "A eu lieu",
    "not said": "non dite",
    "Source {n}": "Source {n}",
    "date known from: {why}": "date connue par : {why}",
}
