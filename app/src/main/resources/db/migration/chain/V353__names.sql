-- What lies outside an officer's territory and stands behind a light inside it is named to the officer: its name and place, nothing
-- else. An enterprise never learns it. Row-level security hides the rows themselves, so a function of the owner says the names.
create function chain.node_names(wanted bigint[]) returns table (id bigint, site_id bigint, enterprise_id bigint, name_zh text, name_en text, division text)
    language sql stable security definer set search_path = chain, pg_temp
    as $$ select n.id, n.site_id, n.enterprise_id, n.name_zh, coalesce(n.name_en, n.name_zh), n.division from node n where n.id = any (wanted) $$;
create function chain.site_names(wanted bigint[]) returns table (site_id bigint, enterprise_id bigint, name_zh text, name_en text, division text)
    language sql stable security definer set search_path = chain, pg_temp
    as $$ select distinct on (n.site_id) n.site_id, n.enterprise_id, n.name_zh, coalesce(n.name_en, n.name_zh), n.division
          from node n where n.site_id = any (wanted) order by n.site_id, n.id $$;
create index node_of_site on chain.node (site_id);
revoke all on function chain.node_names(bigint[]), chain.site_names(bigint[]) from public;
grant execute on function chain.node_names(bigint[]), chain.site_names(bigint[]) to clearway_officer, clearway_system;
