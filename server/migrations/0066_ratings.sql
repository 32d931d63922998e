-- What customers think of the care they got: who is asked, once, and what they answer.
create schema ratings;

-- Version 0 is nobody's: nobody is asked.
create table ratings.rule (
  version int primary key check (version > 0),
  rule jsonb not null,
  set_by uuid not null references staff.member,
  set_at timestamptz not null default platform.now()
);

create table ratings.rating (
  -- One case is asked about once.
  case_id uuid primary key references cases."case",
  customer_id uuid not null references customers.customer,
  kind text not null check (kind in ('csat', 'nps')),
  state text not null default 'due' check (state in ('due', 'asked', 'answered', 'passed')),
  due_at timestamptz not null,
  passed_why text check (passed_why in (
    'switched-off', 'channel', 'not-closed', 'erased', 'stranded', 'drill', 'other-case', 'asked-lately', 'unwelcome', 'no-way')),
  -- Where and how they were asked.
  channel text,
  language text,
  message_id uuid references cases.message,
  token_hash bytea unique,
  asked_at timestamptz,
  expires_at timestamptz,
  score smallint,
  words text check (length(words) <= 2000),
  masked_words text,
  answered_at timestamptz,
  check ((passed_why is not null) = (state = 'passed')),
  check ((asked_at is not null) = (state in ('asked', 'answered'))),
  check ((score is not null) = (state = 'answered') and (answered_at is not null) = (state = 'answered')),
  check (score between case kind when 'csat' then 1 else 0 end and case kind when 'csat' then 5 else 10 end)
);
create index rating_due on ratings.rating (due_at) where state = 'due';
create index rating_customer on ratings.rating (customer_id, asked_at);
create index rating_asked on ratings.rating (asked_at) where asked_at is not null;
create index rating_answered on ratings.rating (answered_at) where answered_at is not null;
create index rating_worded on ratings.rating (answered_at) where words is not null;
create index rating_passed on ratings.rating (due_at) where state = 'passed';

-- As before, and what was asked and answered about cases.
create or replace function insights.facts(measures text[], since timestamptz, before timestamptz)
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
  union all
  -- Who was asked what they think, and who of them told us, by when they were asked; of whoever answered last before.
  select what.measure, r.asked_at, r.case_id, null, r.channel, r.language, c.topic, coalesce(t.tier, ''),
    coalesce(last.answered_by, '00000000-0000-0000-0000-000000000000'), null
  from ratings.rating r join cases."case" c on c.id = r.case_id left join insights.case_tier t on t.case_id = r.case_id
    left join lateral (
      select e.answered_by from service_levels.episode e
      where e.case_id = r.case_id and e.ended_why = 'answered' and e.ended_at <= r.asked_at order by e.started_at desc, e.id desc limit 1) last on true
    cross join lateral (values ('rating-asked'), ('rating-answered')) what (measure)
  where measures && '{rating-asked,rating-answered}' and what.measure = any(measures) and r.asked_at >= since and r.asked_at < before
    and (what.measure = 'rating-asked' or r.answered_at is not null)
  union all
  -- What they told us: satisfied is 4 and 5 of 5; 9 and 10 of 10 recommend us, 6 and below do not.
  select what.measure, r.answered_at, r.case_id, null, r.channel, r.language, c.topic, coalesce(t.tier, ''),
    coalesce(last.answered_by, '00000000-0000-0000-0000-000000000000'), null
  from ratings.rating r join cases."case" c on c.id = r.case_id left join insights.case_tier t on t.case_id = r.case_id
    left join lateral (
      select e.answered_by from service_levels.episode e
      where e.case_id = r.case_id and e.ended_why = 'answered' and e.ended_at <= r.asked_at order by e.started_at desc, e.id desc limit 1) last on true
    cross join lateral (values ('csat', 'csat', 1, 5), ('csat-good', 'csat', 4, 5), ('nps', 'nps', 0, 10), ('nps-promoter', 'nps', 9, 10), ('nps-detractor', 'nps', 0, 6))
      what (measure, kind, lowest, highest)
  where measures && '{csat,csat-good,nps,nps-promoter,nps-detractor}' and what.measure = any(measures) and what.kind = r.kind
    and r.score between what.lowest and what.highest and r.answered_at >= since and r.answered_at < before
$$;

create or replace function insights.mark_case(of_case uuid) returns void language sql as $$
  select insights.mark_hours(variadic array(
    select ended_at from service_levels.episode where case_id = of_case and ended_at is not null
    union all select started_at from service_levels.cycle where case_id = of_case
    union all select ended_at from service_levels.cycle where case_id = of_case and ended_at is not null
    union all select asked_at from ratings.rating where case_id = of_case and asked_at is not null
    union all select answered_at from ratings.rating where case_id = of_case and answered_at is not null)) $$;

create or replace function insights.follow_episode() returns trigger language plpgsql as $$
begin
  -- Whoever answered may have closed before the vendor accepted it, and been rated.
  perform insights.mark_hours(variadic array[new.ended_at, old.ended_at]
    || array(select y.ended_at from service_levels.cycle y where y.case_id = new.case_id and y.ended_at >= new.started_at)
    || array(select unnest(array[r.asked_at, r.answered_at]) from ratings.rating r where r.case_id = new.case_id and r.asked_at >= new.started_at));
  return null;
end $$;

create function insights.follow_rating() returns trigger language plpgsql as $$
begin
  perform insights.mark_hours(new.asked_at, new.answered_at);
  return null;
end $$;
create trigger insights after update of asked_at, answered_at, score on ratings.rating for each row
  when (new.asked_at is not null) execute function insights.follow_rating();
