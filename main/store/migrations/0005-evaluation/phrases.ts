// Quick phrases (常用语): what inspectors of this office wrote before, by criterion.
export const phrases = `
create table phrase (
  id text primary key,
  standard_id text not null,
  criterion text not null,
  words text not null,
  uses integer not null,
  used_at text not null,
  hidden_at text,
  unique (standard_id, criterion, words)
) strict;
`
