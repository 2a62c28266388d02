// Campaigns (评查批次): the plan, the frozen standards, the draw, who evaluates what.
export const campaigns = `
create table campaign (
  id text primary key,
  number text not null unique,
  title text not null,
  -- A part of a campaign that another desk leads came in a parcel.
  origin text not null check (origin in ('here', 'parcel')),
  state text not null check (state in ('planned', 'committed', 'drawn', 'running', 'closed', 'published', 'dropped')),
  -- JSON: scope, draw rule, way of evaluating, groups, days.
  plan text not null,
  -- SHA-256 of the seed, entered in the journal before the draw; the seed itself is shown only afterwards.
  seed_sha256 text,
  seed text,
  -- JSON DrawRecord (shared/rules/draw.ts), from the commitment on: its candidates never change afterwards. The seed in it is
  -- null until the draw reveals it.
  draw text,
  created_by text not null,
  created_at text not null,
  updated_at text not null,
  committed_at text,
  drawn_at text,
  started_at text,
  closed_at text,
  published_at text
) strict;

-- The standards of a running campaign, frozen by hash.
create table campaign_standard (
  campaign_id text not null references campaign (id),
  standard_id text not null,
  sha256 text not null,
  body text not null,
  primary key (campaign_id, standard_id)
) strict;

create table campaign_member (
  id text primary key,
  campaign_id text not null references campaign (id),
  -- Null for an inspector of another desk.
  user_id text references user (id),
  name text not null,
  unit text not null,
  role text not null check (role in ('leader', 'inspector')),
  group_number integer not null,
  -- Share of the load: 2 takes twice as many dossiers as 1.
  share integer not null,
  -- JSON: the address card of another desk's inspector, to which parcels are encrypted.
  card text,
  joined_at text not null,
  removed_at text,
  removed_reason text
) strict;
create index campaign_member_by_campaign on campaign_member (campaign_id);

create table campaign_dossier (
  campaign_id text not null references campaign (id),
  dossier_id text not null references dossier (id),
  position integer not null,
  via text not null check (via in ('drawn', 'recommended')),
  -- Why it was recommended; empty for a drawn one.
  via_reason text not null,
  stratum text not null,
  group_number integer,
  standard_id text not null,
  -- As it stood when it was drawn, or when the leader accepted a later seal, with the reason.
  manifest_sha256 text not null,
  accepted_reason text,
  dropped_at text,
  dropped_reason text,
  primary key (campaign_id, dossier_id)
) strict;

create table assignment (
  id text primary key,
  campaign_id text not null references campaign (id),
  dossier_id text not null references dossier (id),
  member_id text not null references campaign_member (id),
  -- First or second evaluation of the same dossier.
  seat integer not null check (seat in (1, 2)),
  state text not null check (state in ('assigned', 'working', 'concluded', 'recused', 'withdrawn')),
  evaluation_id text references evaluation (id),
  -- JSON SeatResult that came back in a parcel; null while it is evaluated here.
  result text,
  reason text,
  assigned_at text not null,
  ended_at text
) strict;
create index assignment_by_campaign on assignment (campaign_id, dossier_id);
create index assignment_by_evaluation on assignment (evaluation_id) where evaluation_id is not null;
-- One evaluates a seat at a time.
create unique index assignment_seat on assignment (campaign_id, dossier_id, seat)
  where state in ('assigned', 'working', 'concluded');
`
