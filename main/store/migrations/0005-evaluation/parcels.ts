// Parcels (往来包) between desks: encrypted to their recipients, entered when they leave and when they come back.
export const parcels = `
-- The key to which other desks encrypt what is meant for this person; the private half is sealed by the vault.
create table parcel_key (
  user_id text primary key references user (id),
  recipient text not null,
  identity_sealed blob not null,
  made_at text not null
) strict;

create table parcel (
  -- Of one that came in: the id its maker gave it, so that it is known again.
  id text primary key,
  number text not null unique,
  direction text not null check (direction in ('out', 'in')),
  kind text not null check (kind in ('campaign-part', 'campaign-result')),
  campaign_id text references campaign (id),
  member_id text references campaign_member (id),
  -- JSON ParcelFacts: from whom, to whom, by which keys, what became of each result.
  facts text not null,
  -- Of the file as it was written or read.
  sha256 text not null,
  size_bytes integer not null,
  state text not null check (state in ('made', 'opened', 'merged', 'conflicting')),
  handled_by text not null,
  handled_at text not null
) strict;
create index parcel_by_campaign on parcel (campaign_id);

-- A dossier of another archive that is here to be evaluated, until its keys are destroyed.
create table parcel_dossier (
  parcel_id text not null references parcel (id),
  dossier_id text not null references dossier (id),
  manifest_sha256 text not null,
  removed_at text,
  erased_at text,
  primary key (parcel_id, dossier_id)
) strict;
create index parcel_dossier_by_dossier on parcel_dossier (dossier_id);

-- A result that came back where another one already stood: kept beside it, signed as it came, until somebody decides. Whatever is
-- decided, both stay.
create table parcel_conflict (
  id text primary key,
  parcel_id text not null references parcel (id),
  -- The one that stands.
  assignment_id text not null references assignment (id),
  -- JSON SeatResult: what stood when this one came, and what came, with the signature over it.
  standing text not null,
  result text not null,
  signature blob not null,
  certificate blob not null,
  chosen text check (chosen in ('standing', 'brought')),
  decided_by text,
  decided_at text,
  reason text not null
) strict;
create index parcel_conflict_by_assignment on parcel_conflict (assignment_id);
`
