-- Answers carry files of any kind, and a letter's answer goes to others too where the house or its writer wants it.

alter table channels.outgoing_media add column name text;
alter table channels.outgoing_media drop constraint outgoing_media_kind_check;
alter table channels.outgoing_media add constraint outgoing_media_kind_check check (kind in ('image', 'animation', 'video', 'file'));

alter table cases.rule add column reply_all boolean not null default false;
