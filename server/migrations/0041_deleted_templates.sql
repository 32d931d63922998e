-- Templates that came with Jetbridge and were deleted: the next start does not bring them back.
create table templates.deleted (
  id uuid primary key,
  deleted_at timestamptz not null default platform.now()
);
