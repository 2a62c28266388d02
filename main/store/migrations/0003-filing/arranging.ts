// Pages that need a note (DA/T 22: oversize, blank, damaged, missing).
export const arranging = `
create table page_note (
  id text primary key,
  item_id text not null references item (id),
  -- 1-based; null when it is about the whole paper.
  page integer,
  kind text not null check (kind in ('oversize', 'blank', 'damaged', 'missing', 'other')),
  note text not null,
  noted_by text not null,
  noted_at text not null,
  removed_at text
) strict;
create index page_note_by_item on page_note (item_id) where removed_at is null;
`
