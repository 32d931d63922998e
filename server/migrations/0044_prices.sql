-- What a vendor takes for a message, as the airline writes it down from its own contract: nobody tells it to us.
create table channels.price (
  account_id uuid not null references channels.account,
  category text not null check (category in ('message', 'utility', 'marketing', 'authentication')),
  -- Of the number it goes to, without `+`; empty: wherever no other line fits.
  prefix text not null default '' check (prefix ~ '^[0-9]{0,7}$'),
  -- Millionths of the currency.
  micros int not null check (micros >= 0),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  primary key (account_id, category, prefix)
);
