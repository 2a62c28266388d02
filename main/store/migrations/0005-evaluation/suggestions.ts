// Suggested findings (预查建议): what the checks, clocks, recordings and the review gate already know of a dossier.
export const suggestions = `
create table suggestion (
  id text primary key,
  evaluation_id text not null references evaluation (id),
  -- Code of the rule that saw it, and what it saw it at.
  rule text not null,
  subject text not null,
  position integer not null,
  title text not null,
  -- JSON: codes of the standard that the rule points at, the proposed one first; empty when it points at none.
  criteria text not null,
  severity text not null check (severity in ('lacking', 'wrong', 'unchecked')),
  words text not null,
  clause text not null,
  -- JSON anchors.
  anchors text not null,
  state text not null check (state in ('open', 'accepted', 'dismissed')),
  reason text not null,
  finding_id text,
  decided_by text,
  decided_at text,
  made_at text not null,
  unique (evaluation_id, rule, subject)
) strict;
`
