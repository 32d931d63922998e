-- How far a correspondent has read what we sent them privately: told, it may be, before the vendor's answer to our sending was.
create table channels.read_mark (
  account_id uuid not null references channels.account on delete cascade,
  reader_id text not null,
  up_to_id text not null,
  at timestamptz not null,
  primary key (account_id, reader_id)
);
