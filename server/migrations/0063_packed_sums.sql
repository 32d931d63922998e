-- The sums of an hour stand in one row for each measure: a report of months reads thousands of rows, not millions. All sums are made anew, meanwhile figures are read from rows.
drop table insights.sum;
drop table insights.facet;
truncate insights.hour, insights.mark;

-- What of a case figures are grouped by.
create table insights.facet (
  id int generated always as identity primary key,
  channel text not null,
  language text not null,
  topic text not null,
  tier text not null,
  unique (channel, language, topic, tier)
);

-- Who answered, under a short name; nobody has one too. The team is read when it is asked for.
create table insights.answerer (
  id int generated always as identity primary key,
  agent_id uuid not null unique
);

-- How many of what fell into which eighth of a doubling: of each facet and answerer fourteen bytes, which are the ids of both, the bucket and how many.
create table insights.sum (
  measure text not null,
  hour timestamptz not null references insights.hour on delete cascade,
  entries bytea not null check (length(entries) > 0 and length(entries) % 14 = 0),
  primary key (measure, hour)
);

create function insights.entry(facet int, answerer int, bucket smallint, n int) returns bytea language sql immutable parallel safe
  return int4send(facet) || int4send(answerer) || int2send(bucket) || int4send(n);
