-- Who is whom: what was said about it, in a table that only grows, and what follows from it.

-- Another customer whom this one leads to since they proved to be one; null where they lead to themselves.
alter table customers.customer add column survivor_id uuid references customers.customer;
create index customer_survivor on customers.customer (survivor_id) where survivor_id is not null;

-- An identifier that no channel has belongs to nobody by itself: links say whose it is.
alter table customers.identifier alter column customer_id drop not null;

create table customers.identity_event (
  id uuid primary key,
  seq bigint generated always as identity unique,
  at timestamptz not null default platform.now(),
  kind text not null check (kind in ('link', 'merge', 'apart', 'block', 'revoke')),
  customer_id uuid references customers.customer,
  other_id uuid references customers.customer,
  identifier_id bigint references customers.identifier,
  known text check (known in ('claimed', 'seen', 'verified')),
  -- The full name it was proved with, folded.
  name text check (length(name) <= 400),
  -- The event that this one takes back; it may still be on its way.
  revokes uuid,
  actor_id uuid references staff.member,
  -- What told us, in our own words: `agent`, `login`, `code`, `booking`.
  source text not null check (length(source) between 1 and 40),
  reason text check (length(reason) <= 1000),
  -- Where it can be read again, as `thing/id`; never a customer's words.
  evidence text check (length(evidence) <= 200),
  check ((kind = 'revoke') = (revokes is not null)),
  check ((kind = 'link') = (known is not null)),
  check ((kind in ('link', 'block')) = (identifier_id is not null)),
  check ((kind in ('link', 'merge', 'apart')) = (customer_id is not null)),
  check ((kind in ('merge', 'apart')) = (other_id is not null)),
  check (customer_id <> other_id)
);
create index identity_event_customer on customers.identity_event (customer_id, seq) where customer_id is not null;
create index identity_event_other on customers.identity_event (other_id, seq) where other_id is not null;
create index identity_event_revokes on customers.identity_event (revokes) where revokes is not null;

-- Nobody rewrites what was said.
create function customers.refuse_rewriting() returns trigger language plpgsql as $$
begin
  raise exception 'customers.identity_event only grows';
end $$;
create trigger only_grows before update on customers.identity_event for each row execute function customers.refuse_rewriting();

-- What holds now; all of it follows from the events.
create table customers.link (
  event_id uuid primary key references customers.identity_event,
  customer_id uuid not null references customers.customer,
  identifier_id bigint not null references customers.identifier,
  known text not null,
  name text
);
create index link_customer on customers.link (customer_id);
create index link_identifier on customers.link (identifier_id, customer_id);
create index link_verified on customers.link (identifier_id, customer_id) where known = 'verified';

create table customers.tie (
  event_id uuid primary key references customers.identity_event,
  kind text not null check (kind in ('merge', 'apart')),
  customer_id uuid not null references customers.customer,
  other_id uuid not null references customers.customer
);
create index tie_customer on customers.tie (customer_id);
create index tie_other on customers.tie (other_id);

create table customers.block (
  event_id uuid primary key references customers.identity_event,
  identifier_id bigint not null references customers.identifier
);
create index block_identifier on customers.block (identifier_id);

-- Who led to whom before and after, as it happened.
create table customers.move (
  seq bigint generated always as identity primary key,
  at timestamptz not null default platform.now(),
  -- What was said that made them move; null where many things were said at once.
  event_id uuid references customers.identity_event,
  customer_id uuid not null references customers.customer,
  from_id uuid not null,
  to_id uuid not null
);
create index move_event on customers.move (event_id) where event_id is not null;
create index move_customer on customers.move (customer_id, seq);
