-- A talk that went from public to private: its two messages, and the word in public when all was done.
alter table cases."case" add column moved_at timestamptz;
alter table cases."case" add column moved_public_id uuid;
alter table cases."case" add column moved_private_id uuid;
alter table cases."case" add column closing_word_id uuid;
