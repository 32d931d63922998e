-- A claim names what its agent may get by number: a hundred needs, spelled out for each claim, took as long as the claim.
alter table assignment.need add column id int generated always as identity unique;
