-- Figures by any grouping: one function says what counts as what, for lists, reports and the sums of hours alike; sums are made from it and can be made again.
create schema insights;

-- The tier that bookings told when the case was opened.
create table insights.case_tier (
  case_id uuid primary key references cases."case",
  tier text not null check (length(tier) between 1 and 40)
);

-- Answers of ours that sent somebody elsewhere, found while their words are here.
create table insights.referral (
  message_id uuid primary key references cases.message,
  case_id uuid not null references cases."case",
  how text not null check (how in ('call', 'mail', 'message', 'elsewhere'))
);
create index referral_case on insights.referral (case_id);

-- How long colleagues were here, and how long of that they had a case: looked at once a minute.
create table insights.at_work (
  hour timestamptz not null,
  member_id uuid not null references staff.member,
  here_minutes int not null check (here_minutes between 1 and 60),
  busy_minutes int not null check (busy_minutes between 0 and here_minutes),
  primary key (hour, member_id)
);
create table insights.last_minute (
  only_one boolean primary key default true check (only_one),
  at timestamptz not null default 'epoch'
);
insert into insights.last_minute default values;

-- What of a case figures are grouped by; the agent's team is read when it is asked for.
create table insights.facet (
  id int generated always as identity primary key,
  channel text not null,
  language text not null,
  topic text not null,
  tier text not null,
  agent_id uuid not null,
  unique (channel, language, topic, tier, agent_id)
);

-- How many of what fell into which eighth of a doubling, by hour. Rows of one hour are written together and never changed.
create table insights.sum (
  measure text not null,
  hour timestamptz not null,
  facet_id int not null references insights.facet,
  bucket smallint not null,
  n int not null check (n > 0),
  primary key (measure, hour, facet_id, bucket) include (n)
);

-- Hours that are summed. What is in none of them is read from its rows.
create table insights.hour (
  hour timestamptz primary key check (hour = date_trunc('hour', hour, 'UTC')),
  summed_at timestamptz not null default platform.now()
);

-- Hours in which something became otherwise after they had passed: read from their rows until they are summed again.
create table insights.mark (
  id bigint generated always as identity primary key,
  hour timestamptz not null
);

create index cycle_case on service_levels.cycle (case_id);
create index cycle_started on service_levels.cycle (started_at);
-- What has come since the last vacuum would be read whole, by every report.
alter index cases.message_received set (autosummarize = on);

-- An eighth of a doubling, counted from one minute: what it says is at most 9 % off. Below a second all is one.
create function insights.bucket_of(seconds float8) returns smallint language sql immutable parallel safe
  as $$ select greatest(-48, least(200, floor(8 * ln(greatest(seconds, 1) / 60) / ln(2))))::smallint $$;

-- What counts as what, between two times. Each branch is run only where it is asked for.
create function insights.facts(measures text[], since timestamptz, before timestamptz)
returns table (
  measure text, at timestamptz, case_id uuid, message_id uuid, channel text, language text, topic text, tier text, agent_id uuid, seconds float8
)
language sql stable parallel safe as $$
  -- Waits that an answer ended.
  select e.kind, e.ended_at, e.case_id, e.end_message_id, e.channel, e.language, c.topic, coalesce(t.tier, ''),
    coalesce(e.answered_by, '00000000-0000-0000-0000-000000000000'), extract(epoch from e.ended_at - e.started_at)::float8
  from service_levels.episode e join cases."case" c on c.id = e.case_id left join insights.case_tier t on t.case_id = e.case_id
  where measures && '{first,next}' and e.kind = any(measures) and e.about = 'question' and e.ended_why = 'answered'
    and e.ended_at >= since and e.ended_at < before
  union all
  -- Of those, what everybody could read, and what sent them elsewhere.
  select 'public', e.ended_at, e.case_id, e.end_message_id, e.channel, e.language, c.topic, coalesce(t.tier, ''),
    coalesce(e.answered_by, '00000000-0000-0000-0000-000000000000'), null
  from service_levels.episode e join cases."case" c on c.id = e.case_id join cases.message m on m.id = e.end_message_id
    left join insights.case_tier t on t.case_id = e.case_id
  where 'public' = any(measures) and e.about = 'question' and e.ended_why = 'answered' and m.visibility = 'public'
    and e.ended_at >= since and e.ended_at < before
  union all
  select 'referred', e.ended_at, e.case_id, e.end_message_id, e.channel, e.language, c.topic, coalesce(t.tier, ''),
    coalesce(e.answered_by, '00000000-0000-0000-0000-000000000000'), null
  from service_levels.episode e join cases."case" c on c.id = e.case_id join insights.referral r on r.message_id = e.end_message_id
    left join insights.case_tier t on t.case_id = e.case_id
  where 'referred' = any(measures) and e.about = 'question' and e.ended_why = 'answered' and e.ended_at >= since and e.ended_at < before
  union all
  -- Cases that were solved, of whoever answered last.
  select what.measure, y.ended_at, y.case_id, null, y.channel, y.language, c.topic, coalesce(t.tier, ''),
    coalesce(last.answered_by, '00000000-0000-0000-0000-000000000000'),
    extract(epoch from y.ended_at - case what.measure when 'resolution' then y.started_at when 'end-to-end' then began.at end)::float8
  from service_levels.cycle y join cases."case" c on c.id = y.case_id left join insights.case_tier t on t.case_id = y.case_id
    cross join lateral (
      select b.started_at as at, b.channel from service_levels.cycle b
      where b.case_id = y.case_id and b.about = 'question' order by b.started_at, b.id limit 1) began
    left join lateral (
      select e.answered_by, m.channel from service_levels.episode e join cases.message m on m.id = e.end_message_id
      where e.case_id = y.case_id and e.ended_why = 'answered' and e.started_at <= y.ended_at order by e.started_at desc, e.id desc limit 1) last on true
    cross join lateral (values ('resolution'), ('end-to-end'), ('same-channel')) what (measure)
  where measures && '{resolution,end-to-end,same-channel}' and what.measure = any(measures) and y.about = 'question' and y.outcome = 'solved'
    and y.ended_at >= since and y.ended_at < before
    and (what.measure <> 'same-channel' or (
      last.channel = began.channel and not exists (select 1 from insights.referral r where r.case_id = y.case_id)))
  union all
  -- Cases that were opened, and those that were closed before.
  select what.measure, y.started_at, y.case_id, null, y.channel, y.language, c.topic, coalesce(t.tier, ''),
    coalesce(case what.measure when 'reopened' then last.answered_by end, '00000000-0000-0000-0000-000000000000'), null
  from service_levels.cycle y join cases."case" c on c.id = y.case_id left join insights.case_tier t on t.case_id = y.case_id
    left join lateral (
      select e.answered_by from service_levels.episode e
      where e.case_id = y.case_id and e.ended_why = 'answered' and e.ended_at <= y.started_at order by e.started_at desc, e.id desc limit 1) last on true
    cross join lateral (values ('opened'), ('reopened')) what (measure)
  where measures && '{opened,reopened}' and what.measure = any(measures) and y.about = 'question' and y.started_at >= since and y.started_at < before
    and (what.measure = 'reopened') = exists (
      select 1 from service_levels.cycle b
      where b.case_id = y.case_id and b.id < y.id and b.about = 'question' and b.outcome not in ('turned', 'joined'))
  union all
  -- What they wrote, and what of it triage found to need nothing.
  select what.measure, m.received_at, m.case_id, m.id, m.channel, m.language, '', '', '00000000-0000-0000-0000-000000000000', null
  from cases.message m cross join lateral (values ('received'), ('needless')) what (measure)
  where measures && '{received,needless}' and what.measure = any(measures) and m.direction = 'inbound'
    and m.received_at >= since and m.received_at < before and (what.measure = 'received' or m.needs = 'mention')
$$;

-- Says that something became otherwise in hours that have passed. The hour that runs is summed when it is over.
create function insights.mark_hours(variadic times timestamptz[]) returns void language sql as $$
  insert into insights.mark (hour)
  select distinct date_trunc('hour', at, 'UTC') from unnest(times) as at where at < date_trunc('hour', platform.now(), 'UTC') $$;

create function insights.mark_case(of_case uuid) returns void language sql as $$
  select insights.mark_hours(variadic array(
    select ended_at from service_levels.episode where case_id = of_case and ended_at is not null
    union all select started_at from service_levels.cycle where case_id = of_case
    union all select ended_at from service_levels.cycle where case_id = of_case and ended_at is not null)) $$;

create function insights.follow_episode() returns trigger language plpgsql as $$
begin
  -- Whoever answered may have closed before the vendor accepted it.
  perform insights.mark_hours(variadic array[new.ended_at, old.ended_at] || array(
    select y.ended_at from service_levels.cycle y where y.case_id = new.case_id and y.ended_at >= new.started_at));
  return null;
end $$;
create trigger insights after update of ended_at, about, started_at on service_levels.episode for each row
  when (new.ended_at is not null or old.ended_at is not null) execute function insights.follow_episode();

create function insights.follow_cycle() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then perform insights.mark_hours(new.started_at);
  elsif new.about <> old.about then perform insights.mark_hours(new.started_at, new.ended_at, old.ended_at);
  else perform insights.mark_hours(new.ended_at, old.ended_at);
  end if;
  return null;
end $$;
create trigger insights after insert or update of ended_at, about, outcome on service_levels.cycle for each row execute function insights.follow_cycle();

create function insights.follow_topic() returns trigger language plpgsql as $$
begin
  perform insights.mark_case(new.id);
  return null;
end $$;
create trigger insights after update of topic on cases."case" for each row
  when (old.topic is distinct from new.topic) execute function insights.follow_topic();

create function insights.follow_received() returns trigger language plpgsql as $$
begin
  perform insights.mark_hours(variadic array(select distinct date_trunc('hour', received_at, 'UTC') from fresh where direction = 'inbound'));
  return null;
end $$;
create trigger insights_received after insert on cases.message referencing new table as fresh for each statement execute function insights.follow_received();

create function insights.follow_needs() returns trigger language plpgsql as $$
begin
  perform insights.mark_hours(new.received_at);
  return null;
end $$;
create trigger insights_needs after update of needs, language on cases.message for each row
  when (new.direction = 'inbound' and (old.needs is distinct from new.needs or old.language <> new.language)) execute function insights.follow_needs();
