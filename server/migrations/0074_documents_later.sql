-- What is done for documents after a booking or a message changed asks the reservation system and draws: not in the transaction that follows the log.
create table documents.task (
  id bigint generated always as identity primary key,
  -- `look`: whether documents of a booking still hold. `next-form`: a form was refused.
  kind text not null check (kind in ('look', 'next-form')),
  -- The booking's id, or the message's.
  about text not null,
  code text,
  -- While it is done, until when nobody else takes it.
  next_at timestamptz not null default platform.now(),
  failures int not null default 0,
  unique (kind, about)
);
create index task_due on documents.task (next_at);
