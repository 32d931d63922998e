-- A booking is what one sale led to: two that are alike, and both without an answer, never share it.
create unique index operation_sold_once on bookings.operation (booking_id) where kind = 'sell' and booking_id is not null;
create index operation_sold_at on bookings.operation (settled_at) where kind = 'sell' and booking_id is not null;
