-- SPDX-License-Identifier: GPL-3.0-or-later
-- The reference database, version 1: the schools register and directories of services. Written in
-- bulk and made again from its files, so it has no change log; each import is one line in "import".

CREATE TABLE import (
  row       INTEGER PRIMARY KEY,
  kind      TEXT NOT NULL,
  source    TEXT NOT NULL,
  stamp     TEXT,
  at        TEXT NOT NULL,
  added     INTEGER NOT NULL,
  updated   INTEGER NOT NULL,
  unchanged INTEGER NOT NULL,
  archived  INTEGER NOT NULL
) STRICT;

-- The row is the school's unique reference number. No head, no proprietor, no telephone.
CREATE TABLE school (
  row                  INTEGER PRIMARY KEY,
  name                 TEXT NOT NULL,
  la_code              TEXT,
  la_name              TEXT,
  establishment_number TEXT,
  phase                TEXT,
  establishment_type   TEXT,
  status               TEXT,
  street               TEXT,
  locality             TEXT,
  town                 TEXT,
  county               TEXT,
  postcode             TEXT,
  website              TEXT,
  low_age              INTEGER,
  high_age             INTEGER,
  roll                 INTEGER,
  easting              INTEGER,
  northing             INTEGER,
  opened_on            TEXT,
  closed_on            TEXT,
  hash                 INTEGER NOT NULL
) STRICT;
CREATE VIRTUAL TABLE school_fts USING fts5 (
  name, locality, town, postcode,
  content = 'school', content_rowid = 'row', detail = none, prefix = '1 2 3',
  tokenize = 'unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE school_words USING fts5vocab ('school_fts', 'row');
-- The words of the index once more, for slips of the finger: counting them in the index takes longer
-- than a key press.
CREATE TABLE school_word (
  word TEXT PRIMARY KEY,
  n    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What facets and lists need stands first, so that it is read without the long texts.
CREATE TABLE entry (
  row           INTEGER PRIMARY KEY,
  facets        INTEGER NOT NULL,
  minimum_age   INTEGER,
  maximum_age   INTEGER,
  hash          INTEGER NOT NULL,
  id            TEXT UNIQUE NOT NULL,
  organisation  TEXT,
  name          TEXT NOT NULL,
  description   TEXT,
  eligibility   TEXT,
  referral      TEXT,
  needed_first  TEXT,
  wait          TEXT,
  cost          TEXT,
  address       TEXT,
  postcode      TEXT,
  schedule      TEXT,
  route         TEXT,
  source        TEXT NOT NULL,
  source_title  TEXT,
  checked_on    TEXT,
  status        TEXT,
  search_terms  TEXT,
  tier          TEXT,
  needs         TEXT,
  for_whom      TEXT,
  contacts      TEXT,
  raw           TEXT
) STRICT;
CREATE INDEX entry_source ON entry (source);

-- What the last update of each source changed or put aside, as it was, and what it added: enough to
-- take the update back.
CREATE TABLE entry_before AS SELECT * FROM entry WHERE FALSE;
CREATE INDEX entry_before_source ON entry_before (source);
CREATE TABLE entry_added (
  row    INTEGER PRIMARY KEY,
  source TEXT NOT NULL,
  id     TEXT NOT NULL
) STRICT;
CREATE INDEX entry_added_source ON entry_added (source);

-- The tokenizer indexes each word as it stands, so that half words are found, and its stem in the
-- same place, so that plurals are.
CREATE VIRTUAL TABLE entry_fts USING fts5 (
  name, organisation, search_terms, description, eligibility, referral, address, postcode,
  content = 'entry', content_rowid = 'row', prefix = '1 2 3', tokenize = 'charter'
);
CREATE VIRTUAL TABLE entry_words USING fts5vocab ('entry_fts', 'row');
CREATE TABLE entry_word (
  word TEXT PRIMARY KEY,
  n    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
