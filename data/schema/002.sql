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
  words        TEXT,
  annexes      TEXT
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

-- A provision as the cycle of support runs it.
ALTER TABLE provision ADD COLUMN years TEXT;
ALTER TABLE provision ADD COLUMN sessions TEXT;
ALTER TABLE provision ADD COLUMN staff TEXT;
ALTER TABLE provision ADD COLUMN paid_from TEXT NOT NULL DEFAULT 'not-said';
ALTER TABLE provision ADD COLUMN better TEXT NOT NULL DEFAULT 'higher';
ALTER TABLE provision ADD COLUMN measured INTEGER;
ALTER TABLE provision ADD COLUMN assess_on TEXT;
ALTER TABLE provision ADD COLUMN assess_who TEXT;
ALTER TABLE provision ADD COLUMN assess_note TEXT;
ALTER TABLE provision ADD COLUMN plan_on TEXT;
ALTER TABLE provision ADD COLUMN plan_who TEXT;
ALTER TABLE provision ADD COLUMN plan_note TEXT;
ALTER TABLE provision ADD COLUMN do_on TEXT;
ALTER TABLE provision ADD COLUMN do_who TEXT;
ALTER TABLE provision ADD COLUMN do_note TEXT;
ALTER TABLE provision ADD COLUMN review_on TEXT;
ALTER TABLE provision ADD COLUMN review_who TEXT;
ALTER TABLE provision ADD COLUMN review_note TEXT;
ALTER TABLE provision ADD COLUMN family_view TEXT;
ALTER TABLE provision ADD COLUMN learner_view TEXT;
ALTER TABLE provision ADD COLUMN decided TEXT NOT NULL DEFAULT 'not-decided';
ALTER TABLE provision ADD COLUMN decided_on TEXT;
ALTER TABLE provision ADD COLUMN previous TEXT;

CREATE TABLE support_model (
  row          INTEGER PRIMARY KEY,
  id           TEXT UNIQUE NOT NULL,
  created_at   TEXT NOT NULL,
  modified_at  TEXT NOT NULL,
  school       TEXT NOT NULL REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED,
  title        TEXT,
  aim          TEXT
) STRICT;
CREATE INDEX support_model_school ON support_model (school);

CREATE TABLE support_step (
  row          INTEGER PRIMARY KEY,
  id           TEXT UNIQUE NOT NULL,
  created_at   TEXT NOT NULL,
  modified_at  TEXT NOT NULL,
  school       TEXT NOT NULL REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED,
  position     INTEGER,
  title        TEXT,
  universal    TEXT,
  targeted     TEXT,
  specialist   TEXT,
  who          TEXT,
  timing       TEXT
) STRICT;
CREATE INDEX support_step_school ON support_step (school);

CREATE TABLE model_check (
  row          INTEGER PRIMARY KEY,
  id           TEXT UNIQUE NOT NULL,
  created_at   TEXT NOT NULL,
  modified_at  TEXT NOT NULL,
  school       TEXT NOT NULL REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED,
  checked_on   TEXT,
  checked_by   TEXT,
  found        TEXT,
  changed      TEXT,
  next_on      TEXT
) STRICT;
CREATE INDEX model_check_school ON model_check (school);

CREATE TABLE funding (
  row          INTEGER PRIMARY KEY,
  id           TEXT UNIQUE NOT NULL,
  created_at   TEXT NOT NULL,
  modified_at  TEXT NOT NULL,
  school       TEXT NOT NULL REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED,
  year         TEXT,
  notional     INTEGER,
  threshold    INTEGER,
  source       TEXT
) STRICT;
CREATE INDEX funding_school ON funding (school);

-- Whether it helped: figures by school year or term and by group of pupils, and measures of the school's
-- own. Values are kept in hundredths.
CREATE TABLE indicator (
  row          INTEGER PRIMARY KEY,
  id           TEXT UNIQUE NOT NULL,
  created_at   TEXT NOT NULL,
  modified_at  TEXT NOT NULL,
  school       TEXT NOT NULL REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED,
  measure      TEXT,
  cohort       TEXT,
  year         TEXT,
  term         TEXT,
  value        INTEGER,
  out_of       INTEGER,
  note         TEXT
) STRICT;
CREATE INDEX indicator_school ON indicator (school);

CREATE TABLE own_measure (
  row          INTEGER PRIMARY KEY,
  id           TEXT UNIQUE NOT NULL,
  created_at   TEXT NOT NULL,
  modified_at  TEXT NOT NULL,
  school       TEXT NOT NULL REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED,
  title        TEXT,
  unit         TEXT,
  better       TEXT,
  source       TEXT,
  aims         TEXT
) STRICT;
CREATE INDEX own_measure_school ON own_measure (school);

-- Evidence: what a file replaced, whether it was looked through for what is about one child, what was
-- found in it and what a person said of that.
ALTER TABLE evidence ADD COLUMN redacted INTEGER NOT NULL DEFAULT 0;
ALTER TABLE evidence_file ADD COLUMN replaced_by TEXT;
ALTER TABLE evidence_file ADD COLUMN looked TEXT NOT NULL DEFAULT 'not-yet';

CREATE TABLE finding (
  row          INTEGER PRIMARY KEY,
  id           TEXT UNIQUE NOT NULL,
  created_at   TEXT NOT NULL,
  modified_at  TEXT NOT NULL,
  school       TEXT NOT NULL REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED,
  evidence     TEXT,
  file         TEXT,
  sha256       TEXT,
  kind         TEXT NOT NULL,
  count        INTEGER,
  places       TEXT,
  shape        TEXT,
  answer       TEXT NOT NULL
) STRICT;
CREATE INDEX finding_school ON finding (school);
CREATE INDEX finding_evidence ON finding (evidence);

-- Term dates, duties that come round again, and what the calendar files have said.
CREATE TABLE half_term (
  row          INTEGER PRIMARY KEY,
  id           TEXT UNIQUE NOT NULL,
  created_at   TEXT NOT NULL,
  modified_at  TEXT NOT NULL,
  school       TEXT NOT NULL REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED,
  school_year  TEXT,
  position     INTEGER,
  starts_on    TEXT,
  ends_on      TEXT
) STRICT;
CREATE INDEX half_term_school ON half_term (school);

CREATE TABLE duty (
  row          INTEGER PRIMARY KEY,
  id           TEXT UNIQUE NOT NULL,
  created_at   TEXT NOT NULL,
  modified_at  TEXT NOT NULL,
  school       TEXT NOT NULL REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED,
  framework    TEXT,
  code         TEXT,
  title        TEXT,
  force        TEXT NOT NULL,
  citation     TEXT,
  counts_from  TEXT,
  last_done_on TEXT,
  published_at TEXT,
  due_on       TEXT,
  answer       TEXT NOT NULL,
  owner        TEXT,
  note         TEXT
) STRICT;
CREATE INDEX duty_school ON duty (school);

CREATE TABLE calendar_event (
  row          INTEGER PRIMARY KEY,
  id           TEXT UNIQUE NOT NULL,
  created_at   TEXT NOT NULL,
  modified_at  TEXT NOT NULL,
  school       TEXT NOT NULL REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED,
  record       TEXT,
  number       INTEGER,
  withdrawn    INTEGER NOT NULL,
  day          TEXT,
  summary      TEXT,
  description  TEXT
) STRICT;
CREATE INDEX calendar_event_school ON calendar_event (school);

-- The way to charter status: who took a step, the inclusion leader’s part, where interest is expressed,
-- what staff learned, and handovers.
ALTER TABLE milestone ADD COLUMN who TEXT;
ALTER TABLE school ADD COLUMN leader_since TEXT;
ALTER TABLE school ADD COLUMN leader_remit TEXT;
ALTER TABLE school ADD COLUMN leader_release TEXT;
ALTER TABLE school ADD COLUMN leader_champions TEXT;
ALTER TABLE school ADD COLUMN leader_cover TEXT;
ALTER TABLE school ADD COLUMN interest_address TEXT;
ALTER TABLE school ADD COLUMN interest_words TEXT;

CREATE TABLE training (
  row          INTEGER PRIMARY KEY,
  id           TEXT UNIQUE NOT NULL,
  created_at   TEXT NOT NULL,
  modified_at  TEXT NOT NULL,
  school       TEXT NOT NULL REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED,
  kind         TEXT NOT NULL DEFAULT 'training',
  happened_on  TEXT,
  title        TEXT,
  led_by       TEXT,
  teachers     INTEGER,
  support_staff INTEGER,
  lunchtime_staff INTEGER,
  office_staff INTEGER,
  leaders      INTEGER,
  governors    INTEGER,
  catch_up     TEXT,
  finding      TEXT,
  changed      TEXT,
  shared       TEXT,
  brought_back TEXT
) STRICT;
CREATE INDEX training_school ON training (school);

CREATE TABLE handover (
  row          INTEGER PRIMARY KEY,
  id           TEXT UNIQUE NOT NULL,
  created_at   TEXT NOT NULL,
  modified_at  TEXT NOT NULL,
  school       TEXT NOT NULL REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED,
  happened_on  TEXT,
  from_whom    TEXT,
  to_whom      TEXT,
  role         TEXT,
  kept_where   TEXT,
  note         TEXT
) STRICT;
CREATE INDEX handover_school ON handover (school);
