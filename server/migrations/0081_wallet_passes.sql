-- A boarding pass that somebody took into a wallet: what is void, or moved to another gate, is told to it there.
create table documents.wallet_pass (
  id uuid primary key default gen_random_uuid(),
  wallet text not null check (wallet in ('apple', 'google')),
  -- The same for every pass of a passenger on a flight; leads to nobody.
  serial text not null,
  -- The one that was taken last; what holds now follows from it.
  document_id uuid not null references documents.document on delete cascade,
  language text not null,
  changed_at timestamptz not null default platform.now(),
  unique (wallet, serial)
);
create index wallet_pass_document on documents.wallet_pass (document_id);

-- A phone that asked Apple to be told when a pass changes.
create table documents.wallet_device (
  pass_id uuid not null references documents.wallet_pass on delete cascade,
  device text not null check (length(device) <= 200),
  push_token text not null check (length(push_token) <= 200),
  primary key (pass_id, device)
);
create index wallet_device_device on documents.wallet_device (device);

alter table documents.task drop constraint task_kind_check;
-- `wallet`: a pass that was taken shows something else now.
alter table documents.task add constraint task_kind_check check (kind in ('look', 'next-form', 'wallet'));
