-- What the nightly look at who is whom found; and customers in whom so many are one that somebody should look.

create table customers.identity_check (
  -- The last one alone is kept.
  is_last boolean primary key default true check (is_last),
  at timestamptz not null,
  events bigint not null,
  customers bigint not null,
  -- How many lead elsewhere than what was said makes them.
  wrong bigint not null,
  -- How many events hold and are not kept, or are kept and do not hold.
  stray_events bigint not null,
  seconds double precision not null
);

create table customers.large_customer (
  survivor_id uuid primary key references customers.customer,
  size int not null check (size > 100),
  since timestamptz not null default platform.now()
);
insert into customers.large_customer (survivor_id, size)
select survivor_id, count(*) + 1 from customers.customer where survivor_id is not null group by survivor_id having count(*) >= 100;
