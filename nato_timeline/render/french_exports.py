"""The French of exports and citations."""

from __future__ import annotations

from .french_fields import OF_FIELDS

OF_EXPORTS = {
    **OF_FIELDS,
    'what format "{file}" is to have cannot be told from its name.': (
        "le format voulu pour « {file} » ne se lit pas dans son nom."
    ),
    "Say it with --to: {valid}": "Dites-le avec --to : {valid}",
    'there are no facts called "{name}".': "il n’y a pas de faits appelés « {name} ».",
    "{format} holds only: {layers}.": "{format} ne contient que : {layers}.",
    "{n} undated fact has no place in this format": "{n} fait sans date n’a pas sa place dans ce format",
    "{n} undated facts have no place in this format": "{n} faits sans date n’ont pas leur place dans ce format",
    "{n} event that is not scheduled left out": "{n} événement qui n’est pas prévu laissé de côté",
    "{n} events that are not scheduled left out": "{n} événements qui ne sont pas prévus laissés de côté",
    "--{name} is for {formats} only.": "--{name} ne vaut que pour {formats}.",
    "what writes {format} is not installed.": "ce qui écrit {format} n’est pas installé.",
    "these are bytes and no text: name a file for them.": (
        "ce sont des octets et non du texte : nommez un fichier pour eux."
    ),
    'there is no style "{name}".': "il n’y a pas de style « {name} ».",
    "Timeline": "Chronologie",
    'there is no schema of "{name}".': "il n’y a pas de schéma de « {name} ».",
    "--template goes without --format and --fields.": "--template va sans --format ni --fields.",
    'in "{template}" the brace at {at} names no field.': (
        "dans « {template} », l’accolade en {at} ne nomme aucun champ."
    ),
    "Write {{{{ and }}}} for braces; a field is named like {field}.": (
        "Écrivez {{{{ et }}}} pour des accolades ; un champ se nomme comme {field}."
    ),
    # help
    "Each row so: '{date} — {who: : }{text} ({cite})'; « : » only after somebody. Any field will do.": (
        "Chaque ligne ainsi : '{date} — {who: : }{text} ({cite})' ; « : » seulement après quelqu’un. Tout champ va."
    ),
    "These fields only; without a value, which there are.": "Ces champs seulement ; sans valeur, ceux qu’il y a.",
    "What the JSON of a command holds, as a JSON Schema.": "Ce que contient le JSON d’une commande, en JSON Schema.",
    "What the JSON of a command holds, as a JSON Schema (2020-12). Lines of --format jsonl are its items.": (
        "Ce que contient le JSON d’une commande, en JSON Schema (2020-12). Les lignes de --format jsonl sont ses items."
    ),
    "A command: list, who, who NAME…; else all of them.": "Une commande : list, who, who NAME… ; sinon toutes.",
    "A citation ready to paste, with a link to the very sentence.": (
        "Une citation prête à coller, avec un lien vers la phrase même."
    ),
    "A citation ready to paste, with a link to the very sentence; of a fact, or of a document.": (
        "Une citation prête à coller, avec un lien vers la phrase même ; d’un fait, ou d’un document."
    ),
    "Facts or documents: the id, or how it begins.": "Faits ou documents : l’identifiant, ou son début.",
    "note, iso690, markdown, bibtex, csl-json or ris; else note.": (
        "note, iso690, markdown, bibtex, csl-json ou ris ; sinon note."
    ),
    "The day on which you read it, as « consulté le ».": "Le jour où vous l’avez consulté : « consulté le ».",
    "The timeline as a file: calendar, spreadsheet, bibliography, annotations, page, database.": (
        "La chronologie en fichier : agenda, tableur, bibliographie, annotations, page, base de données."
    ),
    "The timeline as a file for another program: a calendar, a spreadsheet, a bibliography, a page.": (
        "La chronologie en fichier pour un autre programme : agenda, tableur, bibliographie, page."
    ),
    "The file to write; - for standard output.": "Le fichier à écrire ; - pour la sortie standard.",
    "Texts to read; without any, the library.": "Textes à lire ; sans texte, la bibliothèque.",
    "The format; else as the file ends. An unknown one lists them all.": (
        "Le format ; sinon selon la fin du nom. Un format inconnu les fait lister."
    ),
    "event, figure, quote, statement, role, all.": "event, figure, quote, statement, role, all.",
    "CSV that Excel opens by itself: with a mark of UTF-8; in French with « ; ».": (
        "CSV qu’Excel ouvre de lui-même : avec une marque UTF-8, et des « ; » en français."
    ),
}
