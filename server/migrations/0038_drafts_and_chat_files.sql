-- A draft keeps to whom it goes, not only what it says: who gets a letter too was lost with the page.
alter table cases.draft
  add column thread_id uuid references cases.thread on delete set null,
  add column cc text[] check (array_length(cc, 1) <= 20);
