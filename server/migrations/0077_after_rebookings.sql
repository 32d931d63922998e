-- When somebody looks next at what a rebooking dropped; null: nobody needs to. What is asked for again is asked outside of any transaction.
alter table bookings.operation add column follow_up_at timestamptz;
create index operation_follow_up on bookings.operation (follow_up_at) where follow_up_at is not null;
