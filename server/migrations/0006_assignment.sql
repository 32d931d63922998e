-- The queue: who waits, in which order, and who holds what.
create schema assignment;

create table assignment.queue_entry (
  case_id uuid primary key references cases."case",
  urgency smallint not null check (urgency between 0 and 3),
  waiting_since timestamptz not null,
  channel text not null,
  language text not null,
  -- While a reply is on its way the entry keeps its place, out of sight.
  answering boolean not null default false,
  held_by uuid references staff.member,
  -- Without a sign of life until then the case goes back to all.
  held_until timestamptz,
  check ((held_by is null) = (held_until is null))
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02);
create index queue_order on assignment.queue_entry (urgency desc, waiting_since, case_id) where held_by is null and not answering;
create index queue_place on assignment.queue_entry (urgency desc, waiting_since, case_id);
create index queue_held on assignment.queue_entry (held_until) where held_by is not null;
create index queue_holder on assignment.queue_entry (held_by) where held_by is not null;
