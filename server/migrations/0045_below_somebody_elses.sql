-- What stands below somebody else's post can be hidden by nobody but its owner: it is asked in three places, and answered here.
create function cases.may_hide(m cases.message) returns boolean language sql immutable
return m.direction = 'inbound' and m.visibility = 'public' and m.removed_at is null
  and (m.parent_external_id is not null or m.channel in ('facebook', 'instagram'))
  and not coalesce(m.told ? 'elsewhere', false);

-- Of theirs, and of our answer to it.
create function cases.stands_elsewhere(m cases.message) returns boolean language sql stable
return m.visibility = 'public' and (coalesce(m.told ? 'elsewhere', false) or (m.direction = 'outbound' and exists (
  select from cases.message theirs where theirs.thread_id = m.thread_id and theirs.told ? 'elsewhere')));

update cases.message set told = coalesce(told, '{}') || '{"elsewhere": true}'
from channels.untold u where u.account_id = message.account_id and u.external_id = message.external_id and u.state = 'told';
