// From sheets to results: comparison, adjudication, feedback, objection, the final grade; and rectification.
export const results = `
create table outcome (
  campaign_id text not null references campaign (id),
  dossier_id text not null references dossier (id),
  state text not null check (state in ('comparing', 'differing', 'judged', 'rechecked', 'fed-back', 'objected', 'final')),
  -- JSON: score difference, agreement by item.
  agreement text,
  -- JSON: the final sheet with where each answer came from.
  sheet text,
  judged_hundredths integer,
  effective_hundredths integer,
  band text,
  note text not null,
  judged_by text,
  judged_at text,
  rechecked_by text,
  rechecked_at text,
  fed_back_at text,
  objection_due_on text,
  final_at text,
  updated_at text not null,
  primary key (campaign_id, dossier_id)
) strict;

create table objection (
  id text primary key,
  campaign_id text not null references campaign (id),
  dossier_id text not null references dossier (id),
  criterion text,
  reason text not null,
  -- JSON anchors.
  anchors text not null,
  raised_by text not null,
  raised_at text not null,
  decision text check (decision in ('upheld', 'partly', 'rejected')),
  decision_reason text not null,
  decided_by text,
  decided_at text
) strict;
create index objection_by_campaign on objection (campaign_id, dossier_id);

create table rectification (
  id text primary key,
  number text not null unique,
  campaign_id text references campaign (id),
  dossier_id text not null references dossier (id),
  evaluation_id text references evaluation (id),
  -- JSON: each problem with its criterion, clause, anchors, measure asked for.
  problems text not null,
  due_on text not null,
  state text not null check (state in ('issued', 'reported', 'returned', 'closed', 'withdrawn')),
  -- JSON: what was done about each problem, the supplements that prove it.
  report text,
  -- JSON: each re-check with its result.
  rechecks text not null,
  issued_by text not null,
  issued_at text not null,
  reported_by text,
  reported_at text,
  closed_at text
) strict;
create index rectification_by_dossier on rectification (dossier_id);
`
