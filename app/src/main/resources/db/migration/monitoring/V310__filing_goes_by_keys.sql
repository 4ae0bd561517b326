-- A plan that is kept is made once, perhaps while the tables are still empty: then it reads them whole, and goes on doing so when they have
-- grown, until they are next analysed. Whoever files a report finds each row by its key, so nothing else is offered to the planner, and
-- no plan for the values of one call is tried first.
do $$
declare
    filing regprocedure;
begin
    for filing in
        select p.oid from pg_proc p
        where p.pronamespace = 'monitoring'::regnamespace and p.proname in ('file_report', 'file_reports', 'file_together')
    loop
        execute format('alter function %s set plan_cache_mode = force_generic_plan', filing);
        execute format('alter function %s set enable_seqscan = off', filing);
        execute format('alter function %s set enable_hashjoin = off', filing);
        execute format('alter function %s set enable_mergejoin = off', filing);
    end loop;
end $$;
