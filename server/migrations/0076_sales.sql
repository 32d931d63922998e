-- What was sold, added or saved in conversations, each once, with the rule's word for where it came from; and what was given back of it, as rows of its own.

-- The airline's currency, in which sales are added up.
create table insights.sale_rule (
  only_one boolean primary key default true check (only_one),
  currency text not null check (currency ~ '^[A-Z]{3}$')
);
insert into insights.sale_rule (currency) values ('EUR');

-- What one unit of a currency was worth on a day, as a lead typed it.
create table insights.rate (
  day date not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  home_currency text not null check (home_currency ~ '^[A-Z]{3}$' and home_currency <> currency),
  rate numeric(20, 10) not null check (rate > 0),
  set_by uuid not null references staff.member,
  set_at timestamptz not null default platform.now(),
  primary key (day, currency, home_currency)
);

create table insights.sale (
  id uuid primary key default gen_random_uuid(),
  -- The operation that made it; of what was given back, the operation or the refund that did.
  source_id uuid not null,
  of_sale uuid references insights.sale,
  kind text not null check (kind in ('trip', 'saved', 'seats', 'services')),
  at timestamptz not null,
  -- Minor units by ISO 4217: the operation's price; what was given back is below zero.
  amount bigint not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  -- At the rate of the sale's day; null while none is known.
  home_amount bigint,
  home_currency text check (home_currency ~ '^[A-Z]{3}$'),
  rate numeric(20, 10),
  -- Gone once they are erased.
  booking_id text,
  customer_id uuid references customers.customer,
  case_id uuid references cases."case",
  agent_id uuid references staff.member,
  first_channel text,
  assisting text[] not null default '{}',
  last_channel text,
  effect text not null check (effect in ('made', 'helped', 'anyway')),
  reason text not null check (reason in ('sold-by-agent', 'booking-open', 'about-to-buy', 'by-themselves')),
  check ((of_sale is null and amount >= 0) or (of_sale is not null and amount < 0)),
  check ((home_amount is null) = (home_currency is null) and (home_amount is null) = (rate is null)),
  unique nulls not distinct (source_id, of_sale)
);
create index sale_at on insights.sale (at desc, id desc);
create index sale_of on insights.sale (of_sale) where of_sale is not null;
create index sale_customer on insights.sale (customer_id) where customer_id is not null;
create index sale_booking on insights.sale (booking_id) where booking_id is not null;
create index sale_not_converted on insights.sale (currency, at) where home_amount is null;

-- Rows are only added: what becomes of one later is its conversion, once, and that nobody knows whose it was.
create function insights.keep_sale() returns trigger language plpgsql as $$
begin
  if (new.id, new.source_id, new.of_sale, new.kind, new.at, new.amount, new.currency, new.case_id, new.agent_id, new.first_channel, new.assisting,
      new.last_channel, new.effect, new.reason)
    is distinct from (old.id, old.source_id, old.of_sale, old.kind, old.at, old.amount, old.currency, old.case_id, old.agent_id, old.first_channel,
      old.assisting, old.last_channel, old.effect, old.reason)
    or (old.rate is not null and (new.home_amount, new.home_currency, new.rate) is distinct from (old.home_amount, old.home_currency, old.rate)) then
    raise exception 'insights.sale %: what was counted does not change', old.id using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger keep before update on insights.sale for each row execute function insights.keep_sale();
