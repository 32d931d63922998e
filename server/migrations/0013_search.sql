-- Search over all messages and people: words are kept beside the messages and filled in just after, so that receiving never waits for an index.

drop index cases.message_words;

-- A message's words without accents, pairs of signs for scripts without spaces, and marks to narrow by (`lang:nl`, `at:12`).
create table cases.message_search (
  message_id uuid primary key references cases.message on delete cascade,
  seq bigint not null,
  words tsvector not null
);
create index message_search_words on cases.message_search using gin (words);

-- Every word there is, to know what begins how.
create table cases.search_word (word text collate "C" primary key);

-- Messages whose words are yet to be written.
create table cases.message_search_due (
  message_id uuid primary key references cases.message on delete cascade
) with (autovacuum_vacuum_scale_factor = 0.02);

create function cases.note_unindexed() returns trigger language plpgsql as $$
begin
  insert into cases.message_search_due (message_id) select id from fresh on conflict do nothing;
  return null;
end $$;

create function cases.note_changed_text() returns trigger language plpgsql as $$
begin
  insert into cases.message_search_due (message_id) values (new.id) on conflict do nothing;
  return null;
end $$;

-- Whoever writes a message, in whatever way: its words follow.
create trigger message_stored after insert on cases.message
  referencing new table as fresh for each statement execute function cases.note_unindexed();
create trigger message_text_changed after update of masked_text on cases.message
  for each row when (old.masked_text is distinct from new.masked_text) execute function cases.note_changed_text();

insert into cases.message_search_due (message_id) select id from cases.message;

-- Names and handles as words; those seen before are split plainly, until they are seen again under another name.
alter table customers.identifier add column words tsvector not null default '';
update customers.identifier set words = to_tsvector('simple', concat_ws(' ', name, handle));
create index identifier_words on customers.identifier using gin (words);

-- Places and counts are read from an index alone, however many wait.
drop index assignment.queue_place_of_kind;
create index queue_place_of_kind on assignment.queue_entry (kind, urgency desc, waiting_since, case_id) include (answering);
create index queue_language on assignment.queue_entry (kind, language, waiting_since) include (answering);
create index message_mention_received on cases.message (received_at) where case_id is null and direction = 'inbound';
