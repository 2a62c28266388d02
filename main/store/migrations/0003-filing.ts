// Filing as the archive law wants it: arranging, checks, sheets and seals, codes and metadata, soundness, retention, lending,
// packages; and wider roles of objects. Frozen once shipped: later changes are new migrations.
import { archival } from './0003-filing/archival.ts'
import { arranging } from './0003-filing/arranging.ts'
import { checks } from './0003-filing/checks.ts'
import { exchange } from './0003-filing/exchange.ts'
import { lending } from './0003-filing/lending.ts'
import { retention } from './0003-filing/retention.ts'
import { sealing } from './0003-filing/sealing.ts'
import { soundness } from './0003-filing/soundness.ts'

/** SQLite changes no check in place, so the table is made anew; this needs foreign keys off, which openDatabase sees to. */
const objects = `
create table object_next (
  id text primary key,
  dossier_id text references dossier (id),
  holding_id text references holding (id),
  size_bytes integer not null,
  sha256 text not null,
  mime text not null,
  role text not null check (role in ('original', 'viewing-copy', 'former-copy', 'poster', 'filmstrip', 'peaks', 'redacted', 'held', 'opinion-draft', 'opinion', 'sheet', 'loan-copy')),
  parent_id text references object (id),
  recipe text,
  created_at text not null,
  check ((dossier_id is null) <> (holding_id is null))
) strict;
insert into object_next (id, dossier_id, holding_id, size_bytes, sha256, mime, role, parent_id, recipe, created_at)
  select id, dossier_id, holding_id, size_bytes, sha256, mime, role, parent_id, recipe, created_at from object;
drop table object;
alter table object_next rename to object;
create index object_by_dossier on object (dossier_id);
create index object_by_sha256 on object (sha256);
create index object_by_parent on object (parent_id) where parent_id is not null;
create unique index object_viewing_copy on object (parent_id) where role = 'viewing-copy';
create unique index object_preview on object (parent_id, role) where role in ('poster', 'filmstrip', 'peaks');
`

export const filing = [objects, arranging, checks, sealing, archival, exchange, soundness, retention, lending].join(
  '\n',
)
