-- What a booking is told with now, in the copies kept before.
update bookings.booking set content = content
  || jsonb_build_object('checkIns', '[]'::jsonb, 'remarks', '[]'::jsonb, 'total', null, 'paid', null)
  || jsonb_build_object(
    'legs', coalesce((
      select jsonb_agg('{"bookingClass": null, "terminal": null, "gate": null}'::jsonb || leg order by n)
      from jsonb_array_elements(content -> 'legs') with ordinality as leg (leg, n)), '[]'::jsonb),
    'tickets', coalesce((
      select jsonb_agg('{"kind": "ticket", "issuedAt": null, "coupons": []}'::jsonb || ticket order by n)
      from jsonb_array_elements(content -> 'tickets') with ordinality as ticket (ticket, n)), '[]'::jsonb));

-- A price somebody was told, for as long as it may be taken.
create table bookings.quote (
  id text not null,
  booking_id text not null,
  kind text not null,
  due_amount bigint not null,
  due_currency text not null,
  expires_at timestamptz not null,
  primary key (booking_id, id)
);
create index quote_expires on bookings.quote (expires_at);

-- The operation ledger: a row before anything is sent, and kept.
create table bookings.operation (
  id uuid primary key,
  -- Of what was asked: the same id with another hash is another operation.
  hash bytea not null,
  -- Null until a sale is done.
  booking_id text,
  case_id uuid,
  customer_id uuid,
  kind text not null,
  change jsonb not null,
  expected_version text,
  state text not null default 'prepared'
    check (state in ('prepared', 'sent', 'confirmed', 'rejected', 'unknown', 'reconciled', 'withdrawn')),
  outcome text check (outcome in ('done', 'waitlisted', 'partial', 'refused')),
  refusal text,
  items jsonb not null default '[]',
  -- Holds its booking: no other operation of the booking is under way meanwhile.
  is_under_way boolean not null default false,
  -- Another one with each claim: who was overtaken writes nothing.
  epoch int not null default 0,
  waits_for text check (waits_for in ('approval', 'payment')),
  needs_person boolean not null default false,
  due jsonb,
  payment jsonb,
  refund jsonb,
  by_kind text not null check (by_kind in ('agent', 'system', 'customer')),
  by_id text not null,
  approved_by uuid,
  why text not null,
  -- What the system, or our way to it, said last.
  trouble text,
  follows_id uuid references bookings.operation,
  attempts int not null default 0,
  -- How often it was read afterwards that nothing was done, and since when.
  absences int not null default 0,
  absent_since timestamptz,
  before jsonb,
  after jsonb,
  prepared_at timestamptz not null default platform.now(),
  sent_at timestamptz,
  settled_at timestamptz,
  -- When somebody looks at it next; null: nobody needs to.
  due_at timestamptz default platform.now(),
  constraint settled_with_outcome check ((state in ('confirmed', 'rejected', 'reconciled')) = (outcome is not null)),
  constraint settled_with_time check ((state in ('confirmed', 'rejected', 'reconciled', 'withdrawn')) = (settled_at is not null)),
  constraint under_way_while_open check (not is_under_way or state in ('prepared', 'sent', 'unknown')),
  constraint held_while_sent check (state not in ('sent', 'unknown') or is_under_way),
  constraint approved_by_another check (approved_by is null or by_kind <> 'agent' or approved_by::text <> by_id),
  constraint of_a_booking check (booking_id is not null or kind = 'sell')
);
create unique index operation_one_at_a_time on bookings.operation (booking_id) where is_under_way;
create index operation_due on bookings.operation (due_at) where due_at is not null;
create index operation_of_booking on bookings.operation (booking_id, prepared_at desc);
create index operation_of_case on bookings.operation (case_id, prepared_at desc);
create index operation_for_person on bookings.operation (prepared_at desc) where needs_person or waits_for = 'approval';
create index operation_follows on bookings.operation (follows_id) where follows_id is not null;

-- Every state it had, and why it changed.
create table bookings.operation_step (
  operation_id uuid not null references bookings.operation on delete cascade,
  id bigint generated always as identity,
  at timestamptz not null default platform.now(),
  state text not null,
  trouble text,
  primary key (operation_id, id)
);

create function bookings.keep_operation_step() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.state <> new.state and not (old.state || ' ' || new.state) = any (array[
    'prepared sent', 'prepared rejected', 'prepared withdrawn',
    'sent prepared', 'sent confirmed', 'sent rejected', 'sent unknown',
    'unknown reconciled', 'unknown prepared'
  ]) then
    raise exception 'an operation does not go from % to %', old.state, new.state using errcode = 'check_violation';
  end if;
  if tg_op = 'INSERT' or old.state <> new.state then
    insert into bookings.operation_step (operation_id, state, trouble) values (new.id, new.state, new.trouble);
  end if;
  return null;
end $$;
create trigger operation_step after insert or update of state on bookings.operation
  for each row execute function bookings.keep_operation_step();

-- Up to what amount a role may waive or pay back alone; more needs somebody else who agrees. No row: nothing.
create table bookings.allowance (
  role text not null,
  kind text not null check (kind in ('waive', 'refund')),
  amount bigint not null check (amount >= 0),
  currency text not null,
  primary key (role, kind)
);
insert into bookings.allowance (role, kind, amount, currency) values
  ('agent', 'refund', 30000, 'EUR'),
  ('desk', 'waive', 30000, 'EUR'),
  ('desk', 'refund', 60000, 'EUR'),
  ('lead', 'waive', 100000, 'EUR'),
  ('lead', 'refund', 200000, 'EUR'),
  ('admin', 'waive', 100000, 'EUR'),
  ('admin', 'refund', 200000, 'EUR');

-- What could not be kept after a rebooking: somebody finds a way, or tells the customer.
create table bookings.task (
  id uuid primary key default gen_random_uuid(),
  operation_id uuid not null references bookings.operation on delete cascade,
  booking_id text not null,
  case_id uuid,
  kind text not null check (kind in ('seat', 'service')),
  passenger_id text not null,
  leg_id text not null,
  what text not null,
  created_at timestamptz not null default platform.now(),
  done_at timestamptz,
  done_by uuid,
  unique (operation_id, kind, passenger_id, leg_id, what),
  check ((done_at is null) = (done_by is null))
);
create index task_of_case on bookings.task (case_id);
create index task_of_booking on bookings.task (booking_id);
