// Issued papers (评查文书) beside the opinions: numbered, composed, signed in order. They may belong to a campaign and to no dossier,
// so the file itself lies in the database.
export const issued = `
create table issued_paper (
  id text primary key,
  kind text not null,
  number text not null unique,
  campaign_id text references campaign (id),
  dossier_id text references dossier (id),
  source_id text not null,
  title text not null,
  -- JSON: what it binds by hash.
  binding text not null,
  journal_position integer not null,
  journal_hash text not null,
  state text not null check (state in ('draft', 'partly-signed', 'signed')),
  -- Empty once the dossier it is about was destroyed: its pages were that dossier's content in another form.
  pdf blob not null,
  sha256 text not null,
  pages integer not null,
  signers text not null,
  boxes text not null,
  composed_by text not null,
  composed_at text not null,
  signed_at text
) strict;
create unique index issued_paper_source on issued_paper (kind, source_id);
create index issued_paper_by_campaign on issued_paper (campaign_id);
`
