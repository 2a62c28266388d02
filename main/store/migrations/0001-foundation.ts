// The first shape of the archive database. Frozen: later changes are new migrations.
export const foundation = `
create table archive (
  only integer primary key check (only = 1),
  agency text not null,
  root_certificate blob not null,
  root_key_sealed blob not null,
  created_at text not null
) strict;

create table user (
  id text primary key,
  name text not null unique,
  display_name text not null,
  unit text not null,
  card text,
  roles text not null,
  state text not null check (state in ('invited', 'active', 'disabled')),
  signing_key_sealed blob,
  certificate blob,
  certificate_fingerprint text,
  created_at text not null,
  last_signed_in_at text
) strict;

create table journal (
  position integer primary key,
  at text not null,
  who text not null,
  event text not null,
  subject text,
  outcome text not null check (outcome in ('done', 'refused')),
  detail text not null,
  previous_hash text not null,
  hash text not null
) strict;
create trigger journal_no_update before update on journal begin select raise(abort, 'journal is append-only'); end;
create trigger journal_no_delete before delete on journal begin select raise(abort, 'journal is append-only'); end;

create table journal_head (
  only integer primary key check (only = 1),
  position integer not null,
  hash text not null,
  signature blob not null
) strict;

create table dossier (
  id text primary key,
  category text not null,
  number text,
  title text not null,
  facts text not null,
  key_wrapped blob,
  state text not null check (state in ('open', 'sealed')),
  manifest text,
  manifest_sha256 text,
  sealed_at text,
  sealed_by text,
  verified_at text,
  verified_state text check (verified_state in ('intact', 'altered')),
  created_at text not null,
  updated_at text not null
) strict;
create index dossier_by_update on dossier (updated_at desc);
create index dossier_by_number on dossier (number);

create table object (
  id text primary key,
  dossier_id text not null references dossier (id),
  size_bytes integer not null,
  sha256 text not null,
  mime text not null,
  role text not null check (role in ('original', 'viewing-copy', 'opinion-draft', 'opinion')),
  parent_id text references object (id),
  recipe text,
  created_at text not null
) strict;
create index object_by_dossier on object (dossier_id);
create index object_by_sha256 on object (sha256);
create index object_by_parent on object (parent_id) where parent_id is not null;
create unique index object_viewing_copy on object (parent_id) where role = 'viewing-copy';

create table item (
  id text primary key,
  dossier_id text not null references dossier (id),
  object_id text not null references object (id),
  kind text not null check (kind in ('paper', 'recording')),
  volume text not null check (volume in ('main', 'restricted')),
  position integer not null,
  title text not null,
  paper_kind text,
  made_on text,
  pages integer,
  original_name text not null,
  viewing text not null,
  remarks text not null,
  filed_at text not null,
  filed_by text not null,
  withdrawn_at text,
  withdrawn_reason text
) strict;
create index item_by_dossier on item (dossier_id, volume, position);

create table media (
  item_id text primary key references item (id),
  duration_ms integer not null,
  container text not null,
  video_codec text,
  audio_codec text,
  width integer,
  height integer,
  frames_per_second real,
  recorded_at text,
  playing text not null check (playing in ('original', 'copy', 'preparing', 'failed'))
) strict;

create table job (
  id text primary key,
  kind text not null,
  dossier_id text,
  item_id text,
  title text not null,
  input text not null,
  state text not null check (state in ('queued', 'running', 'done', 'failed', 'cancelled')),
  progress real not null,
  fault text,
  created_at text not null,
  ended_at text
) strict;
create index job_by_state on job (state, created_at);

create table evaluation (
  id text primary key,
  dossier_id text not null references dossier (id),
  standard_id text not null,
  standard_sha256 text not null,
  standard text not null,
  manifest_sha256 text not null,
  inspector_id text not null references user (id),
  state text not null check (state in ('open', 'concluded')),
  sheet text not null,
  advice text not null,
  elapsed_seconds integer not null,
  started_at text not null,
  updated_at text not null,
  concluded_at text
) strict;
create index evaluation_by_dossier on evaluation (dossier_id);

create table review (
  id text primary key,
  dossier_id text not null references dossier (id),
  round integer not null,
  submission text not null,
  packs text not null,
  manifest text not null,
  manifest_sha256 text not null,
  handler_id text not null references user (id),
  reviewer_id text references user (id),
  state text not null check (state in ('submitted', 'returned', 'under-review', 'concluded')),
  heads text not null,
  conclusion text,
  submitted_at text not null,
  accepted_at text,
  concluded_at text,
  updated_at text not null
) strict;
create index review_by_dossier on review (dossier_id, round);

create table finding (
  id text primary key,
  evaluation_id text references evaluation (id),
  review_id text references review (id),
  criterion text not null,
  anchor text not null,
  item_id text references item (id),
  note text not null,
  found_by text not null,
  found_at text not null,
  check ((evaluation_id is null) <> (review_id is null))
) strict;
create index finding_by_evaluation on finding (evaluation_id);
create index finding_by_review on finding (review_id);
create index finding_by_item on finding (item_id) where item_id is not null;

create table opinion (
  id text primary key,
  kind text not null check (kind in ('evaluation', 'review')),
  number text not null unique,
  dossier_id text not null references dossier (id),
  evaluation_id text references evaluation (id),
  review_id text references review (id),
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
create index opinion_by_dossier on opinion (dossier_id);
-- One evaluation or review has one opinion.
create unique index opinion_by_evaluation on opinion (evaluation_id);
create unique index opinion_by_review on opinion (review_id);

create table incident (
  number text primary key,
  at text not null,
  call text not null,
  stack text not null
) strict;

create table setting (
  name text primary key,
  value text not null
) strict;
`
