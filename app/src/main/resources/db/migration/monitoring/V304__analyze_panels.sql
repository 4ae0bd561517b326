-- Panels and reporting sites change by thousands at once; what is added up right after has to be planned for what is there now.
create function monitoring.analyze_panels() returns void
    language plpgsql security definer set search_path = monitoring, pg_temp as $$
begin
    analyze reporting_site;
    analyze panel;
    analyze panel_member;
end $$;
revoke all on function monitoring.analyze_panels() from public;
grant execute on function monitoring.analyze_panels() to clearway_system;
