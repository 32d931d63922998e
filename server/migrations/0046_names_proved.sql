-- A full name that was proved finds whoever else proved it: strangers with a name that few have may be one person.
create index link_name on customers.link (name) where name is not null;
