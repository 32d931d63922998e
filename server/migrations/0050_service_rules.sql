-- What we hold ourselves to, in versions that never change: what was judged by one can be judged by it again.
create table service_levels.definition (
  version int primary key check (version > 0),
  made_at timestamptz not null,
  made_by uuid references staff.member,
  rule jsonb not null check (jsonb_array_length(rule -> 'calendars') > 0)
);

insert into service_levels.definition (version, made_at, rule)
select 1, platform.now(), jsonb_build_object('calendars', jsonb_build_array(jsonb_build_object(
  'name', 'Round the clock', 'zone', 'UTC', 'days', '[]'::jsonb,
  'week', (select jsonb_agg('[{"from": "00:00", "to": "24:00"}]'::jsonb) from generate_series(1, 7)))));
