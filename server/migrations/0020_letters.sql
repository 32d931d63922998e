-- Mail: what a letter has beside its words, both ways; its whole text and its HTML; files that came within it; who listens at a mailbox.
alter table cases.message
  -- Subject, who wrote it, to whom, what it answers. Gone with the words.
  add column letter jsonb;

-- What stands around that which is new in a letter: quotes, signature, HTML without anything that could run or load.
create table cases.letter_body (
  message_id uuid primary key references cases.message on delete cascade,
  text text,
  masked_text text,
  html text
);

alter table cases.attachment
  -- As its sender named it.
  add column name text,
  add column content_id text,
  -- Shown within the text, not beside it.
  add column inline boolean not null default false;

alter table channels.outgoing
  add column letter jsonb;

alter table channels.account
  -- One process listens at a mailbox; who died is followed when this is over.
  add column watched_until timestamptz;
