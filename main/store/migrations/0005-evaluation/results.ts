// From sheets to results: comparison, adjudication, feedback, objection, the final grade; and rectification.
export const results = `
create table outcome (
  campaign_id text not null references campaign (id),
  dossier_id text not null references dossier (id),
  state text not null check (state in ('comparing', 'differing', 'judged', 'rechecked', 'fed-back', 'objected', 'final')),
  -- JSON: what each seat scored; of two, how far they differ and each answer's kind.
  agreement text not null,
  -- JSON FinalSheet: the sheet or sheets that count, where each answer came from, what was put right. Null while they differ.
  sheet text,
  judged_hundredths integer,
  -- Null too where a veto failed the dossier unscored, or the standard gives no points.
  effective_hundredths integer,
  band text,
  -- JSON: codes.
  vetoes_hit text not null,
  note text not null,
  judged_by text,
  judged_at text,
  recheck_note text not null,
  rechecked_by text,
  rechecked_at text,
  fed_back_by text,
  fed_back_at text,
  objection_due_on text,
  final_by text,
  final_at text,
  updated_at text not null,
  primary key (campaign_id, dossier_id)
) strict;

create table objection (
  id text primary key,
  campaign_id text not null references campaign (id),
  dossier_id text not null references dossier (id),
  -- Null: against the whole result.
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
  -- From a campaign's outcome, or from an evaluation outside campaigns.
  campaign_id text references campaign (id),
  dossier_id text not null references dossier (id),
  evaluation_id text references evaluation (id),
  -- JSON: each problem with its criterion, clause, anchors, measure asked for.
  problems text not null,
  due_on text not null,
  state text not null check (state in ('issued', 'reported', 'returned', 'closed', 'withdrawn')),
  -- JSON: each report (what was done, the supplements that prove it) with its re-check.
  rounds text not null,
  issued_by text not null,
  issued_at text not null,
  reported_at text,
  closed_at text,
  withdrawn_by text,
  withdrawn_reason text
) strict;
create index rectification_by_dossier on rectification (dossier_id);
create index rectification_by_state on rectification (state, due_on);
`
