-- Whether accounts are connected as they should be: what their vendors said at the last check, and who asks how often.

create table channels.account_check (
  account_id uuid primary key references channels.account,
  checked_at timestamptz not null,
  -- Names, ids, permissions and fields; never a secret.
  checks jsonb not null
);

create table channels.check_count (
  actor_id uuid primary key,
  began_at timestamptz not null,
  count int not null
);

-- The most that the vendor ever allowed at once, so that what is left can be shown as a share.
alter table channels.allowance add column most int;
