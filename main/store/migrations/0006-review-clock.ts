// What stops and prolongs the clock of a legal review (审核期限的中止与延长). Frozen once shipped: later changes are new migrations.
export const reviewClock = `
create table review_clock_event (
  id text primary key,
  review_id text not null references review (id),
  kind text not null check (kind in ('paused', 'resumed', 'extended')),
  -- What it waits for; of a pause alone.
  pause text check ((pause is null) = (kind <> 'paused')),
  -- How many days more, who approved them and by name; of an extension alone.
  days integer check ((days is null) = (kind <> 'extended') and (days is null or days > 0)),
  approver text check ((approver is null) = (kind <> 'extended')),
  approved_by text check ((approved_by is null) = (kind <> 'extended')),
  note text not null,
  written_by text not null references user (id),
  at text not null
) strict;
create index review_clock_event_by_review on review_clock_event (review_id, at);
`
