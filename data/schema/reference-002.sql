-- SPDX-License-Identifier: GPL-3.0-or-later
-- Version 2: where a service says it is, and what is needed first, when it is there and what it costs
-- among what is searched. Entries keep their rows.

-- New columns would stand behind the long texts, so the table is made again.
ALTER TABLE entry RENAME TO entry_1;
ALTER TABLE entry_before RENAME TO entry_before_1;
DROP INDEX entry_source;
DROP INDEX entry_before_source;
CREATE TABLE entry (
  row           INTEGER PRIMARY KEY,
  facets        INTEGER NOT NULL,
  minimum_age   INTEGER,
  maximum_age   INTEGER,
  easting       INTEGER,
  northing      INTEGER,
  checked_on    TEXT,
  postcode      TEXT,
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
  schedule      TEXT,
  route         TEXT,
  source        TEXT NOT NULL,
  source_title  TEXT,
  status        TEXT,
  search_terms  TEXT,
  tier          TEXT,
  needs         TEXT,
  for_whom      TEXT,
  contacts      TEXT,
  raw           TEXT
) STRICT;
CREATE INDEX entry_source ON entry (source);
CREATE TABLE entry_before AS SELECT * FROM entry WHERE FALSE;
CREATE INDEX entry_before_source ON entry_before (source);

INSERT INTO entry (row, facets, minimum_age, maximum_age, checked_on, postcode, hash, id, organisation, name,
                   description, eligibility, referral, needed_first, wait, cost, address, schedule, route,
                   source, source_title, status, search_terms, tier, needs, for_whom, contacts, raw)
  SELECT row, facets, minimum_age, maximum_age, checked_on, postcode, hash, id, organisation, name,
         description, eligibility, referral, needed_first, wait, cost, address, schedule, route,
         source, source_title, status, search_terms, tier, needs, for_whom, contacts, raw FROM entry_1;
INSERT INTO entry_before (row, facets, minimum_age, maximum_age, checked_on, postcode, hash, id, organisation, name,
                          description, eligibility, referral, needed_first, wait, cost, address, schedule, route,
                          source, source_title, status, search_terms, tier, needs, for_whom, contacts, raw)
  SELECT row, facets, minimum_age, maximum_age, checked_on, postcode, hash, id, organisation, name,
         description, eligibility, referral, needed_first, wait, cost, address, schedule, route,
         source, source_title, status, search_terms, tier, needs, for_whom, contacts, raw FROM entry_before_1;
DROP TABLE entry_1;
DROP TABLE entry_before_1;

DROP TABLE entry_words;
DROP TABLE entry_fts;
CREATE VIRTUAL TABLE entry_fts USING fts5 (
  name, organisation, search_terms, description, eligibility, referral, address, postcode,
  needed_first, schedule, cost,
  content = 'entry', content_rowid = 'row', columnsize = 0, prefix = '1 2 3', tokenize = 'charter'
);
CREATE VIRTUAL TABLE entry_words USING fts5vocab ('entry_fts', 'row');
INSERT INTO entry_fts (entry_fts) VALUES ('rebuild');
DELETE FROM entry_word;
INSERT INTO entry_word SELECT term, doc FROM entry_words WHERE length (term) > 2;
