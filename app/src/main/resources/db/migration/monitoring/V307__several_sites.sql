-- Hardly any enterprise reports for more than one site; the others need no adding up before they are counted, which takes as long as all the
-- rest. Which they are is asked past row-level security: who sees one of two sites must still add up the reports of both days on which
-- a site moved out of sight. The numbers are used to choose a way of adding up and are shown to nobody.
create function monitoring.of_several_sites() returns setof bigint language sql stable rows 600
    security definer set search_path = monitoring, pg_temp as $$
    select s.enterprise_id from monitoring.reporting_site s group by s.enterprise_id having count(*) > 1
$$;
revoke all on function monitoring.of_several_sites from public;
grant execute on function monitoring.of_several_sites to clearway_officer, clearway_enterprise, clearway_system;
