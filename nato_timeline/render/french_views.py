"""The French of what the tool says of counts, of quantities over time, of days of the year, of what gave no fact."""

from __future__ import annotations

OF_VIEWS = {
    # counts
    "Counts of facts: by person, topic, kind, month or document, as bars and over time.": (
        "Le compte des faits : par personne, thème, type, mois ou document, en barres et dans le temps."
    ),
    "By who, topic, kind, month or source; else by each of them.": (
        "Par personne (who), thème (topic), type (kind), mois (month) ou document (source) ; sinon par chacun."
    ),
    'nothing is counted by "{name}".': "rien n’est compté par « {name} ».",
    "By person, country or body": "Par personne, pays ou organisme",
    "By topic": "Par thème",
    "By kind": "Par type",
    "By month": "Par mois",
    "By document": "Par document",
    "each month: timeline stats --by month": "mois par mois : timeline stats --by month",
    "and {n} more: timeline stats --by {by}": "et {n} de plus : timeline stats --by {by}",
    "{n} document": "{n} document",
    "{n} documents": "{n} documents",
    "{n} text shortened — -f plain shows it whole": "{n} texte abrégé — -f plain le montre en entier",
    "{n} texts shortened — -f plain shows them whole": "{n} textes abrégés — -f plain les montre en entier",
    # people
    "{n} role": "{n} fonction",
    "{n} roles": "{n} fonctions",
    "events": "événements",
    "words": "paroles",
    "figures": "chiffres",
    "{n} meeting or visit": "{n} réunion ou visite",
    "{n} meetings and visits": "{n} réunions et visites",
    "{n} other event": "{n} autre événement",
    "{n} other events": "{n} autres événements",
    "{n} figure stated": "{n} chiffre donné",
    "{n} figures stated": "{n} chiffres donnés",
    "{n} figure of its own": "{n} chiffre le concernant",
    "{n} figures of its own": "{n} chiffres le concernant",
    "A name, a surname, initials, a role; a role with a date.": (
        "Un nom, un nom de famille, des initiales, une fonction ; une fonction avec une date."
    ),
    "Who held the office then: 2019, 2019-05-03, « mai 2019 ».": (
        "Qui l’exerçait alors : 2019, 2019-05-03, « mai 2019 »."
    ),
    "Everyone with a role.": "Toutes les personnes qui ont une fonction.",
    "Everyone with a role in a country or body.": "Toutes celles qui ont une fonction dans un pays ou un organisme.",
    'no office is called "{name}".': "aucune fonction ne s’appelle « {name} ».",
    '"{name}" may be any of {n}; or with a day:': "« {name} » peut désigner {n} personnes ; ou avec un jour :",
    "--on goes with an office.": "--on accompagne une fonction.",
    "For example:": "Par exemple :",
    "People and their roles:": "Les personnes et leurs fonctions :",
    "not in these texts": "pas dans ces textes",
    "for part of that time": "pour une partie de ce temps",
    "texts: {dates}": "textes : {dates}",
    "reference list": "liste de référence",
    "in office {dates}": "en fonction {dates}",
    # why a fact is what it is
    "Also the rules, what dates were counted from, who was meant, what was merged.": (
        "Aussi les règles, d’où les dates sont comptées, qui est désigné, ce qui a été réuni."
    ),
    "rule": "règle",
    "dates": "dates",
    "people": "personnes",
    "speaker": "locuteur",
    "event": "événement",
    "one event with": "un même événement que",
    "said in full": "dite en entier",
    "completed by the date beside it": "complétée par la date voisine",
    "counted from the day of publication, {anchor}": "comptée depuis le jour de publication, {anchor}",
    "counted from the day the text was speaking of, {anchor}": "comptée depuis le jour dont parlait le texte, {anchor}",
    "by the reference list": "selon la liste de référence",
    "counted from an estimate, {anchor}": "comptée depuis une estimation, {anchor}",
    "nothing to count it from": "rien d’où la compter",
    "no place in the calendar": "pas de place au calendrier",
    "named in full": "nom complet",
    "the one person of that surname here": "la seule personne de ce nom de famille ici",
    "the one person with that role here": "la seule personne qui a cette fonction ici",
    "the words that attribute it": "les mots qui l’attribuent",
    "spoken of in {n} places of this text: {places}": "mentionné à {n} endroits de ce texte : {places}",
    "{name} of the reference list": "{name} de la liste de référence",
    "part of {title}": "fait partie de : {title}",
    "told in the same words": "raconté dans les mêmes mots",
    "the same date, {date}": "la même date, {date}",
    "dates that agree, {one} and {other}": "des dates compatibles, {one} et {other}",
    "both are {name} of the reference list": "tous deux sont {name} de la liste de référence",
    "the same place, {place}": "le même lieu, {place}",
    "the same people, {names}": "les mêmes personnes, {names}",
    "the same bodies, {names}": "les mêmes organismes, {names}",
    "the same words in the title, {words}": "les mêmes mots dans le titre, {words}",
    # announced, and now past
    "Announced for a day now past; with later sentences on the subject.": (
        "Annoncé pour un jour désormais passé ; avec les phrases ultérieures sur le sujet."
    ),
    "nothing on the subject in later texts": "rien sur ce sujet dans les textes ultérieurs",
    "as of {date}": "au {date}",
    # quantities over time
    "Of who gives, spends, has or owes it.": "De qui le donne, le dépense, l’a ou le doit.",
    "target, commitment, delivered, spent or count; as --status.": (
        "target (objectif), commitment (engagement), delivered (livré), spent (dépensé) ou count ; comme --status."
    ),
    "Each quantity over time: what revises or contradicts what.": (
        "Chaque grandeur dans le temps : ce qui révise ou contredit quoi."
    ),
    "As bars, those of a unit together.": "En barres, unité par unité.",
    "--history and --chart are two views; choose one.": "--history et --chart sont deux vues ; choisissez.",
    "as in {id}": "comme {id}",
    "revises {id}": "révise {id}",
    "contradicts {id}": "contredit {id}",
    "another value than {id}": "autre valeur que {id}",
    # days of the year
    "What happened on this day of the year, in any year.": (
        "Ce qui s’est passé ce jour de l’année, quelle que soit l’année."
    ),
    "06-29, « 29 juin », 2022-06-29; else today.": "06-29, « 29 juin », 2022-06-29 ; sinon aujourd’hui.",
    '"{text}" is no day of the year.': "« {text} » n’est pas un jour de l’année.",
    "A day is written 06-29 or « 29 juin ».": "Un jour s’écrit 06-29 ou « 29 juin ».",
    # what gave no fact
    "Sentences that hold a date, a number or a known name, but gave no fact.": (
        "Les phrases qui ont une date, un nombre ou un nom connu, mais n’ont donné aucun fait."
    ),
    "Sentences that hold a date, a number or a known name, but gave no fact. Exit code 5 where there are some.": (
        "Les phrases qui ont une date, un nombre ou un nom connu, mais n’ont donné aucun fait. Code de sortie 5 s’il y "
        "en a."
    ),
    "Only those with a date, number or name.": "Seulement celles qui ont une date (date), un nombre (number), un nom.",
    'a sentence holds no "{name}".': "une phrase n’a pas de « {name} ».",
    "date": "date",
    "number": "nombre",
    "name": "nom",
    "{name}: {text}": "{name} : {text}",
    "{n} sentence gave no fact": "{n} phrase n’a donné aucun fait",
    "{n} sentences gave no fact": "{n} phrases n’ont donné aucun fait",
    "{n} of {all} texts read, as far as --limit": "{n} textes lus sur {all}, jusqu’à --limit",
    "{said}, of {all} read": "{said}, sur {all} lues",
}
