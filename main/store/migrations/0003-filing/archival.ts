// 档号, the metadata that no other table holds, and the rule packs that this office adopted.
export const archival = `
create table archival_code (
  dossier_id text primary key references dossier (id),
  code text not null unique,
  -- JSON: the parts it was made of (全宗号, 门类, 年度, 期限, 机构, 案卷号).
  parts text not null,
  -- The prefix within which serials run, and the serial, for the gap report.
  series text not null,
  serial integer not null,
  pattern_sha256 text not null,
  assigned_by text not null,
  assigned_at text not null,
  unique (series, serial)
) strict;

create table metadata_value (
  dossier_id text not null references dossier (id),
  -- Item id, or empty for the dossier's own.
  subject text not null,
  element text not null,
  value text not null,
  changed_by text not null,
  changed_at text not null,
  primary key (dossier_id, subject, element)
) strict;

create table office_pack (
  id text primary key,
  pack_id text not null,
  kind text not null,
  body text not null,
  sha256 text not null,
  adopted_by text not null,
  adopted_at text not null,
  withdrawn_by text,
  withdrawn_at text
) strict;
create unique index office_pack_in_force on office_pack (pack_id) where withdrawn_at is null;
`
