// Sheets frozen at the seal, the seal by two persons, what the remarks sheet says, and what is filed after the seal.
export const sealing = `
create table supplement (
  id text primary key,
  dossier_id text not null references dossier (id),
  -- 1, 2, 3 … within the dossier.
  number integer not null,
  reason text not null,
  state text not null check (state in ('open', 'sealed', 'dropped')),
  manifest text,
  manifest_sha256 text,
  begun_by text not null,
  begun_at text not null,
  sealed_by text,
  sealed_at text,
  unique (dossier_id, number)
) strict;
create unique index supplement_open on supplement (dossier_id) where state = 'open';
alter table item add column supplement_id text references supplement (id);

create table seal_proposal (
  dossier_id text primary key references dossier (id),
  manifest_sha256 text not null,
  -- SHA-256 over all that the sheets say: the second person seals what the first one saw.
  sheets_sha256 text not null,
  proposed_by text not null,
  proposed_at text not null,
  declined_by text,
  declined_at text,
  declined_reason text
) strict;

-- What the remarks sheet says of the dossier (本卷情况说明), who filed and who checked it.
create table dossier_remarks (
  dossier_id text primary key references dossier (id),
  situation text not null,
  -- JSON: the fields of the office's form that no fact fills, by code.
  typed text not null,
  filed_by text,
  filed_on text,
  checked_by text,
  checked_on text,
  changed_by text not null,
  changed_at text not null
) strict;

-- Frozen sheets: PDF bytes, as they were at the seal of the dossier or of one supplement.
create table frozen_sheet (
  dossier_id text not null references dossier (id),
  supplement_id text references supplement (id),
  kind text not null check (kind in ('cover', 'catalogue', 'remarks')),
  object_id text not null references object (id),
  pages integer not null,
  frozen_at text not null
) strict;
create unique index frozen_sheet_once on frozen_sheet (dossier_id, coalesce(supplement_id, ''), kind);
`
