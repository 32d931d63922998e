-- What each role may waive and pay back alone is laid down in versions: who comes second is told whose stands, and every one is kept.

-- Version 0 is what comes with us.
create table bookings.allowance_rule (
  version int primary key check (version > 0),
  rule jsonb not null check (jsonb_typeof(rule -> 'allowances') = 'array'),
  set_by uuid not null references staff.member,
  set_at timestamptz not null default platform.now()
);

-- Who laid down what stands now is the last in the audit; nobody there: it is as it came.
insert into bookings.allowance_rule (version, rule, set_by, set_at)
select 1,
  jsonb_build_object('allowances', coalesce((
    select jsonb_agg(jsonb_build_object('role', role, 'kind', kind,
      'upTo', jsonb_build_object('amount', amount::text, 'currency', currency)) order by role, kind)
    from bookings.allowance), '[]')),
  last.actor_id, last.at
from (
  select actor_id, at from staff.audit
  where subject = 'settings/booking-allowances' and action = 'bookings.set-allowances' order by id desc limit 1
) as last;

drop table bookings.allowance;
