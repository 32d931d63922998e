-- What vendors tell without words: reactions, what was pressed, what led them here, receipts by name, prices, and files that are no pictures.

alter table cases.message add column told jsonb;
-- Where a talk was begun from: an advertisement, a link, a code.
alter table cases.thread add column referral jsonb;

create table cases.reaction (
  message_id uuid not null references cases.message on delete cascade,
  -- The vendor's id of whose it is.
  author_id text not null,
  by text not null check (by in ('customer', 'us')),
  -- Null: taken back.
  sign text,
  at timestamptz not null,
  primary key (message_id, author_id)
);

alter table cases.attachment
  add column facts jsonb,
  drop constraint attachment_kind_check,
  drop constraint attachment_check,
  add constraint attachment_kind_check check (kind in ('image', 'animation', 'video', 'audio', 'file', 'sticker', 'location', 'contact', 'shared')),
  add constraint attachment_here_check check (state <> 'here' or file_id is not null or facts is not null);

-- What came of a message before its vendor's answer to our sending did.
create table channels.receipt (
  account_id uuid not null references channels.account,
  vendor_id text not null,
  state text not null check (state in ('delivered', 'read')),
  at timestamptz not null,
  primary key (account_id, vendor_id)
);

alter table channels.outgoing add column price_category text, add column price_billable boolean;
