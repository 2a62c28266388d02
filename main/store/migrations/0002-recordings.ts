// Recordings from the collection dock to the signed second: docks, the tray, captures, marks, transcripts, requirements,
// redactions, evidence statements; and wider checks on objects, jobs and opinions. Frozen: later changes are new migrations.
//
// SQLite changes no check in place, so three tables are made anew; this needs foreign keys off, which openDatabase sees to.
export const recordings = `
create table object_next (
  id text primary key,
  dossier_id text references dossier (id),
  holding_id text references holding (id),
  size_bytes integer not null,
  sha256 text not null,
  mime text not null,
  role text not null check (role in ('original', 'viewing-copy', 'former-copy', 'poster', 'filmstrip', 'peaks', 'redacted', 'held', 'opinion-draft', 'opinion')),
  parent_id text references object (id),
  recipe text,
  created_at text not null,
  check ((dossier_id is null) <> (holding_id is null))
) strict;
insert into object_next (id, dossier_id, holding_id, size_bytes, sha256, mime, role, parent_id, recipe, created_at)
  select id, dossier_id, null, size_bytes, sha256, mime, role, parent_id, recipe, created_at from object;
drop table object;
alter table object_next rename to object;
create index object_by_dossier on object (dossier_id);
create index object_by_sha256 on object (sha256);
create index object_by_parent on object (parent_id) where parent_id is not null;
-- One playable copy, one poster, one strip, one set of peaks of each original.
create unique index object_viewing_copy on object (parent_id) where role = 'viewing-copy';
create unique index object_preview on object (parent_id, role) where role in ('poster', 'filmstrip', 'peaks');

create table job_next (
  id text primary key,
  kind text not null,
  dossier_id text,
  item_id text,
  title text not null,
  input text not null,
  state text not null check (state in ('queued', 'running', 'done', 'failed', 'cancelled')),
  progress real not null,
  fault text,
  asked_by text,
  rank real not null,
  created_at text not null,
  started_at text,
  ended_at text
) strict;
insert into job_next (id, kind, dossier_id, item_id, title, input, state, progress, fault, asked_by, rank, created_at, started_at, ended_at)
  select id, kind, dossier_id, item_id, title, input, state, progress, fault, null, rowid, created_at, null, ended_at from job;
drop table job;
alter table job_next rename to job;
create index job_by_state on job (state, rank);

create table statement (
  id text primary key,
  dossier_id text not null references dossier (id),
  item_id text not null references item (id),
  body text not null,
  state text not null check (state in ('draft', 'composed')),
  manifest text,
  manifest_sha256 text,
  made_by text not null,
  made_at text not null,
  updated_at text not null
) strict;
create index statement_by_item on statement (item_id);

create table opinion_next (
  id text primary key,
  kind text not null check (kind in ('evaluation', 'review', 'statement')),
  number text not null unique,
  dossier_id text not null references dossier (id),
  evaluation_id text references evaluation (id),
  review_id text references review (id),
  statement_id text references statement (id),
  manifest_sha256 text not null,
  journal_position integer not null,
  journal_hash text not null,
  state text not null check (state in ('draft', 'partly-signed', 'signed')),
  object_id text not null references object (id),
  pages integer not null,
  signers text not null,
  boxes text not null,
  composed_at text not null,
  signed_at text
) strict;
insert into opinion_next (id, kind, number, dossier_id, evaluation_id, review_id, statement_id, manifest_sha256, journal_position,
    journal_hash, state, object_id, pages, signers, boxes, composed_at, signed_at)
  select id, kind, number, dossier_id, evaluation_id, review_id, null, manifest_sha256, journal_position,
    journal_hash, state, object_id, pages, signers, boxes, composed_at, signed_at from opinion;
drop table opinion;
alter table opinion_next rename to opinion;
create index opinion_by_dossier on opinion (dossier_id);
create unique index opinion_by_evaluation on opinion (evaluation_id);
create unique index opinion_by_review on opinion (review_id);
create unique index opinion_by_statement on opinion (statement_id);

-- Taken from an original: the parent, the place, the recipe and the parent's hash, as JSON. Null for what came from outside.
alter table item add column derivation text;
-- A working extract made after the seal: beside the dossier, never in its manifest.
alter table item add column outside_seal integer not null default 0;
alter table media add column flaw text;
alter table media add column stated_duration_ms integer;
-- The technical fields of DA/T 63-2017, and where the scenes and silences are, as JSON.
alter table media add column technical text;
alter table media add column analysis text;

-- The custody of a recording is asked for by what was done to it.
create index journal_by_subject on journal (subject) where subject is not null;

create table capture (
  item_id text primary key references item (id),
  -- JSON: device, officer, place, numbers of the dock's index.
  facts text not null,
  -- By the device's own clock, in UTC; never changed by a correction.
  started_at text,
  -- What to add to the device's clock.
  offset_ms integer not null default 0
) strict;
create index capture_by_start on capture (started_at) where started_at is not null;

create table clock_correction (
  id text primary key,
  item_id text not null references item (id),
  offset_ms integer not null,
  reason text not null,
  corrected_by text not null,
  corrected_at text not null
) strict;
create index clock_correction_by_item on clock_correction (item_id);

-- The time burned into the picture, as a person read it.
create table clock_reading (
  id text primary key,
  item_id text not null references item (id),
  at_ms integer not null,
  burned_in text not null,
  how text not null check (how in ('typed', 'confirmed')),
  read_by text not null,
  read_at text not null
) strict;
create index clock_reading_by_item on clock_reading (item_id);

-- Why a recording stops after this item: said on the next recording, or written down.
create table recording_break (
  item_id text primary key references item (id),
  kind text not null check (kind in ('spoken', 'written')),
  heard_in text references item (id),
  at_ms integer,
  reason text not null,
  explained_by text not null,
  explained_at text not null
) strict;

create table mark (
  id text primary key,
  item_id text not null references item (id),
  start_ms integer not null,
  end_ms integer,
  category text not null,
  text text not null,
  made_by text not null,
  made_at text not null,
  changed_at text not null,
  removed_at text
) strict;
create index mark_by_item on mark (item_id, start_ms);

create table mark_comment (
  id text primary key,
  mark_id text not null references mark (id),
  text text not null,
  said_by text not null,
  said_at text not null
) strict;
create index mark_comment_by_mark on mark_comment (mark_id);

create table transcript (
  item_id text primary key references item (id),
  lines text not null,
  version integer not null,
  saved_by text not null,
  saved_at text not null
) strict;

-- A signed statement why a required recording was not made.
create table recording_absence (
  id text primary key,
  dossier_id text not null references dossier (id),
  requirement text not null,
  pack_sha256 text not null,
  ground text not null,
  reason text not null,
  -- What was signed, as canonical JSON, and the signature over it with the signer's certificate.
  signed text not null,
  signature blob not null,
  certificate blob not null,
  signed_by text not null,
  signed_at text not null,
  revoked_at text,
  revoked_by text,
  revoked_reason text
) strict;
create unique index recording_absence_standing on recording_absence (dossier_id, requirement) where revoked_at is null;

create table redaction (
  item_id text primary key references item (id),
  plan text not null,
  version integer not null,
  saved_by text not null,
  saved_at text not null
) strict;

create table dock (
  id text primary key,
  label text not null,
  -- Where it lies on this machine; null when a window handed its files over.
  folder text,
  index_name text,
  -- Code of the refusal when the index could not be read.
  index_fault text,
  pack_sha256 text not null,
  state text not null check (state in ('planned', 'running', 'paused', 'done')),
  opened_by text not null,
  opened_at text not null,
  ended_at text
) strict;
create index dock_by_opening on dock (opened_at desc);

-- Recordings that belong to no dossier yet, each under a key of its own.
create table holding (
  id text primary key,
  key_wrapped blob,
  object_id text references object (id),
  name text not null,
  viewing text not null,
  media text,
  capture text not null,
  taken_by text not null,
  taken_at text not null,
  due_at text,
  state text not null check (state in ('waiting', 'assigned', 'set-aside')),
  reason text,
  item_id text references item (id),
  ended_at text
) strict;
create index holding_by_state on holding (state, taken_at);

create table dock_file (
  id text primary key,
  dock_id text not null references dock (id),
  path text not null,
  size_bytes integer not null,
  modified_at text,
  capture text not null,
  state text not null check (state in ('queued', 'running', 'waiting', 'failed', 'done', 'twin', 'cancelled')),
  rank real not null,
  done_bytes integer not null,
  attempts integer not null,
  fault text,
  sha256 text,
  dossier_id text references dossier (id),
  holding_id text references holding (id),
  item_id text references item (id),
  ended_at text
) strict;
create index dock_file_by_dock on dock_file (dock_id, state, rank);
create index dock_file_by_sha256 on dock_file (sha256) where sha256 is not null;
`
