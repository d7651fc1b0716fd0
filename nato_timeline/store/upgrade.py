"""Libraries that former versions made, brought to the tables of today: step by step, all in one transaction.

Whoever changes a table in `schema` raises VERSION there and adds the step that leads to it here. What SQL cannot fill
in a step leaves to the rules: `UPDATE papers SET rules = ''` has every document read again.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence

from ..lookup import sound
from .tallies import ANEW, DAYS_OF_FACT, KNOWN, SAID_ANEW

# from which version, the statements that lead to the next
STEPS: Mapping[int, Sequence[str]] = {
    1: (  # passages know their page; tellings in the same words are compared as one
        "ALTER TABLE sources ADD COLUMN page INTEGER",
        "ALTER TABLE tellings ADD COLUMN page INTEGER",
        *(
            f"UPDATE {table} SET page = (SELECT count(*) + 1 FROM documents d, json_each(d.pages) WHERE d.key = "
            "document AND value <= start) WHERE document IN (SELECT key FROM documents WHERE pages != '[]')"
            for table in ("sources", "tellings")
        ),
        "CREATE TABLE wordings (signature INTEGER PRIMARY KEY, kind TEXT NOT NULL, fine INTEGER NOT NULL, first TEXT, "
        "last TEXT, place TEXT, reference TEXT)",
        "INSERT INTO wordings SELECT signature, kind, fine, first, last, place, reference FROM tellings WHERE key IN "
        "(SELECT min(key) FROM tellings GROUP BY signature)",
        "CREATE INDEX wordings_by_day ON wordings (kind, first, last) WHERE fine",
        "CREATE TABLE wording_keys (key INTEGER NOT NULL, fine INTEGER NOT NULL, signature INTEGER NOT NULL,\n"
        "  PRIMARY KEY (key, fine, signature)) WITHOUT ROWID",
        "INSERT OR IGNORE INTO wording_keys SELECT k.key, k.fine, signature FROM telling_keys k JOIN tellings t "
        "ON t.key = k.telling",
        "CREATE INDEX wording_keys_by_signature ON wording_keys (signature)",
        "DROP TABLE telling_keys",
        "DROP INDEX tellings_by_day",
        "ALTER TABLE tellings DROP COLUMN fine",
        # what is asked of large libraries has indexes of its own
        "ALTER TABLE facts ADD COLUMN lasting INTEGER NOT NULL DEFAULT 0",
        "UPDATE facts SET lasting = coalesce(last, '9999-12-31') > day",
        *(f"DROP INDEX facts_{name}" for name in ("in_time", "by_value", "by_kind", "by_place")),
        "CREATE INDEX facts_counted ON facts (layer, undated, dropped)",
        "CREATE INDEX facts_lasting ON facts (layer, span, day, kind, lasting, dropped, undated) WHERE lasting",
        "CREATE INDEX facts_without_beginning ON facts (layer, day) WHERE first IS NULL AND NOT undated",
        "CREATE INDEX facts_in_time ON facts (layer, undated, day, span, paper, start, id, kind, last, dropped)",
        "CREATE INDEX facts_by_value ON facts (layer, unit, value, value_to, undated, dropped)",
        "CREATE INDEX facts_by_kind ON facts (layer, kind, undated, day, span, paper, start, id, last, dropped)",
        "CREATE INDEX facts_by_place ON facts (layer, place, undated, day, span, paper, start, id, last, dropped)\n"
        "  WHERE place IS NOT NULL",
        "ALTER TABLE words RENAME TO former_words",
        "CREATE TABLE words (                  -- of names and roles, and how they sound\n"
        "  word TEXT NOT NULL, person TEXT NOT NULL, sound TEXT NOT NULL, PRIMARY KEY (word, person)) WITHOUT ROWID",
        "INSERT INTO words SELECT word, person, sound(word) FROM former_words",
        "DROP TABLE former_words",
        "CREATE INDEX words_by_sound ON words (sound, word)",
    ),
    2: (  # adding costs the same however much is there: wordings in the order they came, counts that are kept
        "ALTER TABLE wordings RENAME TO former_wordings",
        "ALTER TABLE wording_keys RENAME TO former_keys",
        "DROP INDEX wordings_by_day",
        "CREATE TABLE wordings (               -- tellings in the same words are compared with others as one\n"
        "  key INTEGER PRIMARY KEY, signature INTEGER NOT NULL,\n"
        "  kind TEXT NOT NULL, fine INTEGER NOT NULL, first TEXT, last TEXT, place TEXT, reference TEXT,\n"
        "  keys TEXT NOT NULL)",
        "CREATE TABLE wording_keys (fine INTEGER NOT NULL, key INTEGER NOT NULL, wording INTEGER NOT NULL,\n"
        "  PRIMARY KEY (fine, key, wording)) WITHOUT ROWID",
        "INSERT INTO wordings (signature, kind, fine, first, last, place, reference, keys) SELECT signature, kind, "
        "fine, first, last, place, reference, (SELECT json_group_array(key) FROM former_keys k WHERE k.signature = "
        "w.signature) FROM former_wordings w",
        "INSERT INTO wording_keys SELECT k.fine, k.key, w.key FROM former_keys k JOIN wordings w USING (signature)",
        "DROP TABLE former_keys",
        "ALTER TABLE tellings ADD COLUMN wording INTEGER",
        "UPDATE tellings SET wording = (SELECT w.key FROM wordings w WHERE w.signature = tellings.signature)",
        "DROP TABLE former_wordings",
        *(f"DROP INDEX {name}" for name in ("tellings_by_signature", "tellings_by_fact", "facts_counted")),
        *(f"DROP INDEX facts_by_{name}" for name in ("value", "kind")),
        "ALTER TABLE tellings DROP COLUMN signature",
        "CREATE INDEX tellings_by_wording ON tellings (wording)",
        "CREATE INDEX tellings_by_fact ON tellings (fact) WHERE fact IS NOT NULL",
        "CREATE UNIQUE INDEX wordings_by_signature ON wordings (signature)",
        "CREATE TABLE wording_days (           -- those of a sharp date\n"
        "  lasting INTEGER NOT NULL, kind TEXT NOT NULL, first TEXT NOT NULL, wording INTEGER NOT NULL,\n"
        "  last TEXT NOT NULL, place TEXT, reference TEXT, PRIMARY KEY (lasting, kind, first, wording)) WITHOUT ROWID",
        "INSERT INTO wording_days SELECT first < last, kind, first, key, last, place, reference FROM wordings "
        "WHERE fine",
        "INSERT OR IGNORE INTO wording_keys SELECT 2, k.key, k.wording FROM wording_keys k JOIN tellings t "
        "USING (wording) WHERE t.was IS NOT NULL",
        "CREATE INDEX facts_counted ON facts (layer, undated, kind, dropped)",
        "CREATE INDEX facts_by_value ON facts (layer, unit, value, value_to, undated, dropped) WHERE value IS NOT NULL",
        "ALTER TABLE participants RENAME TO former_participants",
        "CREATE TABLE participants (who TEXT NOT NULL, layer TEXT NOT NULL, undated INTEGER NOT NULL, "
        "fact INTEGER NOT NULL,\n  holds INTEGER NOT NULL, PRIMARY KEY (who, layer, undated, fact)) WITHOUT ROWID",
        "INSERT INTO participants SELECT who, p.layer, undated, fact, holds FROM former_participants p JOIN facts f "
        "ON f.key = fact",
        "DROP TABLE former_participants",
        "CREATE INDEX participants_by_fact ON participants (fact)",
        "CREATE TABLE appearances (            -- in how many facts but roles somebody takes part, and of how many is "
        "the holder\n"
        "  who TEXT PRIMARY KEY, taking INTEGER NOT NULL, holding INTEGER NOT NULL) WITHOUT ROWID",
        "INSERT INTO appearances SELECT who, sum(NOT holds), sum(holds) FROM participants WHERE layer != 'role' "
        "GROUP BY who",
        "UPDATE topics SET facts = (SELECT count(*) FROM subjects WHERE topic = topics.id)",
    ),
    3: (  # another telling of what thousands tell costs what one costs
        "CREATE TABLE gathered (               -- of an event that very many documents tell, the sum of what they say\n"
        "  fact INTEGER PRIMARY KEY, said TEXT NOT NULL)",
        "CREATE TABLE voices (                 -- and which texts, however often copied, give which date for it\n"
        '  fact INTEGER NOT NULL, "when" TEXT NOT NULL, origin TEXT NOT NULL, PRIMARY KEY (fact, "when", origin)) '
        "WITHOUT ROWID",
        "ALTER TABLE wordings ADD COLUMN marks INTEGER NOT NULL DEFAULT -1",
        "ALTER TABLE wording_days ADD COLUMN marks INTEGER NOT NULL DEFAULT -1",
        "DROP INDEX facts_counted",
        "CREATE INDEX facts_counted ON facts (layer, undated, kind, dropped, status)",
        # and what stands in facts is found without reading them
        "CREATE VIRTUAL TABLE own_words USING fts5 (words, columnsize=0, tokenize='unicode61')",
        "INSERT INTO own_words (rowid, words) SELECT key, searchable(concat) FROM (SELECT key, CASE WHEN layer IN "
        "('event', 'role') THEN title ELSE coalesce(subject, '') END || ' ' || tags || ' ' || coalesce(note, '') AS "
        "concat FROM facts WHERE layer IN ('event', 'role') OR subject IS NOT NULL OR tags != '[]' OR "
        "note IS NOT NULL)",
    ),
    4: (  # counting all reads none, and quantities are found by a number
        "DROP INDEX documents_by_text",
        "DROP INDEX documents_by_file",
        "CREATE INDEX documents_by_text ON documents (substr(sha256, 1, 12))",
        "CREATE INDEX documents_by_file ON documents (substr(file_sha256, 1, 12))",
        "DROP INDEX facts_by_place",
        "CREATE INDEX facts_by_place ON facts (layer, place, undated, dropped) WHERE place IS NOT NULL",
        "ALTER TABLE facts ADD COLUMN quantity INTEGER",
        "UPDATE facts SET quantity = quantity(kind, unit, per, status, holder, subject) WHERE value IS NOT NULL",
        "CREATE INDEX facts_by_quantity ON facts (quantity, day, undated, dropped) WHERE quantity IS NOT NULL",
        "CREATE INDEX facts_announced ON facts (layer, last, day, undated, dropped, status)\n"
        "  WHERE status IN ('scheduled', 'postponed')",
        "DROP TABLE appearances",
        "CREATE TABLE tallies (                -- how many facts but roles each has: `of` is who, topic, kind, month "
        "or source\n"
        "  of TEXT NOT NULL, name TEXT NOT NULL,\n"
        "  events INTEGER NOT NULL, quotes INTEGER NOT NULL, statements INTEGER NOT NULL, figures INTEGER NOT NULL,\n"
        "  holding INTEGER NOT NULL,           -- of how many somebody is only the holder\n"
        "  first TEXT, last TEXT, PRIMARY KEY (of, name)) WITHOUT ROWID",
        "UPDATE people SET sort = fold(id) WHERE NOT person",
    ),
    5: (  # what was known by a day is found by a number
        "DROP INDEX facts_counted",
        "DROP INDEX facts_in_time",
        "ALTER TABLE facts ADD COLUMN first_known INTEGER NOT NULL DEFAULT 99991231",
        "ALTER TABLE facts ADD COLUMN last_known INTEGER NOT NULL DEFAULT 99991231",
        f"UPDATE facts SET (first_known, last_known) = ({KNOWN}) WHERE key IN (SELECT fact FROM sources)",
        "CREATE INDEX facts_counted ON facts (layer, undated, kind, dropped, status, last_known)",
        "CREATE INDEX facts_in_time ON facts (layer, undated, day, span, paper, start, id, kind, last, dropped, "
        "last_known)",
        "CREATE INDEX facts_told_over ON facts (layer, first_known, last_known) WHERE first_known < last_known",
    ),
    6: (  # what a sentence states is found without reading what its document states
        "DROP INDEX sources_by_document",
        "CREATE INDEX sources_by_document ON sources (document, sentence_start, sentence_end)",
    ),
    7: (  # what comes touches few pages, however much is there
        "DROP INDEX facts_counted",
        "CREATE INDEX facts_counted ON facts (layer, undated, kind, dropped, status)",
        "CREATE TABLE recent_days (            -- those that came last: of a small table each touches few pages\n"
        "  lasting INTEGER NOT NULL, kind TEXT NOT NULL, first TEXT NOT NULL, wording INTEGER NOT NULL,\n"
        "  last TEXT NOT NULL, place TEXT, reference TEXT, marks INTEGER NOT NULL DEFAULT -1,\n"
        "  PRIMARY KEY (lasting, kind, first, wording)) WITHOUT ROWID",
        "CREATE TABLE recent_keys (fine INTEGER NOT NULL, key INTEGER NOT NULL, wording INTEGER NOT NULL,\n"
        "  PRIMARY KEY (fine, key, wording)) WITHOUT ROWID",
    ),
    8: (  # what each document tells is found without reading what all tell
        "ALTER TABLE facts ADD COLUMN several INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE sources ADD COLUMN apart INTEGER NOT NULL DEFAULT 0",
        "UPDATE facts SET several = 1 WHERE layer = 'event' AND key IN (SELECT fact FROM sources GROUP BY fact "
        "HAVING count(*) > 1)",
        "UPDATE sources SET apart = 1 WHERE fact IN (SELECT key FROM facts WHERE several)",
        "CREATE INDEX sources_apart ON sources (coalesce(first, last, '9999-12-31'), first, last, document, status, "
        "apart)\n  WHERE apart",
        # and counting by what facts share reads none
        "CREATE TABLE traits (                 -- what very many facts share: in the indexes of facts a number stands "
        "for it\n"
        "  key INTEGER PRIMARY KEY, layer TEXT NOT NULL, kind TEXT NOT NULL, status TEXT, topics TEXT NOT NULL)",
        "INSERT INTO traits (layer, kind, status, topics) SELECT DISTINCT layer, kind, status, topics FROM facts",
        "CREATE UNIQUE INDEX traits_in_words ON traits (layer, kind, coalesce(status, ''), topics)",
        "ALTER TABLE facts ADD COLUMN traits INTEGER NOT NULL DEFAULT 0",
        *(
            f"DROP INDEX facts_{name}"
            for name in ("counted", "in_time", "by_value", "lasting", "announced", "by_place")
        ),
        "UPDATE facts SET traits = (SELECT key FROM traits t WHERE t.layer = facts.layer AND t.kind = facts.kind AND "
        "coalesce(t.status, '') = coalesce(facts.status, '') AND t.topics = facts.topics)",
        "CREATE INDEX facts_in_time ON facts (layer, undated, day, span, paper, start, id, traits, last, dropped, "
        "last_known)",
        "CREATE INDEX facts_by_value ON facts (layer, unit, value, value_to, undated, dropped, traits, last_known)\n"
        "  WHERE value IS NOT NULL",
        "CREATE INDEX facts_lasting ON facts (layer, span, day, traits, last, lasting, dropped, undated) WHERE lasting",
        "CREATE INDEX facts_by_place ON facts (layer, place, undated, dropped, traits) WHERE place IS NOT NULL",
        "CREATE INDEX facts_foreseen ON facts (layer, undated, day, span, paper, start, id, traits, last, dropped, "
        "last_known)\n  WHERE last_known < CAST(replace(day, '-', '') AS INTEGER)",
        "CREATE INDEX facts_several ON facts (layer, undated, day, traits, dropped, last_known, several)\n"
        "  WHERE several",
        "ALTER TABLE participants RENAME TO former_participants",
        "CREATE TABLE participants (who TEXT NOT NULL, layer TEXT NOT NULL, undated INTEGER NOT NULL, "
        "fact INTEGER NOT NULL,\n  holds INTEGER NOT NULL, traits INTEGER NOT NULL,\n"
        "  first INTEGER, last INTEGER,        -- as in `stated`; not of roles, which every document may stretch\n"
        "  PRIMARY KEY (who, layer, undated, fact)) WITHOUT ROWID",
        f"INSERT INTO participants SELECT who, p.layer, p.undated, fact, holds, traits, {DAYS_OF_FACT} "
        "FROM former_participants p JOIN facts f ON f.key = fact",
        "DROP TABLE former_participants",
        "CREATE INDEX participants_by_fact ON participants (fact)",
        "CREATE TABLE stated (                 -- the facts but roles that each document states, as they are counted\n"
        "  document INTEGER NOT NULL, layer TEXT NOT NULL, fact INTEGER NOT NULL, traits INTEGER NOT NULL,\n"
        "  first INTEGER, last INTEGER,        -- as numbers like 20240612\n"
        "  PRIMARY KEY (document, layer, fact)) WITHOUT ROWID",
        "CREATE INDEX documents_named ON documents (key, id)",
        "DROP TABLE subjects",
        *ANEW,
    ),
    9: (  # facts are found by their words without reading them, documents by their days
        "CREATE TABLE said (                   -- the facts that each sentence states\n"
        "  sentence INTEGER NOT NULL, fact INTEGER NOT NULL, traits INTEGER NOT NULL,\n"
        "  PRIMARY KEY (sentence, fact)) WITHOUT ROWID",
        "ALTER TABLE papers ADD COLUMN sentences_from INTEGER",
        "ALTER TABLE papers ADD COLUMN sentences_to INTEGER",
        "UPDATE papers SET (sentences_from, sentences_to) = (SELECT min(key), max(key) FROM sentences s WHERE "
        "s.document = papers.document)",
        "CREATE INDEX papers_in_time ON papers (first, last, sentences_from, sentences_to)",
        *SAID_ANEW,
    ),
}


def upgrade(db: sqlite3.Connection, to: int) -> None:
    """Brings a library to a version, unless another process has just done so: wholly, or it raises sqlite3.Error."""
    from ..library.rows import quantity
    from ..searchable import searchable
    from ..text import fold

    db.create_function("fold", 1, fold, deterministic=True)
    db.create_function("quantity", 6, quantity, deterministic=True)
    db.create_function("sound", 1, sound, deterministic=True)
    db.create_function("searchable", 1, searchable, deterministic=True)
    db.execute("PRAGMA analysis_limit = 400")
    db.execute("BEGIN IMMEDIATE")
    try:
        (version,) = db.execute("PRAGMA user_version").fetchone()
        for step in range(version, to):
            for statement in STEPS[step]:
                db.execute(statement)
        if version < to:
            for table in ("facts", "sources"):
                db.execute(f"ANALYZE {table}")  # of new indexes SQLite thinks the best, unless it is told
        db.execute(f"PRAGMA user_version = {to}")
        db.execute("COMMIT")
    except BaseException:
        db.execute("ROLLBACK")
        raise
