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
  id text primary key,
  number text not null,
  direction text not null check (direction in ('out', 'in')),
  kind text not null check (kind in ('campaign-part', 'campaign-result')),
  campaign_id text references campaign (id),
  -- JSON: from whom, to whom, which assignments.
  facts text not null,
  sha256 text not null,
  state text not null check (state in ('made', 'opened', 'answered', 'merged', 'conflicting', 'refused')),
  handled_by text not null,
  handled_at text not null
) strict;
create index parcel_by_campaign on parcel (campaign_id);

-- A result that came back where another one already stood: kept beside it until somebody decides.
create table parcel_conflict (
  id text primary key,
  parcel_id text not null references parcel (id),
  assignment_id text not null references assignment (id),
  result text not null,
  chosen integer,
  decided_by text,
  decided_at text,
  reason text not null
) strict;
`
