-- A vendor that said "later" is left alone until then, whatever its count of the window leaves.
alter table channels.allowance add column rests_until timestamptz;
