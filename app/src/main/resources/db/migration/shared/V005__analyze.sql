-- After a first load of millions of rows the planner knows nothing of them until the server's own round comes by; a page that is
-- opened before that would take minutes. Run as the owner of the tables, for nobody else may.
create function shared.analyze_tables() returns void
    language plpgsql security definer set search_path = shared, pg_temp as $$
declare
    one regclass;
begin
    for one in
        select c.oid::regclass from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind = 'r' and n.nspname in ('shared', 'directory', 'access', 'notice', 'monitoring', 'chain', 'whitelist', 'problem')
    loop
        execute format('analyze %s', one);
    end loop;
end $$;
revoke all on function shared.analyze_tables() from public;
grant execute on function shared.analyze_tables() to clearway_system;
