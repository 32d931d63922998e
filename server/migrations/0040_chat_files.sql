-- Files in the chat on the airline's site, both ways: until now a visitor had to send a picture of the damage by another channel.
create table chat.file (
  -- Made by the visitor's browser, or by us for what we send.
  id uuid primary key,
  visitor_id uuid not null references chat.visitor (id) on delete cascade,
  -- Null until it is sent.
  line_number bigint references chat.line (number) on delete cascade,
  place int not null default 0,
  -- Null until all its pieces are there.
  file_id uuid references platform.file (id),
  name text check (length(name) between 1 and 300),
  created_at timestamptz not null default platform.now(),
  check (line_number is null or file_id is not null),
  check ((file_id is null) = (name is null))
);
create index file_of_line on chat.file (line_number) where line_number is not null;
create index file_of_visitor on chat.file (visitor_id);
create index file_stored on chat.file (file_id);
create index file_unsent on chat.file (created_at) where line_number is null;

create table chat.file_piece (
  chat_file_id uuid not null references chat.file (id) on delete cascade,
  place int not null check (place between 0 and 19),
  data bytea not null,
  primary key (chat_file_id, place)
);

-- A picture needs no words.
alter table chat.line drop constraint line_text_check;
alter table chat.line add constraint line_text_check check (length(text) <= 20000);
