-- Calls of a window of which the vendor has told nothing yet, since when, and how long its windows last as far as we saw.
alter table channels.allowance
  add column untold int not null default 0 check (untold >= 0),
  add column untold_since timestamptz,
  add column lasts interval not null default '0';
