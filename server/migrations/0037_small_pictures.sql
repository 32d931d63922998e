-- A small form of each picture, made once, so that a case with many of them opens at once.

create table platform.small_picture (
  file_id uuid primary key references platform.file on delete cascade,
  type text not null,
  width int not null,
  height int not null,
  data bytea not null
);
-- Packed already.
alter table platform.small_picture alter column data set storage external;

alter table platform.file
  add column small text not null default 'none' check (small = any (array['waiting', 'here', 'none'])),
  add column small_attempts int not null default 0,
  add column small_at timestamptz not null default '-infinity';
create index file_small_waiting on platform.file (small_at, created_at) where small = 'waiting';

update platform.file set small = 'waiting'
where type like 'image/%' and width > 0 and height > 0 and width::bigint * height <= 50000000 and (bytes > 61440 or width > 800 or height > 800);
