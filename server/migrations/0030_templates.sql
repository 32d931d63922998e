-- The airline's library of texts that vendors approve: versions, each in up to fourteen languages.
create schema templates;

create table templates.template (
  id uuid primary key,
  -- The vendors know it by this name too.
  name text not null unique check (name ~ '^[a-z][a-z0-9_]{1,49}$'),
  category text not null check (category in ('utility', 'marketing', 'authentication')),
  retired_at timestamptz,
  created_at timestamptz not null default platform.now()
);

-- Never changed: a new version goes through approval while the old one stays in use.
create table templates.version (
  template_id uuid not null references templates.template,
  number int not null check (number > 0),
  variables jsonb not null,
  -- A member of staff; null: shipped.
  written_by uuid,
  written_at timestamptz not null default platform.now(),
  primary key (template_id, number)
);

create table templates.words (
  template_id uuid not null,
  version int not null,
  language text not null,
  content jsonb not null,
  -- No native speaker has read it.
  is_draft boolean not null default false,
  primary key (template_id, version, language),
  foreign key (template_id, version) references templates.version (template_id, number)
);
