// 四性检测: one row a test, its results as JSON, and the signed attestations of what a person must look at.
export const soundness = `
create table soundness_test (
  id text primary key,
  dossier_id text references dossier (id),
  package_id text references package (id),
  stage text not null check (stage in ('filing', 'hand-over', 'storage')),
  pack_sha256 text not null,
  manifest_sha256 text,
  outcome text not null check (outcome in ('passed', 'failed', 'unfinished')),
  -- JSON: every item with its code, outcome and what was found.
  results text not null,
  tested_by text not null,
  tested_at text not null
) strict;
create index soundness_test_by_dossier on soundness_test (dossier_id, tested_at);

create table soundness_attestation (
  id text primary key,
  test_id text not null references soundness_test (id),
  code text not null,
  answer text not null check (answer in ('passed', 'failed', 'not-applicable')),
  note text not null,
  -- What was signed, as canonical JSON, and the signature over it with the signer's certificate.
  signed text not null,
  signature blob not null,
  certificate blob not null,
  signed_by text not null,
  signed_at text not null,
  unique (test_id, code)
) strict;
`
