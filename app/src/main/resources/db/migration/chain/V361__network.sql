-- The network as people keep it: substitutes in versions, disputes about more than volume, suppliers by name, closures as a list.

-- What may stand in for a part is decided by people: kept in versions, as the product tree is.
alter table chain.part_substitute
    add column account_id bigint not null default 0,
    add column superseded_at timestamptz not null default 'infinity',
    drop constraint part_substitute_pkey,
    add primary key (part_id, substitute_id, superseded_at);
-- Looked for by name, and listed by chain.
create index part_of_chain on chain.part (chain, code);

alter table chain.disagreement drop constraint disagreement_field_check;
alter table chain.disagreement add constraint disagreement_field_check
    check (field in ('volume', 'share', 'lead', 'transit', 'sole_source', 'unknown_to_supplier', 'unknown_to_buyer'));
-- For which line and part of the buyer's.
alter table chain.named_supplier add column buyer_node bigint not null default 0, add column part_id bigint not null default 0;
create index disagreement_settled on chain.disagreement (settled_at desc, id desc) where settled_at is not null;

-- Closures by how soon they end, within a territory.
create index closure_order on chain.closure (valid_to, id);

insert into shared.setting (name, subject, value, valid_from, recorded_at, account_id, source, why) values
    ('chain.share-tolerance', '', '10', '2020-01-01 00:00+08', '2020-01-01 00:00+08', 0, 'product', 'Two sides that differ by more than 10 points in share disagree'),
    ('chain.lead-tolerance-days', '', '3', '2020-01-01 00:00+08', '2020-01-01 00:00+08', 0, 'product', 'Two sides that differ by more than 3 days in lead time disagree'),
    ('chain.transit-tolerance-days', '', '1', '2020-01-01 00:00+08', '2020-01-01 00:00+08', 0, 'product', 'Two sides that differ by more than 1 day in transit time disagree');

-- Relations as one side says them, many at once: what holds already is left, another word closes the one before. A dispute is noted for
-- each thing in which the other side's word differs by more than the tolerance (share of volume, share in points, days of lead, days of
-- transit); where the two now agree, an open dispute of before ends by itself. Runs with the caller's rights.
drop function chain.say_relations;
create function chain.say_relations(
    buyers bigint[], suppliers bigint[], buyer_enterprises bigint[], supplier_enterprises bigint[], buyer_divisions text[],
    supplier_divisions text[], parts bigint[], volumes float8[], shares float8[], leads int[], transits int[], soles boolean[],
    side text, from_day date, at timestamptz, by_account bigint, by_channel text, tolerances float8[]
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
    ), compared as (
        select h.*, v.field, case side when 'buyer' then v.own else v.theirs end as buyer_says,
            case side when 'buyer' then v.theirs else v.own end as supplier_says, v.differs
        from held h join chain.relation o on o.buyer_node = h.buyer and o.supplier_node = h.supplier and o.said_by <> side
            and o.superseded_at = 'infinity'
        cross join lateral (values
            ('volume', h.volume, o.monthly_volume,
                abs(o.monthly_volume - h.volume) > tolerances[1] * greatest(o.monthly_volume, h.volume)),
            ('share', h.share, o.share::float8, coalesce(abs(o.share - h.share) > tolerances[2], false)),
            ('lead', h.lead::float8, o.lead_days::float8, abs(o.lead_days - h.lead) > tolerances[3]),
            ('transit', h.transit::float8, o.transit_days::float8, abs(o.transit_days - h.transit) > tolerances[4]),
            ('sole_source', h.sole::int::float8, o.sole_source::int::float8, o.sole_source <> h.sole)
        ) as v (field, own, theirs, differs)
    ), agreed as (
        update chain.disagreement d set settled_at = say_relations.at, settled_as = 'both_corrected', settled_by = '',
            why = 'the two words agree'
        from compared c where not c.differs and d.buyer_node = c.buyer and d.supplier_node = c.supplier and d.field = c.field
            and d.settled_at is null
        returning d.id
    ), moved as (
        update chain.disagreement d set buyer_says = c.buyer_says, supplier_says = c.supplier_says
        from compared c where c.differs and d.buyer_node = c.buyer and d.supplier_node = c.supplier and d.field = c.field
            and d.settled_at is null and (d.buyer_says, d.supplier_says) is distinct from (c.buyer_says, c.supplier_says)
        returning d.id
    ), disputed as (
        insert into chain.disagreement (buyer_node, supplier_node, buyer_enterprise, supplier_enterprise, buyer_division,
            supplier_division, part_id, field, buyer_says, supplier_says, found_at)
        select c.buyer, c.supplier, c.buyer_e, c.supplier_e, c.buyer_d, c.supplier_d, c.part, c.field, c.buyer_says, c.supplier_says,
            say_relations.at
        from compared c
        where c.differs and not c.same
            and not exists (select from chain.disagreement d where d.buyer_node = c.buyer and d.supplier_node = c.supplier
                and d.field = c.field and d.settled_at is null)
        on conflict do nothing returning id
    )
    select (select count(*) from held where since is null), (select count(*) from held where since is not null and not same),
        (select count(*) from held where same), (select count(*) from disputed)
    from (select count(*) from written) w, (select count(*) from agreed) a, (select count(*) from moved) m
$$;
grant execute on function chain.say_relations to clearway_officer, clearway_enterprise, clearway_system;

-- A supplier by name: no enterprise of the platform, often in another territory than whoever names it. The caller's own reach is asked
-- for here, at the buyer's node; the named supplier's node has no site and no enterprise, so nobody reads it by its policies but
-- the officers of its place.
create function chain.name_supplier(
    buyer bigint, supplied_part bigint, supplier_name text, code text, phone text, place text, volume float8, lead int, transit int,
    from_day date, at timestamptz, by_account bigint, by_channel text
) returns bigint language plpgsql security definer set search_path = chain, pg_temp as $$
declare
    mine node;
    named bigint;
    its_node bigint;
begin
    select * into mine from node n where n.id = buyer and (n.enterprise_id = any (shared.enterprises())
        or (n.division >= shared.lo() and n.division < shared.hi()));
    if not found then
        return null;
    end if;
    insert into named_supplier (name, credit_code, telephone, division, named_by, by_division, account_id, recorded_at, buyer_node, part_id)
    values (supplier_name, code, phone, place, mine.enterprise_id, mine.division, by_account, at, buyer, supplied_part) returning id into named;
    insert into node (site_id, enterprise_id, named_id, division, part_id, target_days, name_zh, name_en, valid_from, recorded_at)
    values (0, 0, named, place, supplied_part, 7, supplier_name, null, from_day, at) returning id into its_node;
    insert into relation (buyer_node, supplier_node, buyer_enterprise, supplier_enterprise, sayer, account_id, recorded_at,
        monthly_volume, valid_from, part_id, lead_days, transit_days, said_by, channel, buyer_division, supplier_division)
    values (buyer, its_node, mine.enterprise_id, 0, mine.enterprise_id, by_account, at, volume, from_day, supplied_part, lead, transit,
        'buyer', by_channel, mine.division, place);
    return named;
end $$;

-- A named supplier is on the platform: its node becomes that of the site, or the relation moves to the node that the site has for the
-- part. The relation's version of before ends, and the same word is said again of the known site. Null when it is not the
-- caller's to say or the site does not belong to the enterprise that the invitation named.
create function chain.named_supplier_joined(named bigint, site bigint, today date, at timestamptz, by_account bigint)
    returns bigint language plpgsql security definer set search_path = chain, pg_temp as $$
declare
    one named_supplier;
    before_node node;
    place record;
    its_node bigint;
begin
    select * into one from named_supplier s where s.id = named and s.joined_as is null and (s.named_by = any (shared.enterprises())
        or (s.division >= shared.lo() and s.division < shared.hi()) or (s.by_division >= shared.lo() and s.by_division < shared.hi()));
    select s.id, s.enterprise_id, s.division, s.name_zh, s.name_en into place from directory.site s
        join directory.enterprise e on e.id = s.enterprise_id
        where s.id = site and (one.credit_code is null or e.credit_code = one.credit_code);
    if one.id is null or place.id is null then
        return null;
    end if;
    select * into before_node from node n where n.named_id = named limit 1;
    select n.id into its_node from node n where n.site_id = site and n.part_id = before_node.part_id;
    if its_node is null then
        insert into node (site_id, enterprise_id, division, part_id, target_days, name_zh, name_en, valid_from, recorded_at)
        values (site, place.enterprise_id, place.division, before_node.part_id, before_node.target_days, place.name_zh, place.name_en, today, at)
        returning id into its_node;
    end if;
    insert into relation (buyer_node, supplier_node, buyer_enterprise, supplier_enterprise, sayer, account_id, recorded_at,
        monthly_volume, share, valid_from, part_id, lead_days, transit_days, sole_source, said_by, channel, buyer_division,
        supplier_division)
    select r.buyer_node, its_node, r.buyer_enterprise, place.enterprise_id, r.sayer, by_account, at, r.monthly_volume, r.share,
        r.valid_from, r.part_id, r.lead_days, r.transit_days, r.sole_source, r.said_by, r.channel, r.buyer_division, place.division
    from relation r where r.supplier_node = before_node.id and r.superseded_at = 'infinity' and r.buyer_node <> its_node
        and not exists (select from relation h where h.buyer_node = r.buyer_node and h.supplier_node = its_node
            and h.said_by = r.said_by and h.superseded_at = 'infinity');
    update relation r set superseded_at = greatest(named_supplier_joined.at, r.recorded_at + interval '1 microsecond')
        where r.supplier_node = before_node.id and r.superseded_at = 'infinity';
    update node set valid_to = greatest(valid_from, today) where id = before_node.id;
    update named_supplier set joined_as = site where id = named;
    return its_node;
end $$;
revoke all on function chain.name_supplier, chain.named_supplier_joined from public;
grant execute on function chain.name_supplier, chain.named_supplier_joined to clearway_officer, clearway_enterprise, clearway_system;
