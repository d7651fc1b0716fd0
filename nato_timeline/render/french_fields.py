"""The French of what JSON holds: the descriptions in its schemas."""

from __future__ import annotations

OF_FIELDS = {
    # kinds of objects
    "A document's word for a fact.": "Ce qu’un document dit d’un fait.",
    "What a person is.": "Ce qu’est une personne.",
    "A person, with counts.": "Une personne, avec des nombres.",
    "A document.": "Un document.",
    "A document with its text.": "Un document avec son texte.",
    "A text that was read, as far as it is known.": "Un texte lu, pour ce qu’on en sait.",
    "A topic.": "Un thème.",
    "A sentence with the words looked for.": "Une phrase avec les mots cherchés.",
    "How many facts there are of something.": "Combien il y a de faits de quelque chose.",
    "A figure in the history of a quantity.": "Un chiffre dans l’histoire d’une grandeur.",
    "A sentence that gave no fact.": "Une phrase qui n’a donné aucun fait.",
    "A fact that a document has gained or lost.": "Un fait qu’un document a gagné ou perdu.",
    "What became of a document.": "Ce qu’il est advenu d’un document.",
    "A cited sentence, looked for in today's file.": "Une phrase citée, cherchée dans le fichier d’aujourd’hui.",
    # keys
    "The id; it stays the same while the texts do.": "L’identifiant ; il reste le même tant que les textes restent.",
    "When, as EDTF: a day, 2024-06, 2024-W42, 2024-06-13/2024-06-14, 2024-06~ for an estimate.": (
        "Quand, en EDTF : un jour, 2024-06, 2024-W42, 2024-06-13/2024-06-14, 2024-06~ pour une estimation."
    ),
    "The first day of it.": "Son premier jour.",
    "The last day of it.": "Son dernier jour.",
    "The id of the document.": "L’identifiant du document.",
    "When the document came out: a day, or an estimate as EDTF.": (
        "Quand le document a paru : un jour, ou une estimation en EDTF."
    ),
    "Where it begins in the document's text, in characters.": "Où cela commence dans le texte, en caractères.",
    "Where it ends.": "Où cela finit.",
    "The sentence, as it stands in the document.": "La phrase, telle qu’elle est dans le document.",
    "The words, as they stand in the document.": "Les mots, tels qu’ils sont dans le document.",
    "The ids of the facts that it states.": "Les identifiants des faits qu’elle dit.",
    "How many facts there are.": "Combien il y a de faits.",
    "How many events.": "Combien d’événements.",
    "How many quotations.": "Combien de citations.",
    "How many times somebody is quoted indirectly.": "Combien de paroles rapportées.",
    "How many figures.": "Combien de chiffres.",
    "The document's title.": "Le titre du document.",
    "The document's address.": "L’adresse du document.",
    "How that is known: header, text, metadata, estimate, unknown.": (
        "Comment on le sait : header, text, metadata, estimate, unknown."
    ),
    "The page, in a document that has pages.": "La page, dans un document qui en a.",
    "The fact as this document puts it.": "Le fait comme ce document le dit.",
    "The fact's status as this document has it.": "Le statut du fait selon ce document.",
    "What kind of fact it is.": "Quelle sorte de fait c’est.",
    "Of which kind.": "De quel type.",
    "What it is, in words that stand alone.": "Ce que c’est, en mots qui se suffisent.",
    "How the date is known: text, inherited, reference, estimate, publication.": (
        "Comment la date est connue : text, inherited, reference, estimate, publication."
    ),
    "How the date was found, in words.": "Comment la date a été trouvée, en mots.",
    "The date before it was put off.": "La date d’avant le report.",
    "Other dates that other documents give.": "D’autres dates que d’autres documents donnent.",
    "Where.": "Où.",
    "Ids of people, names of countries and bodies that take part, or speak.": (
        "Identifiants des personnes, noms des pays et organismes qui participent, ou parlent."
    ),
    "The same by name.": "Les mêmes par leur nom.",
    "Ids of topics.": "Identifiants des thèmes.",
    "Whether it was held, is scheduled or off; of a figure, its role.": (
        "Si cela a eu lieu, est prévu ou annulé ; d’un chiffre, son rôle."
    ),
    "What the figure is: target, commitment, delivered, spent, count.": (
        "Ce qu’est le chiffre : target, commitment, delivered, spent, count."
    ),
    "The number, or the two ends of a range.": "Le nombre, ou les deux bouts d’une fourchette.",
    "The unit: ISO 4217 for money, %, % du PIB, or what is counted.": (
        "L’unité : ISO 4217 pour l’argent, %, % du PIB, ou ce qui est compté."
    ),
    "Whether it is at least, at most, about.": "Si c’est au moins, au plus, environ.",
    "What the figure is for, or measures.": "À quoi va le chiffre, ou ce qu’il mesure.",
    "Who gives, spends, has or owes it.": "Qui le donne, le dépense, l’a ou le doit.",
    "The rhythm, as a duration: P1Y for « par an ».": "Le rythme, comme une durée : P1Y pour « par an ».",
    "The id of who says it.": "L’identifiant de qui le dit.",
    "The name of who says it.": "Le nom de qui le dit.",
    "The verb that tells who speaks.": "Le verbe qui dit qui parle.",
    "The sentences of all documents that state it.": "Les phrases de tous les documents qui le disent.",
    "Each document's word for it.": "Ce que chaque document en dit.",
    "Your own words on it.": "Vos propres mots dessus.",
    "The fields that you have corrected.": "Les champs que vous avez corrigés.",
    "Your own note.": "Votre note.",
    "The office.": "La fonction.",
    "Of which country or body.": "De quel pays ou organisme.",
    "Whether a text says it, or the reference data.": "Si un texte le dit, ou les données de référence.",
    "The ids of the documents that say it.": "Les identifiants des documents qui le disent.",
    "The name.": "Le nom.",
    "What the person is.": "Ce qu’est la personne.",
    "The ways in which the texts write the name.": "Les façons dont les textes écrivent le nom.",
    "Who published it.": "Qui l’a publié.",
    "The file it was read from.": "Le fichier d’où il a été lu.",
    "Its language.": "Sa langue.",
    "The day it came out.": "Le jour de sa parution.",
    "What is known of that day where it is not known, as EDTF.": "Ce qu’on sait de ce jour s’il est inconnu, en EDTF.",
    "How that day was found, in words.": "Comment ce jour a été trouvé, en mots.",
    "When it was changed, as it says itself.": "Quand il a été mis à jour, selon lui-même.",
    "How long its text is, in characters.": "La longueur de son texte, en caractères.",
    "How many pages it has.": "Combien de pages il a.",
    "The whole text; start and end count its characters.": "Le texte entier ; start et end comptent ses caractères.",
    "Its French name.": "Son nom français.",
    "Its English name.": "Son nom anglais.",
    "The words it is known by.": "Les mots auxquels on le reconnaît.",
    "The file of yours that they come from.": "Votre fichier d’où ils viennent.",
    "The sentences before it.": "Les phrases d’avant.",
    "The sentences after it.": "Les phrases d’après.",
    "Where the words stand in the sentence: start and end of each.": (
        "Où sont les mots dans la phrase : début et fin de chacun."
    ),
    "What is counted.": "Ce qui est compté.",
    "Its id.": "Son identifiant.",
    "Its name.": "Son nom.",
    "The number of the quantity; figures of one quantity have the same.": (
        "Le numéro de la grandeur ; les chiffres d’une même grandeur ont le même."
    ),
    "What it does to an earlier statement.": "Ce qu’il fait d’une affirmation antérieure.",
    "The id of that earlier fact.": "L’identifiant de ce fait antérieur.",
    "By which share the value has changed.": "De quelle part la valeur a changé.",
    "The dates it holds, as they are written.": "Les dates qu’elle contient, telles qu’écrites.",
    "The numbers it holds, as they are written.": "Les nombres qu’elle contient, tels qu’écrits.",
    "The names it holds, as they are written.": "Les noms qu’elle contient, tels qu’écrits.",
    "What was noticed on the way.": "Ce qui a été remarqué en chemin.",
    "What became of it.": "Ce qu’il en est advenu.",
    "The file, as it was given.": "Le fichier, tel que donné.",
    "Facts that the version before did not have.": "Des faits que la version d’avant n’avait pas.",
    "Facts that only the version before had.": "Des faits que seule la version d’avant avait.",
    "Where it stands today.": "Où elle est aujourd’hui.",
}
