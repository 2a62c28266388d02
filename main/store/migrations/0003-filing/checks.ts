// What the archivist says of a paper's signatures, and the answers to what no machine can check.
export const checks = `
create table signature_note (
  item_id text primary key references item (id),
  -- JSON: how many signatures of each kind of signer the paper bears.
  signatures text not null,
  note text not null,
  noted_by text not null,
  noted_at text not null
) strict;

create table check_answer (
  dossier_id text not null references dossier (id),
  rule text not null,
  -- Item id, or empty when it is about the dossier.
  subject text not null,
  answer text not null check (answer in ('yes', 'no', 'not-applicable')),
  note text not null,
  page integer,
  answered_by text not null,
  answered_at text not null,
  primary key (dossier_id, rule, subject)
) strict;

-- The last result of each dossier, so that a list of ten thousand need not be checked anew to be shown.
create table check_summary (
  dossier_id text primary key references dossier (id),
  -- What it was computed from: changes when dossier, items, answers or packs do.
  stamp text not null,
  lacking integer not null,
  wrong integer not null,
  unchecked integer not null,
  passed integer not null,
  checked_at text not null
) strict;
`
