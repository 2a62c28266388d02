// Retention, holds, appraisals and disposals. Metadata of what was destroyed stays for good.
export const retention = `
create table retention (
  dossier_id text primary key references dossier (id),
  -- Code of the period in the pack: Y, D30, D10.
  period text not null,
  -- Code of the rule that gave it; null when a person decided against the rule.
  rule text,
  pack_sha256 text not null,
  -- As a person said; null leaves it to the schedule.
  importance text check (importance in ('important', 'general')),
  starts_on text,
  -- Last day of the period; null for permanent ones and those that have not begun.
  ends_on text,
  reason text not null,
  decided_by text not null,
  decided_at text not null
) strict;
create index retention_by_end on retention (ends_on) where ends_on is not null;

create table hold (
  id text primary key,
  dossier_id text not null references dossier (id),
  ground text not null,
  reason text not null,
  placed_by text not null,
  placed_at text not null,
  lifted_by text,
  lifted_at text,
  lifted_reason text
) strict;
create index hold_by_dossier on hold (dossier_id);

create table appraisal (
  id text primary key,
  number text not null unique,
  title text not null,
  -- JSON: user names of the appraisal group (鉴定小组).
  members text not null,
  state text not null check (state in ('open', 'decided', 'approved', 'executed', 'dropped')),
  begun_by text not null,
  begun_at text not null,
  decided_by text,
  decided_at text,
  -- The register of what is to be destroyed (销毁清册), as canonical JSON, and its hash.
  register text,
  register_sha256 text,
  approved_by text,
  approved_at text,
  witnessed_by text,
  witnessed_at text,
  executed_by text,
  executed_at text,
  -- When keys and files were seen to be gone; null after the execution: it was cut short, and goes on when the archive is opened.
  erased_at text,
  dropped_reason text,
  certificate blob,
  certificate_sha256 text,
  certificate_pages integer
) strict;

-- What was signed over the register, as canonical JSON, each once.
create table appraisal_signature (
  appraisal_id text not null references appraisal (id),
  act text not null check (act in ('approved', 'witnessed', 'executed')),
  signed text not null,
  signature blob not null,
  certificate blob not null,
  signed_by text not null,
  signed_at text not null,
  primary key (appraisal_id, act)
) strict;

create table appraisal_dossier (
  appraisal_id text not null references appraisal (id),
  dossier_id text not null references dossier (id),
  decision text check (decision in ('destroy', 'extend', 'keep')),
  -- The period to extend to.
  period text,
  reason text not null,
  primary key (appraisal_id, dossier_id)
) strict;
create index appraisal_by_dossier on appraisal_dossier (dossier_id);

create table appraisal_opinion (
  appraisal_id text not null references appraisal (id),
  dossier_id text not null references dossier (id),
  member text not null,
  opinion text not null check (opinion in ('destroy', 'extend', 'keep')),
  reason text not null,
  said_at text not null,
  primary key (appraisal_id, dossier_id, member)
) strict;

alter table dossier add column disposed_at text;
alter table dossier add column disposal_id text references appraisal (id);
`
