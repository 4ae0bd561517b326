-- The nodes that a table of relations names by credit code, number of the site and code of the part: also those outside the sender's
-- territory, for a relation crosses borders. Numbers only; names and figures stay behind the policies.
create function chain.find_nodes(codes text[], sites int[], parts text[])
    returns table (row_number bigint, node bigint, enterprise bigint, division text, part bigint, unit text)
    language sql stable security definer set search_path = chain, pg_temp as $$
    select g.n, n.id, n.enterprise_id, n.division, p.id, p.unit
    from unnest(codes, sites, parts) with ordinality as g (code, site, part, n)
    join directory.enterprise e on e.credit_code = g.code
    join directory.site s on s.enterprise_id = e.id and s.number = g.site
    join node n on n.site_id = s.id
    join part p on p.id = n.part_id and p.code = g.part
$$;
revoke all on function chain.find_nodes(text[], int[], text[]) from public;
grant execute on function chain.find_nodes(text[], int[], text[]) to clearway_officer, clearway_enterprise, clearway_system;

-- Relations as one side says them, many at once: what holds already is left, another word closes the one before, and where the other
-- side says something else by more than the tolerance, the dispute is noted. Runs with the caller's rights.
create function chain.say_relations(
    buyers bigint[], suppliers bigint[], buyer_enterprises bigint[], supplier_enterprises bigint[], buyer_divisions text[],
    supplier_divisions text[], parts bigint[], volumes float8[], shares float8[], leads int[], transits int[], soles boolean[],
    side text, from_day date, at timestamptz, by_account bigint, by_channel text, tolerance float8
) returns table (added bigint, changed bigint, unchanged bigint, disputes bigint) language sql as $$
    with given as (
        select * from unnest(buyers, suppliers, buyer_enterprises, supplier_enterprises, buyer_divisions, supplier_divisions, parts,
            volumes, shares, leads, transits, soles)
            as g (buyer, supplier, buyer_e, supplier_e, buyer_d, supplier_d, part, volume, share, lead, transit, sole)
    ), held as (
        select g.*, r.recorded_at as since,
            r.buyer_node is not null and (r.monthly_volume, r.share, r.lead_days::int, r.transit_days::int, r.sole_source)
                is not distinct from (g.volume, g.share::real, g.lead, g.transit, g.sole) as same
        from given g left join chain.relation r on r.buyer_node = g.buyer and r.supplier_node = g.supplier and r.said_by = side
            and r.superseded_at = 'infinity'
    ), closed as (
        update chain.relation r set superseded_at = greatest(say_relations.at, r.recorded_at + interval '1 microsecond')
        from held h where not h.same and h.since is not null and r.buyer_node = h.buyer and r.supplier_node = h.supplier
            and r.said_by = side and r.superseded_at = 'infinity'
        returning r.buyer_node, r.supplier_node, r.superseded_at
    ), written as (
        insert into chain.relation (buyer_node, supplier_node, buyer_enterprise, supplier_enterprise, sayer, account_id, recorded_at,
            monthly_volume, share, valid_from, part_id, lead_days, transit_days, sole_source, said_by, channel, buyer_division,
            supplier_division)
        select h.buyer, h.supplier, h.buyer_e, h.supplier_e, case side when 'buyer' then h.buyer_e else h.supplier_e end, by_account,
            coalesce(c.superseded_at, say_relations.at), h.volume, h.share, from_day, h.part, h.lead, h.transit, h.sole, side,
            by_channel, h.buyer_d, h.supplier_d
        from held h left join closed c on c.buyer_node = h.buyer and c.supplier_node = h.supplier
        where not h.same and (select count(*) from closed) >= 0
        returning buyer_node, supplier_node
    ), disputed as (
        insert into chain.disagreement (buyer_node, supplier_node, buyer_enterprise, supplier_enterprise, buyer_division,
            supplier_division, part_id, field, buyer_says, supplier_says, found_at)
        select h.buyer, h.supplier, h.buyer_e, h.supplier_e, h.buyer_d, h.supplier_d, h.part, 'volume',
            case side when 'buyer' then h.volume else o.monthly_volume end,
            case side when 'buyer' then o.monthly_volume else h.volume end, say_relations.at
        from held h join chain.relation o on o.buyer_node = h.buyer and o.supplier_node = h.supplier and o.said_by <> side
            and o.superseded_at = 'infinity'
        where abs(o.monthly_volume - h.volume) > tolerance * greatest(o.monthly_volume, h.volume)
        on conflict do nothing returning id
    )
    select (select count(*) from held where since is null), (select count(*) from held where since is not null and not same),
        (select count(*) from held where same), (select count(*) from disputed)
    from (select count(*) from written) w
$$;
grant execute on function chain.say_relations to clearway_officer, clearway_enterprise, clearway_system;
