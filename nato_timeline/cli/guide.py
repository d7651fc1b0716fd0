"""What holds for all commands, by subject: `timeline help SUBJECT`, and the same in the man page."""

from __future__ import annotations

from typing import NamedTuple


class Subject(NamedTuple):
    """A title, a sentence on it, and its entries: what is typed or read, and what it means."""

    title: str
    about: str
    entries: tuple[tuple[str, str], ...]


# the commands by what they are for; a new one stands in one of the groups
GROUPS = {
    "To ask": ("list", "on", "who", "figures", "quotes", "show", "search", "stats", "topics", "sources"),
    "To read texts": ("extract", "explain", "audit"),
    "To keep a library of your own": ("add", "fix", "drop", "tag", "verify", "rebuild"),
    "To take along": ("cite", "export", "schema"),
    "The tool itself": ("lexicon", "help", "completion"),
}
GUIDE = {
    "exit-codes": Subject(
        "Exit codes",
        "What a command answers to the shell that called it.",
        (
            ("0", "Done; an empty result too."),
            ("1", "Failure: what is named does not exist, or a file cannot be read or written."),
            ("2", "Wrongly used: a command, an option or a value that cannot be understood."),
            ("3", "Nothing found, with --fail-empty."),
            ("4", "timeline add: some documents failed, the others are in."),
            ("5", "timeline audit, timeline verify: there is something to look at."),
            ("130", "Interrupted. What was half done is taken back."),
            ("141", "Whoever read the pipe has gone."),
        ),
    ),
    "formats": Subject(
        "Formats",
        "A terminal gets table, a pipe plain. The facts and their order are the same in every format.",
        (
            ("table", "To look at. Long texts are shortened only here, and a line below says so."),
            ("plain", "A line for each fact, fields between tabs, no signs, no colours; for pipes and screen readers."),
            ("json, jsonl", "All fields, in one array or an object a line; no result is []."),
            ("csv, tsv", "All fields, with their names in the first line; harmless in a spreadsheet."),
            ("markdown", "A table to paste."),
            ("--fields A,B,C", "These fields only, in this order; without a value, which there are."),
            ("--template TEXT", "A line for each fact: '{date} — {who: : }{text} ({cite})', or with any field."),
            ("--output FILE", "Into a file, whose ending gives the format; never over another one without --force."),
            ("timeline export", "Whole files: a page, a calendar, a bibliography, a database."),
        ),
    ),
    "dates": Subject(
        "Dates",
        "Wherever a date is asked for, a year, a month or a week will do as well. It includes its first and last day.",
        (
            ("2022, 2022-06, 2022-06-29", "A year, a month, a day."),
            ("2024-W42, 2024-H1, 2024-Q3, 199X", "A week, a half-year, a quarter, ten years."),
            ("« 29 juin 2022 », « il y a 3 mois »", "In French words, as the texts have them; counted from today."),
            ("--since, --until", "What may have happened between them. Undated facts are then left out, and counted."),
            ("--as-of", "Only what had been published by then."),
            ("--around DATE|ID --days N", "The days before and after a date or a fact."),
            ("~June 2024, 2024-06~", "Only estimated."),
            ("2024-06-13/2024-06-14", "From one day to another; ../2024-10-17 has no known beginning."),
            ("inherited date, reference date", "Of what the event is part of; by the reference list."),
        ),
    ),
    "queries": Subject(
        "Queries",
        "The same options choose facts in every command. All must hold; of several values of one, any will do.",
        (
            ("--who NAME", "Under any name: without accents, with a slip, J. Stoltenberg, a role, a country."),
            ("--topic, --kind, --status", "See timeline topics; an unknown kind or status lists them all."),
            ("--place, --source", "A town or country; a document by its id, how that begins, or words of its title."),
            ("--text WORDS", "All these words in the fact or its sentence, blind to case and accents."),
            ("--unit, --min, --max, --holder, --role", "Of figures: « 40 Md », « 2,5 », €, %, a country."),
            ("--sort date|source|who|value", "The order; what has none stays last. --reverse turns it round."),
            ("-n N", "At most N. A terminal shows 50, and says how many there are; 0 is all."),
            ("timeline search WORDS", 'In all sentences: "a phrase", the beginning of a word*.'),
        ),
    ),
    "environment": Subject(
        "Environment",
        "What the tool takes from the variables of the shell.",
        (
            ("TIMELINE_LIBRARY", "The library to use; « bundled » for the texts that come with the tool."),
            ("LC_ALL, LC_MESSAGES, LANG", "French where the first that is set says so, else English."),
            ("NO_COLOR, FORCE_COLOR", "Without colours, or with them even in a pipe."),
            ("TERM", "dumb: signs that every terminal has, no colours, no pager."),
            ("COLUMNS", "How wide to write."),
            ("PAGER, LESS", "What shows long output; else less -FIRX. Empty or cat: nothing does."),
            ("SOURCE_DATE_EPOCH", "The moment that counts as now, so that output can be made again."),
            ("XDG_DATA_HOME", "Where your library is, in nato-timeline/library.db; else ~/.local/share."),
            ("XDG_CONFIG_HOME", "Where your own topics are, in nato-timeline/topics.toml; else ~/.config."),
            ("XDG_CACHE_HOME", "Where is kept what can be computed again; else ~/.cache."),
        ),
    ),
}  # fmt: skip
