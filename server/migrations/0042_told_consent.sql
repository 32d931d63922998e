-- What somebody says to a channel itself about advertisements is a line of their consent too: told by nobody of ours.
alter table customers.consent alter column actor_id drop not null;
alter table customers.consent add column channel text;
-- The account it was said to, which stands in a later schema.
alter table customers.consent add column account_id uuid;
alter table customers.consent drop constraint consent_how_check;
alter table customers.consent add constraint consent_how_check
  check (how in ('in-talk', 'by-phone', 'on-site', 'in-app', 'on-paper', 'from-import', 'on-channel'));
alter table customers.consent add constraint consent_teller_check
  check ((how = 'on-channel') = (actor_id is null) and (how = 'on-channel') = (channel is not null and account_id is not null));
