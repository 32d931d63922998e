-- Payments: what customers are asked to pay by a link in a private talk, what came of it, and that what they paid for is carried out once.
create schema payments;

-- Version 0 is what comes with us.
create table payments.rule (
  version int primary key check (version > 0),
  rule jsonb not null,
  set_by uuid not null references staff.member,
  set_at timestamptz not null default platform.now()
);

create table payments.request (
  id uuid primary key,
  case_id uuid not null references cases."case",
  thread_id uuid not null references cases.thread,
  customer_id uuid not null references customers.customer,
  provider text not null check (provider = any (array['stripe', 'adyen', 'mollie'])),
  -- Minor units by ISO 4217; frozen with all that says what is paid for.
  amount bigint not null check (amount > 0),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  purpose text not null check (purpose = any (array['issue', 'rebook', 'seats', 'services', 'other'])),
  -- The operation at the reservation system that is paid for.
  reference text check (length(reference) between 1 and 200),
  about text check (length(about) between 1 and 80),
  language text not null,
  -- Whose clocks the end is told by.
  zone text not null,
  expires_at timestamptz not null,
  asked_by uuid not null references staff.member,
  asked_at timestamptz not null default platform.now(),
  needs_approval boolean not null,
  approved_by uuid references staff.member,
  approved_at timestamptz,
  state text not null default 'created' check (state = any (array[
    'created', 'sent', 'viewed', 'paid', 'fulfilled', 'fulfil-failed', 'refunding', 'refunded', 'expired', 'cancelled'])),
  why text check (why = any (array[
    'by-colleague', 'not-sent', 'provider-refused', 'provider-over', 'amount-differs', 'not-carried-out', 'late', 'twice', 'refund-refused',
    'part-refunded', 'erased'])),
  changed_by uuid references staff.member,
  changed_at timestamptz not null default platform.now(),
  -- The provider's page.
  hosted_id text,
  page_url text check (page_url ~ '^https?://'),
  -- The link is the only key: 128 bits, of which the hash is kept.
  token_hash bytea unique,
  -- When the provider is asked by ourselves, should its webhook not come.
  look_at timestamptz,
  looks int not null default 0,
  -- Who carries it out now: a later epoch than one's own means that somebody else does.
  fulfil_epoch int not null default 0,
  fulfil_until timestamptz,
  fulfil_due_at timestamptz,
  is_fulfilled boolean not null default false,
  is_disputed boolean not null default false,
  -- A payment with nothing to carry out has no operation.
  check ((purpose = 'other') = (reference is null)),
  check (expires_at > asked_at and expires_at <= asked_at + interval '24 hours 1 minute'),
  check ((approved_by is null) = (approved_at is null)),
  -- Four eyes: never who asked.
  constraint request_four_eyes check (approved_by <> asked_by),
  constraint request_approved check (state = any (array['created', 'expired', 'cancelled']) or not needs_approval or approved_by is not null),
  check (state <> all (array['sent', 'viewed']) or (page_url is not null and hosted_id is not null and token_hash is not null)),
  check (state <> 'fulfilled' or is_fulfilled)
);
-- One open request for each purpose; what was paid for is not asked for again.
create unique index request_once on payments.request (purpose, reference)
  where reference is not null and state = any (array['created', 'sent', 'viewed', 'paid', 'fulfilled']);
create unique index request_other_once on payments.request (thread_id, coalesce(about, ''))
  where reference is null and state = any (array['created', 'sent', 'viewed']);
create index request_thread on payments.request (thread_id, asked_at);
create index request_case on payments.request (case_id);
create index request_customer on payments.request (customer_id);
create unique index request_hosted on payments.request (provider, hosted_id) where hosted_id is not null;
create index request_open on payments.request (expires_at) where state = any (array['created', 'sent', 'viewed']);
create index request_look on payments.request (look_at) where look_at is not null;
create index request_fulfil on payments.request (fulfil_due_at) where state = 'paid';
create index request_approval on payments.request (asked_at) where state = 'created' and needs_approval and approved_by is null;
create index request_trouble on payments.request (changed_at) where state = any (array['paid', 'fulfil-failed', 'refunding']) or is_disputed;

-- Who moved it, when, from where to where; by the trigger below, for every change.
create table payments.history (
  id bigint generated always as identity primary key,
  request_id uuid not null references payments.request,
  at timestamptz not null default platform.now(),
  from_state text check (from_state = any (array[
    'created', 'sent', 'viewed', 'paid', 'fulfilled', 'fulfil-failed', 'refunding', 'refunded', 'expired', 'cancelled'])),
  to_state text not null check (to_state = any (array[
    'created', 'sent', 'viewed', 'paid', 'fulfilled', 'fulfil-failed', 'refunding', 'refunded', 'expired', 'cancelled'])),
  why text check (why = any (array[
    'by-colleague', 'not-sent', 'provider-refused', 'provider-over', 'amount-differs', 'not-carried-out', 'late', 'twice', 'refund-refused',
    'part-refunded', 'erased'])),
  by uuid references staff.member
);
create index history_request on payments.history (request_id, id);

create function payments.follow_request() returns trigger language plpgsql as $$
declare ways constant text[] := array[
  'created>sent', 'created>expired', 'created>cancelled',
  'sent>viewed', 'sent>paid', 'sent>fulfil-failed', 'sent>expired', 'sent>cancelled',
  'viewed>paid', 'viewed>fulfil-failed', 'viewed>expired', 'viewed>cancelled',
  'paid>fulfilled', 'paid>fulfil-failed',
  'fulfilled>refunding', 'fulfil-failed>refunding', 'fulfil-failed>refunded',
  'refunding>refunded', 'refunding>fulfilled', 'refunding>fulfil-failed',
  -- Money that came too late.
  'expired>refunding', 'expired>fulfil-failed', 'cancelled>refunding', 'cancelled>fulfil-failed'];
begin
  if tg_op = 'UPDATE' then
    if (new.id, new.case_id, new.thread_id, new.customer_id, new.provider, new.amount, new.currency, new.purpose, new.reference, new.expires_at,
        new.asked_by, new.asked_at, new.needs_approval)
      is distinct from (old.id, old.case_id, old.thread_id, old.customer_id, old.provider, old.amount, old.currency, old.purpose, old.reference,
        old.expires_at, old.asked_by, old.asked_at, old.needs_approval)
      or (new.about is distinct from old.about and new.about is not null) then
      raise exception 'payments.request %: what was asked for does not change', old.id using errcode = 'check_violation';
    end if;
    if new.state = old.state then return new; end if;
    if (old.state || '>' || new.state) <> all (ways) then
      raise exception 'payments.request %: from % there is no way to %', old.id, old.state, new.state using errcode = 'check_violation';
    end if;
    new.changed_at := platform.now();
  end if;
  return new;
end $$;
create trigger follow before insert or update on payments.request for each row execute function payments.follow_request();

create function payments.keep_history() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    insert into payments.history (request_id, to_state, why, by) values (new.id, new.state, new.why, new.asked_by);
  elsif new.state <> old.state then
    insert into payments.history (request_id, from_state, to_state, why, by) values (new.id, old.state, new.state, new.why, new.changed_by);
  end if;
  return null;
end $$;
create trigger history after insert or update of state on payments.request for each row execute function payments.keep_history();

-- Money that came, each payment at the provider once.
create table payments.receipt (
  id uuid primary key default gen_random_uuid(),
  request_id uuid not null references payments.request,
  provider text not null check (provider = any (array['stripe', 'adyen', 'mollie'])),
  payment_id text not null,
  amount bigint not null check (amount > 0),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  paid_at timestamptz,
  noted_at timestamptz not null default platform.now(),
  -- `counted`: it pays the request. The others are given back, `differs` by a person.
  standing text not null check (standing = any (array['counted', 'differs', 'late', 'again'])),
  unique (provider, payment_id)
);
create unique index receipt_counted on payments.receipt (request_id) where standing = 'counted';
create index receipt_request on payments.receipt (request_id);

create table payments.refund (
  id uuid primary key,
  request_id uuid not null references payments.request,
  receipt_id uuid not null references payments.receipt,
  amount bigint not null check (amount > 0),
  reason text check (length(reason) between 1 and 300),
  -- Null: by itself, or at the provider's own desk.
  asked_by uuid references staff.member,
  asked_at timestamptz not null default platform.now(),
  state text not null default 'open' check (state = any (array['open', 'done', 'refused'])),
  provider_id text,
  ended_at timestamptz
);
create index refund_request on payments.refund (request_id);
create index refund_receipt on payments.refund (receipt_id);

-- Never more than was paid, however many ask at once.
create function payments.bound_refund() returns trigger language plpgsql as $$
declare paid bigint; given bigint;
begin
  select amount into paid from payments.receipt where id = new.receipt_id for update;
  select coalesce(sum(amount), 0) into given from payments.refund where receipt_id = new.receipt_id and id <> new.id and state <> 'refused';
  if new.state <> 'refused' and given + new.amount > paid then
    raise exception 'payments.refund: more than was paid' using errcode = 'check_violation', constraint = 'refund_bound';
  end if;
  return new;
end $$;
create trigger bound before insert or update of amount, state on payments.refund for each row execute function payments.bound_refund();

-- What is to be done at the provider: a row first, then the call. Its id is the key by which the provider knows it again.
create table payments.operation (
  id uuid primary key default gen_random_uuid(),
  request_id uuid not null references payments.request,
  kind text not null check (kind = any (array['create', 'expire', 'refund'])),
  refund_id uuid unique references payments.refund,
  -- `unsure`: it may have been done: looked up, never sent again blindly.
  state text not null default 'prepared' check (state = any (array['prepared', 'sent', 'unsure', 'done', 'refused'])),
  epoch int not null default 0,
  until timestamptz,
  due_at timestamptz not null default platform.now(),
  attempts int not null default 0,
  why text check (length(why) <= 200),
  at timestamptz not null default platform.now(),
  check ((kind = 'refund') = (refund_id is not null))
);
create unique index operation_once on payments.operation (request_id, kind) where kind <> 'refund';
create index operation_due on payments.operation (due_at) where state = any (array['prepared', 'sent', 'unsure']);

-- A provider's request as it came, before anybody reads it. What it says of people is sealed, and gone once it was read.
create table payments.delivery (
  id uuid primary key,
  provider text not null check (provider = any (array['stripe', 'adyen', 'mollie'])),
  -- Null where the provider gives none: it only says that there is something to look at.
  event_id text,
  -- What it says it is about, where its address says so.
  request_id uuid references payments.request,
  received_at timestamptz not null default platform.now(),
  body bytea,
  state text not null default 'waiting' check (state = any (array['waiting', 'read', 'unreadable'])),
  until timestamptz,
  due_at timestamptz not null default platform.now(),
  attempts int not null default 0,
  why text check (length(why) <= 200),
  check ((body is null) = (state = 'read')),
  unique (provider, event_id)
);
create index delivery_waiting on payments.delivery (due_at) where state = 'waiting';
create index delivery_unreadable on payments.delivery (received_at) where state = 'unreadable';
create index delivery_received on payments.delivery (received_at);
-- Who only points at something is heard once until somebody has begun to look.
create unique index delivery_pointing on payments.delivery (request_id) where event_id is null and state = 'waiting' and until is null;
create index delivery_request on payments.delivery (request_id) where request_id is not null;


-- Who wrote a card number in private is told once in a while to let that be.
create table privacy.card_warning (
  case_id uuid primary key references cases."case",
  told_at timestamptz not null default platform.now()
);
