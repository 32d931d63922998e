-- Who takes what is due asks by account and visibility: a channel that rests or is away has thousands waiting, and they are passed over.
create index outgoing_way on channels.outgoing (account_id, visibility, send_after, seq) where state = 'pending';
