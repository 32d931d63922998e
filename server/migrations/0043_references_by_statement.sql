-- What comes in refers to rows that never go; it is looked at once a statement. Looked at row by row, as foreign keys are, it took a third of the time.

-- Whoever refers to these is sure of them: they are changed, merged and emptied, but stay.
create function platform.keep_rows() returns trigger language plpgsql as $$
begin
  raise exception 'rows of %.% stay, and keep their id', tg_table_schema, tg_table_name using errcode = 'restrict_violation';
end $$;

-- Puts a look at all that a statement wrote in the place of the table's foreign keys to those that stay. A later table may do the same.
create function platform.refer_by_statement(child regclass, stays regclass[]) returns void language plpgsql as $$
declare
  reference record;
  place text := (select format('%I.%I', n.nspname, 'refer_' || c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.oid = child);
  parents text := '';
  strangers text[] := '{}';
  moves text[] := '{}';
begin
  for reference in
    select k.conname as name, a.attname as "column", k.confrelid::regclass as parent, p.attname as key
    from pg_constraint k
    join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
    join pg_attribute p on p.attrelid = k.confrelid and p.attnum = k.confkey[1]
    where k.contype = 'f' and k.conrelid = child and k.confrelid = any(stays) and cardinality(k.conkey) = 1
    order by k.conname
  loop
    parents := parents || format(' left join %s as %I on %2$I.%I = one.%I', reference.parent, reference.name, reference.key, reference."column");
    strangers := strangers || format('(one.%I is not null and %I.%I is null)', reference."column", reference.name, reference.key);
    moves := moves || format('old.%1$I is distinct from new.%1$I', reference."column");
    execute format('alter table %s drop constraint %I', child, reference.name);
  end loop;
  -- By index, however few or many rows it was planned for.
  execute format($body$
    create function %1$s() returns trigger language plpgsql set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $look$
    begin
      if tg_level = 'ROW' then
        perform from (select new.*) as one%5$s where %3$s;
      else
        perform from fresh as one%5$s where %3$s;
      end if;
      if found then
        raise exception '%2$s refers to what is not there' using errcode = 'foreign_key_violation';
      end if;
      return null;
    end $look$;
    create trigger refers after insert on %2$s referencing new table as fresh for each statement execute function %1$s();
    create trigger refers_anew after update on %2$s for each row when (%4$s) execute function %1$s()$body$,
    place, child, array_to_string(strangers, ' or '), array_to_string(moves, ' or '), parents);
end $$;

do $$
declare
  stays constant regclass[] := array['channels.account', 'customers.customer', 'cases."case"', 'cases.thread', 'cases.message']::regclass[];
  one regclass;
begin
  foreach one in array stays loop
    execute format('create trigger stays before delete or truncate on %s for each statement execute function platform.keep_rows()', one);
    execute format('create trigger stays_itself before update on %s for each row when (old.id <> new.id) execute function platform.keep_rows()', one);
  end loop;
  foreach one in array array[
    'channels.delivery', 'channels.arrival', 'customers.identifier', 'cases."case"', 'cases.thread', 'cases.message', 'cases.message_search',
    'cases.message_search_due', 'assignment.queue_entry', 'service_levels.episode', 'service_levels.cycle']::regclass[]
  loop
    perform platform.refer_by_statement(one, stays);
  end loop;
end $$;
