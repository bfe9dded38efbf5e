-- SPDX-License-Identifier: GPL-3.0-or-later
-- Version 2 of the person's own records: what version 1 did not hold. The same rules: one table a
-- record class and one column a stored property, named alike.

-- What the documents hold besides the self-evaluation: how a school wants each of them, what it tells in
-- its own words, and its logo.
CREATE TABLE paper (
  row          INTEGER PRIMARY KEY,
  id           TEXT UNIQUE NOT NULL,
  created_at   TEXT NOT NULL,
  modified_at  TEXT NOT NULL,
  school       TEXT NOT NULL REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED,
  document     TEXT,
  full         INTEGER NOT NULL DEFAULT 0,
  author       TEXT,
  head         TEXT,
  chair        TEXT,
  leader       TEXT,
  parts        TEXT,
  words        TEXT
) STRICT;
CREATE INDEX paper_school ON paper (school);

CREATE TABLE case_study (
  row          INTEGER PRIMARY KEY,
  id           TEXT UNIQUE NOT NULL,
  created_at   TEXT NOT NULL,
  modified_at  TEXT NOT NULL,
  school       TEXT NOT NULL REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED,
  position     INTEGER,
  title        TEXT,
  before       TEXT,
  what_we_did  TEXT,
  after        TEXT,
  own_words    TEXT,
  said_by      TEXT,
  items        TEXT,
  consent      INTEGER NOT NULL DEFAULT 0,
  written_on   TEXT
) STRICT;
CREATE INDEX case_study_school ON case_study (school);

CREATE TABLE visit_stop (
  row          INTEGER PRIMARY KEY,
  id           TEXT UNIQUE NOT NULL,
  created_at   TEXT NOT NULL,
  modified_at  TEXT NOT NULL,
  school       TEXT NOT NULL REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED,
  position     INTEGER,
  at           TEXT,
  whom         TEXT,
  what         TEXT,
  items        TEXT
) STRICT;
CREATE INDEX visit_stop_school ON visit_stop (school);

CREATE TABLE phrase (
  row          INTEGER PRIMARY KEY,
  id           TEXT UNIQUE NOT NULL,
  created_at   TEXT NOT NULL,
  modified_at  TEXT NOT NULL,
  school       TEXT NOT NULL REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED,
  position     INTEGER,
  say          TEXT,
  instead_of   TEXT,
  why          TEXT
) STRICT;
CREATE INDEX phrase_school ON phrase (school);

CREATE TABLE logo (
  row          INTEGER PRIMARY KEY,
  id           TEXT UNIQUE NOT NULL,
  created_at   TEXT NOT NULL,
  modified_at  TEXT NOT NULL,
  school       TEXT NOT NULL REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED,
  name         TEXT,
  picture      TEXT
) STRICT;
CREATE INDEX logo_school ON logo (school);
