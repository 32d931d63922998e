-- Bookings of the airline's passengers: a copy of what profiles and searches need, kept fresh by the reservation system's events.
create schema bookings;

-- How far the events were heard; one row. Who listens takes the lease first, so that of several workers one does.
create table bookings.feed (
  single boolean primary key default true check (single),
  cursor text,
  leased_until timestamptz not null default '-infinity',
  heard_at timestamptz,
  -- Why the last try failed; null while all is well.
  why text,
  failures int not null default 0
);
insert into bookings.feed default values;

-- Bookings to be read, because something happened to them. A ticket is drawn anew whenever something happens and whenever somebody
-- begins to read: what was read under an older one is not kept.
create sequence bookings.ticket;
create table bookings.to_read (
  booking_id text primary key,
  since timestamptz not null default platform.now(),
  due_at timestamptz not null default platform.now(),
  ticket bigint not null default nextval('bookings.ticket'),
  attempts int not null default 0,
  why text
);
create index to_read_due on bookings.to_read (due_at);

create table bookings.booking (
  id text primary key,
  record_locator text not null,
  version text not null,
  state text not null check (state in ('held', 'confirmed', 'cancelled')),
  made_at timestamptz not null,
  -- The arrival of its last leg; of a booking without legs, when it was made.
  ends_at timestamptz not null,
  kept_at timestamptz not null default platform.now(),
  -- All of it, as contract/bookings.ts says.
  content jsonb not null
);
create index booking_locator on bookings.booking (record_locator);
create index booking_end on bookings.booking (ends_at);

-- What leads from somebody's identifiers to a booking. An agency's own contacts are not among it.
create table bookings.lead (
  kind text not null check (kind in ('loyalty', 'email', 'phone', 'eticket')),
  value text not null,
  booking_id text not null references bookings.booking on delete cascade,
  -- Whose it is; empty: of the whole booking.
  passenger_id text not null default '',
  primary key (kind, value, booking_id, passenger_id)
);
create index lead_booking on bookings.lead (booking_id);
