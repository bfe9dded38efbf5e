-- SPDX-License-Identifier: GPL-3.0-or-later
-- The person's own records, version 1. One table a record class and one column a stored property,
-- named alike; a test fails when they disagree. Foreign keys are looked at when a transaction ends,
-- so that the order in which records are written does not matter.

CREATE TABLE meta (
  row   INTEGER PRIMARY KEY,
  key   TEXT UNIQUE NOT NULL,
  value TEXT
) STRICT;

-- What was changed, for Undo, Redo and "what changed": one row a field and visit.
CREATE TABLE change_log (
  row     INTEGER PRIMARY KEY,
  grp     INTEGER NOT NULL,
  label   TEXT NOT NULL,
  kind    TEXT NOT NULL CHECK (kind IN ('insert', 'update', 'delete')),
  "table" TEXT NOT NULL,
  record  TEXT NOT NULL,
  field   TEXT NOT NULL,
  old     TEXT,
  new     TEXT,
  who     TEXT,
  at      TEXT NOT NULL,
  school  TEXT,
  undone  INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX change_log_grp ON change_log (grp);
CREATE INDEX change_log_school ON change_log (school, undone, grp);
CREATE INDEX change_log_record ON change_log (record);

CREATE TABLE school (
  row                  INTEGER PRIMARY KEY,
  id                   TEXT UNIQUE NOT NULL,
  created_at           TEXT NOT NULL,
  modified_at          TEXT NOT NULL,
  urn                  TEXT,
  name                 TEXT,
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
  senco                TEXT,
  inclusion_leader     TEXT,
  head                 TEXT,
  chair                TEXT,
  local_forum          TEXT,
  setting              TEXT
) STRICT;

CREATE TABLE context (
  row           INTEGER PRIMARY KEY,
  id            TEXT UNIQUE NOT NULL,
  created_at    TEXT NOT NULL,
  modified_at   TEXT NOT NULL,
  school        TEXT NOT NULL REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED,
  year          TEXT,
  roll          INTEGER,
  sen_support   INTEGER,
  ehc_plans     INTEGER,
  pupil_premium INTEGER,
  eal           INTEGER,
  mobility      INTEGER,
  attendance    INTEGER
) STRICT;
CREATE INDEX context_school ON context (school);

CREATE TABLE audit (
  row               INTEGER PRIMARY KEY,
  id                TEXT UNIQUE NOT NULL,
  created_at        TEXT NOT NULL,
  modified_at       TEXT NOT NULL,
  school            TEXT NOT NULL REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED,
  framework         TEXT,
  framework_version TEXT,
  cycle             TEXT,
  revision          INTEGER,
  state             TEXT NOT NULL,
  authors           TEXT,
  previous          TEXT,
  started_on        TEXT,
  agreed_on         TEXT,
  signed_on         TEXT,
  signed_by         TEXT
) STRICT;
CREATE INDEX audit_school ON audit (school);

CREATE TABLE area_note (
  row         INTEGER PRIMARY KEY,
  id          TEXT UNIQUE NOT NULL,
  created_at  TEXT NOT NULL,
  modified_at TEXT NOT NULL,
  school      TEXT NOT NULL REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED,
  audit       TEXT NOT NULL REFERENCES audit (id) DEFERRABLE INITIALLY DEFERRED,
  area        TEXT,
  level       TEXT,
  reason      TEXT,
  summary     TEXT
) STRICT;
CREATE INDEX area_note_school ON area_note (school);
CREATE INDEX area_note_audit ON area_note (audit);

CREATE TABLE judgement (
  row            INTEGER PRIMARY KEY,
  id             TEXT UNIQUE NOT NULL,
  created_at     TEXT NOT NULL,
  modified_at    TEXT NOT NULL,
  school         TEXT NOT NULL REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED,
  audit          TEXT NOT NULL REFERENCES audit (id) DEFERRABLE INITIALLY DEFERRED,
  item           TEXT,
  voice          TEXT NOT NULL,
  level          TEXT,
  not_applicable TEXT,
  duty           TEXT NOT NULL,
  work           TEXT NOT NULL,
  verdict        TEXT NOT NULL DEFAULT 'not-said',
  what_we_see    TEXT,
  next_step      TEXT,
  target_level   TEXT,
  target_on      TEXT,
  judged_on      TEXT,
  earlier        TEXT,
  look_again     INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX judgement_school ON judgement (school);
CREATE INDEX judgement_audit ON judgement (audit);

-- How many sheets of a group gave each answer: counts, never a sheet and never a name.
CREATE TABLE voice_answers (
  row         INTEGER PRIMARY KEY,
  id          TEXT UNIQUE NOT NULL,
  created_at  TEXT NOT NULL,
  modified_at TEXT NOT NULL,
  school      TEXT NOT NULL REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED,
  audit       TEXT NOT NULL REFERENCES audit (id) DEFERRABLE INITIALLY DEFERRED,
  item        TEXT,
  voice       TEXT NOT NULL,
  definitely  INTEGER,
  some        INTEGER,
  no          INTEGER,
  unknown     INTEGER
) STRICT;
CREATE INDEX voice_answers_school ON voice_answers (school);
CREATE INDEX voice_answers_audit ON voice_answers (audit);

CREATE TABLE tick (
  row         INTEGER PRIMARY KEY,
  id          TEXT UNIQUE NOT NULL,
  created_at  TEXT NOT NULL,
  modified_at TEXT NOT NULL,
  school      TEXT NOT NULL REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED,
  audit       TEXT NOT NULL REFERENCES audit (id) DEFERRABLE INITIALLY DEFERRED,
  item        TEXT,
  level       TEXT,
  criterion   TEXT
) STRICT;
CREATE INDEX tick_school ON tick (school);
CREATE INDEX tick_audit ON tick (audit);

CREATE TABLE evidence (
  row           INTEGER PRIMARY KEY,
  id            TEXT UNIQUE NOT NULL,
  created_at    TEXT NOT NULL,
  modified_at   TEXT NOT NULL,
  school        TEXT NOT NULL REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED,
  number        INTEGER,
  title         TEXT,
  kind          TEXT NOT NULL,
  nature        TEXT NOT NULL,
  happened_on   TEXT,
  added_on      TEXT,
  valid_until   TEXT,
  source        TEXT,
  kept_where    TEXT,
  url           TEXT,
  text          TEXT,
  personal_data INTEGER NOT NULL DEFAULT 0,
  consent       TEXT,
  left_out      INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX evidence_school ON evidence (school);

CREATE TABLE evidence_file (
  row          INTEGER PRIMARY KEY,
  id           TEXT UNIQUE NOT NULL,
  created_at   TEXT NOT NULL,
  modified_at  TEXT NOT NULL,
  school       TEXT NOT NULL REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED,
  evidence     TEXT NOT NULL REFERENCES evidence (id) DEFERRABLE INITIALLY DEFERRED,
  name         TEXT,
  sha256       TEXT,
  size         INTEGER,
  content_type TEXT,
  revision     INTEGER
) STRICT;
CREATE INDEX evidence_file_school ON evidence_file (school);
CREATE INDEX evidence_file_evidence ON evidence_file (evidence);

CREATE TABLE action (
  row               INTEGER PRIMARY KEY,
  id                TEXT UNIQUE NOT NULL,
  created_at        TEXT NOT NULL,
  modified_at       TEXT NOT NULL,
  school            TEXT NOT NULL REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED,
  audit             TEXT,
  number            INTEGER,
  title             TEXT,
  owner             TEXT,
  due_on            TEXT,
  success_criterion TEXT,
  status            TEXT NOT NULL,
  why               TEXT,
  supporter         TEXT,
  start_on          TEXT,
  priority          TEXT NOT NULL,
  baseline          TEXT,
  measure           TEXT,
  effort            TEXT,
  cost              INTEGER,
  cover_days        TEXT,
  plan_reference    TEXT,
  outcome           TEXT NOT NULL,
  impact            TEXT,
  done_on           TEXT
) STRICT;
CREATE INDEX action_school ON action (school);

CREATE TABLE review (
  row         INTEGER PRIMARY KEY,
  id          TEXT UNIQUE NOT NULL,
  created_at  TEXT NOT NULL,
  modified_at TEXT NOT NULL,
  school      TEXT NOT NULL REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED,
  action      TEXT NOT NULL REFERENCES action (id) DEFERRABLE INITIALLY DEFERRED,
  reviewed_on TEXT,
  who         TEXT,
  note        TEXT
) STRICT;
CREATE INDEX review_school ON review (school);
CREATE INDEX review_action ON review (action);

CREATE TABLE link (
  row         INTEGER PRIMARY KEY,
  id          TEXT UNIQUE NOT NULL,
  created_at  TEXT NOT NULL,
  modified_at TEXT NOT NULL,
  school      TEXT NOT NULL REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED,
  from_id     TEXT,
  to_id       TEXT,
  kind        TEXT NOT NULL
) STRICT;
CREATE INDEX link_school ON link (school);

CREATE TABLE pin (
  row         INTEGER PRIMARY KEY,
  id          TEXT UNIQUE NOT NULL,
  created_at  TEXT NOT NULL,
  modified_at TEXT NOT NULL,
  school      TEXT NOT NULL REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED,
  entry       TEXT,
  list        TEXT
) STRICT;
CREATE INDEX pin_school ON pin (school);

CREATE TABLE offer (
  row          INTEGER PRIMARY KEY,
  id           TEXT UNIQUE NOT NULL,
  created_at   TEXT NOT NULL,
  modified_at  TEXT NOT NULL,
  school       TEXT NOT NULL REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED,
  name         TEXT,
  description  TEXT,
  eligibility  TEXT,
  needs        TEXT,
  minimum_age  INTEGER,
  maximum_age  INTEGER,
  how          TEXT,
  contact_role TEXT,
  email        TEXT,
  phone        TEXT,
  checked_on   TEXT,
  is_paused    INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX offer_school ON offer (school);

CREATE TABLE note (
  row         INTEGER PRIMARY KEY,
  id          TEXT UNIQUE NOT NULL,
  created_at  TEXT NOT NULL,
  modified_at TEXT NOT NULL,
  school      TEXT NOT NULL REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED,
  entry       TEXT,
  text        TEXT
) STRICT;
CREATE INDEX note_school ON note (school);

-- Looked for in the directory, and not there.
CREATE TABLE unmet_need (
  row         INTEGER PRIMARY KEY,
  id          TEXT UNIQUE NOT NULL,
  created_at  TEXT NOT NULL,
  modified_at TEXT NOT NULL,
  school      TEXT NOT NULL REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED,
  words       TEXT,
  need        TEXT,
  age         TEXT,
  noted_on    TEXT,
  note        TEXT
) STRICT;
CREATE INDEX unmet_need_school ON unmet_need (school);

CREATE TABLE milestone (
  row         INTEGER PRIMARY KEY,
  id          TEXT UNIQUE NOT NULL,
  created_at  TEXT NOT NULL,
  modified_at TEXT NOT NULL,
  school      TEXT NOT NULL REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED,
  framework   TEXT,
  step        TEXT,
  happened_on TEXT,
  note        TEXT
) STRICT;
CREATE INDEX milestone_school ON milestone (school);

CREATE TABLE provision (
  row           INTEGER PRIMARY KEY,
  id            TEXT UNIQUE NOT NULL,
  created_at    TEXT NOT NULL,
  modified_at   TEXT NOT NULL,
  school        TEXT NOT NULL REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED,
  title         TEXT,
  tier          TEXT NOT NULL,
  need          TEXT,
  stage         TEXT NOT NULL,
  cohort        TEXT,
  pupils        INTEGER,
  start_on      TEXT,
  end_on        TEXT,
  scale         TEXT,
  entry_measure TEXT,
  exit_measure  TEXT,
  decision      TEXT,
  cost          INTEGER,
  entry         TEXT
) STRICT;
CREATE INDEX provision_school ON provision (school);

CREATE TABLE remark (
  row         INTEGER PRIMARY KEY,
  id          TEXT UNIQUE NOT NULL,
  created_at  TEXT NOT NULL,
  modified_at TEXT NOT NULL,
  school      TEXT NOT NULL REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED,
  audit       TEXT NOT NULL REFERENCES audit (id) DEFERRABLE INITIALLY DEFERRED,
  area        TEXT,
  item        TEXT,
  who         TEXT,
  made_on     TEXT,
  text        TEXT,
  answered_on TEXT,
  answer      TEXT
) STRICT;
CREATE INDEX remark_school ON remark (school);
CREATE INDEX remark_audit ON remark (audit);

-- A signed-off self-evaluation cannot change.
CREATE TRIGGER audit_update_signed_off BEFORE UPDATE ON audit
  WHEN OLD.state = 'signed-off'
  BEGIN SELECT RAISE (ABORT, 'signed-off'); END;
CREATE TRIGGER audit_delete_signed_off BEFORE DELETE ON audit
  WHEN OLD.state = 'signed-off'
  BEGIN SELECT RAISE (ABORT, 'signed-off'); END;

-- REPLACE takes rows out without asking the triggers of deleting, so those of inserting ask for them.
CREATE TRIGGER audit_insert_signed_off BEFORE INSERT ON audit
  WHEN EXISTS (SELECT 1 FROM audit WHERE (id = NEW.id OR row = NEW.row) AND state = 'signed-off')
  BEGIN SELECT RAISE (ABORT, 'signed-off'); END;

CREATE TRIGGER judgement_insert_signed_off BEFORE INSERT ON judgement
  WHEN EXISTS (SELECT 1 FROM audit WHERE state = 'signed-off' AND (id = NEW.audit OR id IN (
    SELECT audit FROM judgement WHERE id = NEW.id OR row = NEW.row)))
  BEGIN SELECT RAISE (ABORT, 'signed-off'); END;
CREATE TRIGGER judgement_update_signed_off BEFORE UPDATE ON judgement
  WHEN EXISTS (SELECT 1 FROM audit WHERE id IN (OLD.audit, NEW.audit) AND state = 'signed-off')
  BEGIN SELECT RAISE (ABORT, 'signed-off'); END;
CREATE TRIGGER judgement_delete_signed_off BEFORE DELETE ON judgement
  WHEN EXISTS (SELECT 1 FROM audit WHERE id IN (OLD.audit) AND state = 'signed-off')
  BEGIN SELECT RAISE (ABORT, 'signed-off'); END;
CREATE TRIGGER tick_insert_signed_off BEFORE INSERT ON tick
  WHEN EXISTS (SELECT 1 FROM audit WHERE state = 'signed-off' AND (id = NEW.audit OR id IN (
    SELECT audit FROM tick WHERE id = NEW.id OR row = NEW.row)))
  BEGIN SELECT RAISE (ABORT, 'signed-off'); END;
CREATE TRIGGER tick_update_signed_off BEFORE UPDATE ON tick
  WHEN EXISTS (SELECT 1 FROM audit WHERE id IN (OLD.audit, NEW.audit) AND state = 'signed-off')
  BEGIN SELECT RAISE (ABORT, 'signed-off'); END;
CREATE TRIGGER tick_delete_signed_off BEFORE DELETE ON tick
  WHEN EXISTS (SELECT 1 FROM audit WHERE id IN (OLD.audit) AND state = 'signed-off')
  BEGIN SELECT RAISE (ABORT, 'signed-off'); END;
CREATE TRIGGER area_note_insert_signed_off BEFORE INSERT ON area_note
  WHEN EXISTS (SELECT 1 FROM audit WHERE state = 'signed-off' AND (id = NEW.audit OR id IN (
    SELECT audit FROM area_note WHERE id = NEW.id OR row = NEW.row)))
  BEGIN SELECT RAISE (ABORT, 'signed-off'); END;
CREATE TRIGGER area_note_update_signed_off BEFORE UPDATE ON area_note
  WHEN EXISTS (SELECT 1 FROM audit WHERE id IN (OLD.audit, NEW.audit) AND state = 'signed-off')
  BEGIN SELECT RAISE (ABORT, 'signed-off'); END;
CREATE TRIGGER area_note_delete_signed_off BEFORE DELETE ON area_note
  WHEN EXISTS (SELECT 1 FROM audit WHERE id IN (OLD.audit) AND state = 'signed-off')
  BEGIN SELECT RAISE (ABORT, 'signed-off'); END;
CREATE TRIGGER voice_answers_insert_signed_off BEFORE INSERT ON voice_answers
  WHEN EXISTS (SELECT 1 FROM audit WHERE id IN (NEW.audit) AND state = 'signed-off')
  BEGIN SELECT RAISE (ABORT, 'signed-off'); END;
CREATE TRIGGER voice_answers_update_signed_off BEFORE UPDATE ON voice_answers
  WHEN EXISTS (SELECT 1 FROM audit WHERE id IN (OLD.audit, NEW.audit) AND state = 'signed-off')
  BEGIN SELECT RAISE (ABORT, 'signed-off'); END;
CREATE TRIGGER voice_answers_delete_signed_off BEFORE DELETE ON voice_answers
  WHEN EXISTS (SELECT 1 FROM audit WHERE id IN (OLD.audit) AND state = 'signed-off')
  BEGIN SELECT RAISE (ABORT, 'signed-off'); END;
