// Packages that go out and come in, with their receipts.
export const exchange = `
create table package (
  id text primary key,
  number text not null,
  direction text not null check (direction in ('out', 'in')),
  form text not null check (form in ('transfer', 'eep', 'bagit')),
  title text not null,
  -- JSON: the other side, the carrier, why.
  facts text not null,
  state text not null check (state in ('requested', 'approved', 'declined', 'withdrawn', 'made', 'received', 'imported')),
  requested_by text not null,
  requested_at text not null,
  decided_by text,
  decided_at text,
  decision text not null,
  made_by text,
  made_at text,
  files integer,
  size_bytes integer,
  -- SHA-256 over the package's own list of files.
  list_sha256 text,
  -- The registration form of hand-over and receipt (移交与接收登记表), as JSON, signed by each side.
  receipt text
) strict;
create unique index package_number on package (direction, number);

create table package_dossier (
  package_id text not null references package (id),
  dossier_id text not null references dossier (id),
  manifest_sha256 text not null,
  primary key (package_id, dossier_id)
) strict;
create index package_by_dossier on package_dossier (dossier_id);
`
