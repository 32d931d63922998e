-- People who ask us things, and the handles we know them by.
create schema customers;

create table customers.customer (
  id uuid primary key default gen_random_uuid(),
  language text not null default 'und',
  first_seen_at timestamptz not null default platform.now()
);

-- A handle belongs to one customer; how we know it is kept with it.
create table customers.identifier (
  id bigint generated always as identity primary key,
  customer_id uuid not null references customers.customer,
  kind text not null check (kind in ('x')),
  value text not null,
  name text,
  handle text,
  known text not null default 'seen' check (known in ('claimed', 'seen', 'verified')),
  since timestamptz not null default platform.now(),
  unique (kind, value)
);
create index identifier_customer on customers.identifier (customer_id);
