"""The tables of a library.

`documents` and `versions` are the truth: texts and what is known of them from outside. Every other table can be made
again from them. The file opens as it is in sqlite3, Datasette and sqlite-utils: lists are JSON arrays, days ISO
strings, offsets characters of `documents.text`.
"""

from __future__ import annotations

TRUTH = """
CREATE TABLE documents (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,            -- its name for users
  version INTEGER NOT NULL DEFAULT 1,
  sha256 TEXT NOT NULL,               -- of `text`, UTF-8
  file_sha256 TEXT NOT NULL,          -- of the file as it was read
  media_type TEXT NOT NULL,
  path TEXT,
  url TEXT,                           -- these four as the file states them
  title TEXT,
  publisher TEXT,
  date TEXT,
  given TEXT NOT NULL DEFAULT '{}',   -- the same as the user states them, which goes before
  language TEXT NOT NULL DEFAULT 'fr',
  pages TEXT NOT NULL DEFAULT '[]',   -- where the second and later pages begin
  added TEXT NOT NULL,
  changed TEXT,
  text TEXT NOT NULL
);
CREATE INDEX documents_by_text ON documents (substr(sha256, 1, 12));  -- enough to tell them apart, and a third as large
CREATE INDEX documents_by_file ON documents (substr(file_sha256, 1, 12));
CREATE INDEX documents_named ON documents (key, id);
CREATE INDEX documents_by_path ON documents (path);
CREATE INDEX documents_by_url ON documents (url);
CREATE TABLE versions (               -- what a document said before it changed
  document INTEGER NOT NULL REFERENCES documents (key),
  version INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  file_sha256 TEXT NOT NULL,
  title TEXT,
  added TEXT NOT NULL,
  replaced TEXT NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (document, version)
);
"""

DERIVED = """
CREATE TABLE papers (                 -- what the rules make of a document
  document INTEGER PRIMARY KEY,
  rules TEXT NOT NULL,                -- the rules that made it
  origin TEXT NOT NULL,
  title TEXT,
  publisher TEXT,
  url TEXT,
  published TEXT, basis TEXT NOT NULL, estimate TEXT, why TEXT, updated TEXT, first TEXT, last TEXT,
  facts INTEGER NOT NULL DEFAULT 0,
  sentences_from INTEGER, sentences_to INTEGER -- the first and the last key of its sentences, which follow one another
);
CREATE INDEX papers_by_rules ON papers (rules);
CREATE INDEX papers_in_time ON papers (first, last, sentences_from, sentences_to);
CREATE TABLE tellings (               -- events as each document tells them; together they make facts
  key INTEGER PRIMARY KEY,
  document INTEGER NOT NULL,
  kind TEXT NOT NULL, title TEXT NOT NULL,
  "when" TEXT, first TEXT, last TEXT, basis TEXT NOT NULL,
  place TEXT, participants TEXT NOT NULL, topics TEXT NOT NULL,
  status TEXT NOT NULL, was TEXT, reference TEXT, why TEXT,
  start INTEGER NOT NULL, end INTEGER NOT NULL,
  sentence_start INTEGER NOT NULL, sentence_end INTEGER NOT NULL,
  paragraph_start INTEGER NOT NULL, paragraph_end INTEGER NOT NULL,
  fact INTEGER,
  page INTEGER,
  wording INTEGER
);
CREATE INDEX tellings_by_document ON tellings (document);
CREATE INDEX tellings_by_wording ON tellings (wording);
CREATE INDEX tellings_by_fact ON tellings (fact) WHERE fact IS NOT NULL;
CREATE TABLE wordings (               -- tellings in the same words are compared with others as one
  key INTEGER PRIMARY KEY, signature INTEGER NOT NULL,
  kind TEXT NOT NULL, fine INTEGER NOT NULL, first TEXT, last TEXT, place TEXT, reference TEXT,
  marks INTEGER NOT NULL DEFAULT -1,  -- those of one event share a bit
  keys TEXT NOT NULL);                -- what they are found by
CREATE UNIQUE INDEX wordings_by_signature ON wordings (signature);
CREATE TABLE wording_days (           -- those of a sharp date
  lasting INTEGER NOT NULL, kind TEXT NOT NULL, first TEXT NOT NULL, wording INTEGER NOT NULL,
  last TEXT NOT NULL, place TEXT, reference TEXT, marks INTEGER NOT NULL DEFAULT -1,
  PRIMARY KEY (lasting, kind, first, wording)) WITHOUT ROWID;
CREATE TABLE wording_keys (fine INTEGER NOT NULL, key INTEGER NOT NULL, wording INTEGER NOT NULL,
  PRIMARY KEY (fine, key, wording)) WITHOUT ROWID;
CREATE TABLE recent_days (            -- those that came last: of a small table each touches few pages
  lasting INTEGER NOT NULL, kind TEXT NOT NULL, first TEXT NOT NULL, wording INTEGER NOT NULL,
  last TEXT NOT NULL, place TEXT, reference TEXT, marks INTEGER NOT NULL DEFAULT -1,
  PRIMARY KEY (lasting, kind, first, wording)) WITHOUT ROWID;
CREATE TABLE recent_keys (fine INTEGER NOT NULL, key INTEGER NOT NULL, wording INTEGER NOT NULL,
  PRIMARY KEY (fine, key, wording)) WITHOUT ROWID;
CREATE TABLE gathered (               -- of an event that very many documents tell, the sum of what they say
  fact INTEGER PRIMARY KEY, said TEXT NOT NULL);
CREATE TABLE voices (                 -- and which texts, however often copied, give which date for it
  fact INTEGER NOT NULL, "when" TEXT NOT NULL, origin TEXT NOT NULL, PRIMARY KEY (fact, "when", origin)) WITHOUT ROWID;
CREATE TABLE traits (                 -- what very many facts share: in the indexes of facts a number stands for it
  key INTEGER PRIMARY KEY, layer TEXT NOT NULL, kind TEXT NOT NULL, status TEXT, topics TEXT NOT NULL);
CREATE UNIQUE INDEX traits_in_words ON traits (layer, kind, coalesce(status, ''), topics);
CREATE TABLE facts (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  layer TEXT NOT NULL,                -- role event quote statement figure
  kind TEXT NOT NULL, title TEXT NOT NULL,
  "when" TEXT, first TEXT, last TEXT, basis TEXT, why TEXT,
  place TEXT, people TEXT NOT NULL DEFAULT '[]', topics TEXT NOT NULL DEFAULT '[]', status TEXT,
  was TEXT, differs TEXT NOT NULL DEFAULT '[]',
  value REAL, value_to REAL, unit TEXT, qualifier TEXT, subject TEXT, holder TEXT, per TEXT, verb TEXT,
  tags TEXT NOT NULL DEFAULT '[]', corrected TEXT NOT NULL DEFAULT '[]', note TEXT,
  dropped INTEGER NOT NULL DEFAULT 0,
  original TEXT,                      -- what stood here before the user corrected it, as a JSON object
  undated INTEGER NOT NULL, day TEXT NOT NULL, span INTEGER NOT NULL, paper TEXT NOT NULL, start INTEGER NOT NULL,
  lasting INTEGER NOT NULL DEFAULT 0, -- whether it ends on a later day than it begins
  quantity INTEGER,                   -- the same for figures that can be compared
  -- when a document that states it was certainly out: the first day, and that for all, as numbers like 20240612
  first_known INTEGER NOT NULL DEFAULT 99991231, last_known INTEGER NOT NULL DEFAULT 99991231,
  several INTEGER NOT NULL DEFAULT 0, -- whether it is an event with several sources
  traits INTEGER NOT NULL DEFAULT 0
);
-- `dropped` is in each, so that they answer alone
CREATE INDEX facts_lasting ON facts (layer, span, day, traits, last, lasting, dropped, undated) WHERE lasting;
CREATE INDEX facts_without_beginning ON facts (layer, day) WHERE first IS NULL AND NOT undated;
CREATE INDEX facts_in_time ON facts (layer, undated, day, span, paper, start, id, traits, last, dropped, last_known);
CREATE INDEX facts_by_value ON facts (layer, unit, value, value_to, undated, dropped, traits, last_known)
  WHERE value IS NOT NULL;
CREATE INDEX facts_corrected ON facts (key) WHERE original IS NOT NULL;
CREATE INDEX facts_by_place ON facts (layer, place, undated, dropped, traits) WHERE place IS NOT NULL;
CREATE INDEX facts_by_quantity ON facts (quantity, day, undated, dropped) WHERE quantity IS NOT NULL;
CREATE INDEX facts_several ON facts (layer, undated, day, traits, dropped, last_known, several)
  WHERE several;
CREATE INDEX facts_foreseen ON facts (layer, undated, day, span, paper, start, id, traits, last, dropped, last_known)
  WHERE last_known < CAST(replace(day, '-', '') AS INTEGER);
CREATE INDEX facts_told_over ON facts (layer, first_known, last_known) WHERE first_known < last_known;
CREATE VIRTUAL TABLE own_words USING fts5 (words, columnsize=0, tokenize='unicode61');
-- what a fact says in other words than its sentence: titles of events, and the user's tags and notes; rowid is its key
CREATE TABLE sources (                -- each document's word for a fact
  fact INTEGER NOT NULL, n INTEGER NOT NULL, document INTEGER NOT NULL,
  start INTEGER NOT NULL, end INTEGER NOT NULL,
  sentence_start INTEGER NOT NULL, sentence_end INTEGER NOT NULL,
  paragraph_start INTEGER NOT NULL, paragraph_end INTEGER NOT NULL,
  wording TEXT NOT NULL, "when" TEXT, first TEXT, last TEXT, status TEXT,
  page INTEGER,                       -- counted from 1, where the document has pages
  apart INTEGER NOT NULL DEFAULT 0,   -- whether it is one of several of an event
  PRIMARY KEY (fact, n)
) WITHOUT ROWID;
CREATE INDEX sources_by_document ON sources (document, sentence_start, sentence_end);
CREATE INDEX sources_apart ON sources (coalesce(first, last, '9999-12-31'), first, last, document, status, apart)
  WHERE apart;
CREATE TABLE stated (                 -- the facts but roles that each document states, as they are counted
  document INTEGER NOT NULL, layer TEXT NOT NULL, fact INTEGER NOT NULL, traits INTEGER NOT NULL,
  first INTEGER, last INTEGER,        -- as numbers like 20240612
  PRIMARY KEY (document, layer, fact)) WITHOUT ROWID;
CREATE TABLE said (                   -- the facts that each sentence states
  sentence INTEGER NOT NULL, fact INTEGER NOT NULL, traits INTEGER NOT NULL,
  PRIMARY KEY (sentence, fact)) WITHOUT ROWID;
CREATE TABLE participants (who TEXT NOT NULL, layer TEXT NOT NULL, undated INTEGER NOT NULL, fact INTEGER NOT NULL,
  holds INTEGER NOT NULL, traits INTEGER NOT NULL,
  first INTEGER, last INTEGER,        -- as in `stated`; not of roles, which every document may stretch
  PRIMARY KEY (who, layer, undated, fact)) WITHOUT ROWID;
CREATE INDEX participants_by_fact ON participants (fact);
CREATE TABLE tallies (                -- how many facts but roles each has: `of` is who, topic, kind, month or source;
  -- or cell, which is traits of one month, « 12 2024-06 »
  of TEXT NOT NULL, name TEXT NOT NULL,
  events INTEGER NOT NULL, quotes INTEGER NOT NULL, statements INTEGER NOT NULL, figures INTEGER NOT NULL,
  holding INTEGER NOT NULL,           -- of how many somebody is only the holder
  first TEXT, last TEXT, PRIMARY KEY (of, name)) WITHOUT ROWID;
CREATE TABLE topics (id TEXT PRIMARY KEY, name TEXT NOT NULL, name_en TEXT NOT NULL, words TEXT NOT NULL,
  facts INTEGER NOT NULL DEFAULT 0);
CREATE TABLE people (                 -- whoever a fact names; `person` is 0 for countries and bodies
  id TEXT PRIMARY KEY, name TEXT NOT NULL, sort TEXT NOT NULL, person INTEGER NOT NULL,
  facts INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID;
CREATE INDEX people_in_order ON people (person, sort, id, name);
CREATE TABLE names (                  -- how the documents write somebody's name
  person TEXT NOT NULL, document INTEGER NOT NULL, n INTEGER NOT NULL, name TEXT NOT NULL,
  PRIMARY KEY (person, document, n)) WITHOUT ROWID;
CREATE INDEX names_by_document ON names (document);
CREATE TABLE posts (                  -- what the documents say somebody is
  person TEXT NOT NULL, document INTEGER NOT NULL, n INTEGER NOT NULL,
  title TEXT NOT NULL, of TEXT, status TEXT NOT NULL, basis TEXT NOT NULL,
  PRIMARY KEY (person, document, n)) WITHOUT ROWID;
CREATE INDEX posts_by_document ON posts (document);
CREATE TABLE words (                  -- of names and roles, and how they sound
  word TEXT NOT NULL, person TEXT NOT NULL, sound TEXT NOT NULL, PRIMARY KEY (word, person)) WITHOUT ROWID;
CREATE INDEX words_by_sound ON words (sound, word);
CREATE TABLE sentences (              -- `words` as the search sees them: no accents, no case, 1500 for 1 500
  key INTEGER PRIMARY KEY, document INTEGER NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL,
  words TEXT NOT NULL);
CREATE INDEX sentences_by_document ON sentences (document, start);
CREATE VIRTUAL TABLE search USING fts5 (words, content='sentences', content_rowid='key', tokenize='unicode61');
CREATE VIRTUAL TABLE vocabulary USING fts5vocab ('search', 'row');
"""
# of a transaction that writes: what is to be counted anew at its end
WORKING = """
CREATE TEMP TABLE restated (document INTEGER PRIMARY KEY);
CREATE TEMP TABLE narrowed (of TEXT, name TEXT, PRIMARY KEY (of, name)) WITHOUT ROWID;
"""
