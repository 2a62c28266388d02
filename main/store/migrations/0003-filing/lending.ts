// Lending: each request with its decision, each copy with its number.
export const lending = `
create table loan (
  id text primary key,
  number text not null unique,
  dossier_id text not null references dossier (id),
  -- Code of the kind of borrower in the pack: handler, other unit, party, lawyer, court, …
  borrower_kind text not null,
  -- As the pack called this kind then, and whether it stood outside the office.
  borrower_title text not null,
  outsider integer not null check (outsider in (0, 1)),
  -- JSON: name, unit, the papers shown with their numbers.
  borrower text not null,
  -- Sign-in name of a borrower who works at this desk; null for outsiders.
  borrower_user text,
  reason text not null,
  -- JSON: ids of the items asked for; null for all of the main volume.
  scope text,
  way text not null check (way in ('read', 'copy')),
  state text not null check (state in ('requested', 'approved', 'declined', 'withdrawn', 'returned')),
  requested_by text not null,
  requested_at text not null,
  decided_by text,
  decided_at text,
  decision text not null,
  due_on text,
  returned_by text,
  returned_at text,
  return_note text not null,
  -- Of the pack of lending rules under which it was asked for.
  rules_sha256 text not null,
  -- How many numbers of copies were given out; none is given twice, not even one whose copy failed.
  copies_given integer not null
) strict;
create index loan_by_dossier on loan (dossier_id);
create index loan_by_state on loan (state, requested_at);

create table loan_copy (
  id text primary key,
  loan_id text not null references loan (id),
  -- 水印编号.
  number text not null unique,
  item_id text not null references item (id),
  object_id text not null references object (id),
  -- JSON: the span of a clip, and whether it is of a copy with something hidden.
  part text not null,
  pages integer,
  duration_ms integer,
  made_by text not null,
  made_at text not null,
  exported_at text
) strict;
create index loan_copy_by_loan on loan_copy (loan_id);
`
