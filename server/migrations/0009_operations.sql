-- How it is run: which key fits, how each job went, what is kept for how long, from where the log begins; and what the operations page looks things up by.

-- How each scheduled job went last, and how often it failed.
create table platform.job_run (
  name text primary key,
  runs bigint not null,
  failures bigint not null,
  ended_at timestamptz not null,
  -- The name of the last failure; null where the last run went well.
  why text
);

-- One row: what this database was made with.
create table platform.installation (
  single boolean primary key default true check (single),
  -- Made with the key; another key makes another.
  key_check bytea,
  restored_at timestamptz
);
insert into platform.installation default values;

-- How long things are kept, in days, where it differs from what we ship with.
create table platform.retention (
  what text primary key,
  days int not null check (days between 1 and 3650)
);

create index delivery_received on channels.delivery (received_at);
create index arrival_delivery on channels.arrival (delivery_id);
create index attempt_started on channels.attempt (started_at);
create index outgoing_refused on channels.outgoing (changed_at) where state = 'refused';
create index reaction_dead on platform.reaction_retry (id) where dead;
create index session_expires on staff.session (expires_at);
create index verification_expires on staff.verification (expires_at);
