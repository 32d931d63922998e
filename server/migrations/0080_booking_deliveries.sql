-- What the reservation system tells by itself is kept as it came, sealed, before anybody reads it; it goes once it was understood.
create table bookings.delivery (
  id uuid primary key,
  received_at timestamptz not null default platform.now(),
  -- Null where somebody was erased since: what can't be read may be of them.
  body bytea,
  is_unreadable boolean not null default false,
  check (body is not null or is_unreadable)
);
create index delivery_received on bookings.delivery (is_unreadable, received_at);
