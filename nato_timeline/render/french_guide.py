"""The French of `timeline help SUBJECT` and of the man page."""

from __future__ import annotations

OF_THE_GUIDE = {
    "How things are done: exit-codes, formats, dates, queries, environment; or what a command does.": (
        "Comment faire : exit-codes, formats, dates, queries, environment ; ou ce que fait une commande."
    ),
    "A subject, or a command.": "Un sujet, ou une commande.",
    "The man page, for man -l -.": "La page de manuel, pour man -l -.",
    'there is no help on "{name}".': "il n’y a pas d’aide sur « {name} ».",
    "Subjects": "Sujets",
    "timeline help SUBJECT tells more.": "timeline help SUJET en dit plus.",
    "To ask": "Pour demander",
    "To read texts": "Pour lire des textes",
    "To keep a library of your own": "Pour tenir votre bibliothèque",
    "To take along": "Pour emporter",
    "The tool itself": "L’outil lui-même",
    # the man page
    "NAME": "NOM",
    "SYNOPSIS": "SYNOPSIS",
    "DESCRIPTION": "DESCRIPTION",
    "COMMANDS": "COMMANDES",
    "OPTIONS OF COMMANDS THAT LIST FACTS": "OPTIONS DES COMMANDES QUI LISTENT DES FAITS",
    "OPTIONS OF EVERY COMMAND": "OPTIONS DE TOUTE COMMANDE",
    "EXAMPLES": "EXEMPLES",
    "a timeline of French texts about NATO": "une chronologie de textes français sur l’OTAN",
    (
        "It uses no model and no network: the same texts give the same facts, "
        "and what a text does not support is left open."
    ): ("Sans modèle ni réseau : les mêmes textes donnent les mêmes faits, et ce qu’un texte ne dit pas reste ouvert."),
    # exit codes
    "Exit codes": "Codes de sortie",
    "What a command answers to the shell that called it.": "Ce qu’une commande répond au shell qui l’a appelée.",
    "Done; an empty result too.": "Fait ; un résultat vide aussi.",
    "Failure: what is named does not exist, or a file cannot be read or written.": (
        "Échec : ce qui est nommé n’existe pas, ou un fichier ne peut être lu ou écrit."
    ),
    "Wrongly used: a command, an option or a value that cannot be understood.": (
        "Mauvais emploi : une commande, une option ou une valeur incompréhensible."
    ),
    "Nothing found, with --fail-empty.": "Rien trouvé, avec --fail-empty.",
    "timeline add: some documents failed, the others are in.": (
        "timeline add : des documents ont échoué, les autres sont là."
    ),
    "timeline audit, timeline verify: there is something to look at.": (
        "timeline audit, timeline verify : il y a quelque chose à voir."
    ),
    "Interrupted. What was half done is taken back.": "Interrompu. Ce qui était fait à moitié est défait.",
    "Whoever read the pipe has gone.": "Le lecteur du tube est parti.",
    # formats
    "Formats": "Formats",
    "A terminal gets table, a pipe plain. The facts and their order are the same in every format.": (
        "Un terminal reçoit table, un tube plain. Les faits et leur ordre sont les mêmes dans chaque format."
    ),
    "To look at. Long texts are shortened only here, and a line below says so.": (
        "À regarder. Les textes longs ne sont abrégés qu’ici, et une ligne au-dessous le dit."
    ),
    "A line for each fact, fields between tabs, no signs, no colours; for pipes and screen readers.": (
        "Une ligne par fait, champs entre tabulations, ni signes ni couleurs ; pour tubes et lecteurs d’écran."
    ),
    "All fields, in one array or an object a line; no result is [].": (
        "Tous les champs, en un tableau ou un objet par ligne ; aucun résultat : []."
    ),
    "All fields, with their names in the first line; harmless in a spreadsheet.": (
        "Tous les champs, leurs noms en première ligne ; sans danger dans un tableur."
    ),
    "A table to paste.": "Un tableau à coller.",
    "These fields only, in this order; without a value, which there are.": (
        "Ces champs seulement, dans cet ordre ; sans valeur, ceux qu’il y a."
    ),
    "A line for each fact: '{date} — {who: : }{text} ({cite})', or with any field.": (
        "Une ligne par fait : '{date} — {who: : }{text} ({cite})', ou avec tout champ."
    ),
    "Into a file, whose ending gives the format; never over another one without --force.": (
        "Dans un fichier, dont la terminaison donne le format ; jamais à la place d’un autre sans --force."
    ),
    "Whole files: a page, a calendar, a bibliography, a database.": (
        "Des fichiers entiers : page, calendrier, bibliographie, base de données."
    ),
    # dates
    "Dates": "Dates",
    "Wherever a date is asked for, a year, a month or a week will do as well. It includes its first and last day.": (
        "Partout où l’on demande une date, une année, un mois ou une semaine conviennent, premier et dernier jour "
        "compris."
    ),
    "A year, a month, a day.": "Une année, un mois, un jour.",
    "A week, a half-year, a quarter, ten years.": "Une semaine, un semestre, un trimestre, dix ans.",
    "In French words, as the texts have them; counted from today.": (
        "En toutes lettres, comme dans les textes ; à partir d’aujourd’hui."
    ),
    "What may have happened between them. Undated facts are then left out, and counted.": (
        "Ce qui a pu se passer entre les deux. Les faits sans date sont alors écartés, et comptés."
    ),
    "The days before and after a date or a fact.": "Les jours avant et après une date ou un fait.",
    "Only estimated.": "Seulement estimé.",
    "From one day to another; ../2024-10-17 has no known beginning.": (
        "D’un jour à l’autre ; ../2024-10-17 n’a pas de début connu."
    ),
    "Of what the event is part of; by the reference list.": (
        "De ce dont l’événement fait partie ; par la liste de référence."
    ),
    # queries
    "Queries": "Requêtes",
    "The same options choose facts in every command. All must hold; of several values of one, any will do.": (
        "Les mêmes options choisissent les faits dans chaque commande. Toutes valent à la fois ; de plusieurs valeurs "
        "de l’une, une suffit."
    ),
    "Under any name: without accents, with a slip, J. Stoltenberg, a role, a country.": (
        "Sous tout nom : sans accents, avec une faute, J. Stoltenberg, une fonction, un pays."
    ),
    "See timeline topics; an unknown kind or status lists them all.": (
        "Voir timeline topics ; un type ou un statut inconnu les fait tous lister."
    ),
    "A town or country; a document by its id, how that begins, or words of its title.": (
        "Une ville ou un pays ; un document par son identifiant, son début, ou des mots de son titre."
    ),
    "All these words in the fact or its sentence, blind to case and accents.": (
        "Tous ces mots dans le fait ou sa phrase, sans égard à la casse ni aux accents."
    ),
    "Of figures: « 40 Md », « 2,5 », €, %, a country.": "Des chiffres : « 40 Md », « 2,5 », €, %, un pays.",
    "The order; what has none stays last. --reverse turns it round.": (
        "L’ordre ; ce qui n’en a pas reste à la fin. --reverse le renverse."
    ),
    "At most N. A terminal shows 50, and says how many there are; 0 is all.": (
        "Au plus N. Un terminal en montre 50 et dit combien il y en a ; 0 : tout."
    ),
    'In all sentences: "a phrase", the beginning of a word*.': (
        'Dans toutes les phrases : "une suite de mots", le début d’un mot*.'
    ),
    # environment
    "Environment": "Environnement",
    "What the tool takes from the variables of the shell.": "Ce que l’outil prend des variables du shell.",
    "The library to use; « bundled » for the texts that come with the tool.": (
        "La bibliothèque à employer ; « bundled » pour les textes fournis avec l’outil."
    ),
    "French where the first that is set says so, else English.": (
        "Français si la première qui est définie le dit, sinon anglais."
    ),
    "Without colours, or with them even in a pipe.": "Sans couleurs, ou avec, même dans un tube.",
    "dumb: signs that every terminal has, no colours, no pager.": (
        "dumb : des signes que tout terminal possède, ni couleurs ni visionneuse."
    ),
    "How wide to write.": "La largeur du texte.",
    "What shows long output; else less -FIRX. Empty or cat: nothing does.": (
        "Ce qui montre un long texte ; sinon less -FIRX. Vide ou cat : rien."
    ),
    "The moment that counts as now, so that output can be made again.": (
        "L’instant qui vaut maintenant, pour refaire une sortie à l’identique."
    ),
    "Where your library is, in nato-timeline/library.db; else ~/.local/share.": (
        "Où est votre bibliothèque, dans nato-timeline/library.db ; sinon ~/.local/share."
    ),
    "Where your own topics are, in nato-timeline/topics.toml; else ~/.config.": (
        "Où sont vos propres thèmes, dans nato-timeline/topics.toml ; sinon ~/.config."
    ),
    "Where is kept what can be computed again; else ~/.cache.": (
        "Où est gardé ce qui peut être recalculé ; sinon ~/.cache."
    ),
}
