-- What monitoring.file_report does for one report, for many in one statement, each with its own key, answer and entry in the trail.
-- No two of them may be of one site and day or have the same key: the caller files such ones after each other. Whoever is overtaken by
-- another transaction meets a primary key; all of them are then filed anew, fewer at a time.
create function monitoring.file_together(
    by_account bigint, by_name text, by_way text, now_at timestamptz, today date, keys text[], hashes bytea[], channels text[],
    sites bigint[], days date[], based int[], states text[], rolls int[], duties int[], returns int[], uses numeric[],
    outputs numeric[], normals numeric[], electricities numeric[], blockers text[], notes text[], whys text[], confirmations text[]
) returns table (outcome text, new_version int, found_doubts text[]) language plpgsql
-- Connections plan every statement for its values; this one finds single rows by their keys, whatever the values.
set plan_cache_mode = auto as $$
#variable_conflict use_column
begin
    return query with given as (
        select * from unnest(keys, hashes, channels, sites, days, based, states, rolls, duties, returns, uses, outputs, normals,
            electricities, blockers, notes, whys, confirmations) with ordinality
            as g (key, hash, channel, site, day, based_on, state, roll, duty, returned, used, output, normal, electricity, blocker,
                note, why, confirmed, n)
    ), found as (
        select g.*, s.enterprise_id, s.division, s.base_roll, coalesce(c.version, 0) as held, c.recorded_at as held_since,
            i.request_hash = g.hash as repeats, (i.answer::jsonb ->> 'version')::int as answered,
            c.site_id is not null and (c.state, c.staff_on_roll, c.staff_on_duty, c.staff_returned, c.utilisation, c.output_10k,
                c.normal_output_10k, c.electricity_mwh, c.blocker, c.note) is not distinct from
                (g.state, g.roll, g.duty, g.returned, g.used, g.output, g.normal, g.electricity, g.blocker, g.note) as same,
            monitoring.doubts(g.state, g.roll, g.duty, g.returned, g.used, g.output, g.normal, g.electricity,
                p.state, p.staff_on_roll, p.normal_output_10k, p.electricity_mwh) as doubts
        from given g
        left join shared.idempotency i on i.account_id = by_account and i.key = g.key
        left join lateral (
            select * from monitoring.reporting_site s
            where s.site_id = g.site and s.valid_from <= g.day and (s.valid_to is null or s.valid_to >= g.day) limit 1) s on true
        left join monitoring.operating_report c
            on c.site_id = g.site and c.business_date = g.day and c.superseded_at = 'infinity'
        left join lateral (
            select r.state, r.staff_on_roll, r.normal_output_10k, r.electricity_mwh from monitoring.operating_report r
            where r.site_id = g.site and r.business_date < g.day and r.business_date >= g.day - 14 and r.superseded_at = 'infinity'
            order by r.business_date desc limit 1) p on true
    ), judged as materialized (
        select f.*, greatest(now_at, f.held_since + interval '1 microsecond') as since,
            case when f.repeats then 'repeated'
                when not f.repeats then 'key-reused'
                when f.enterprise_id is null then 'no-site'
                when f.same then 'same'
                when coalesce(f.based_on, 0) <> f.held then 'conflict'
                when not f.doubts <@ string_to_array(f.confirmed, ',') then 'doubts'
                when f.held > 0 then 'corrected'
                else 'filed' end as verdict
        from found f
    ), closed as (
        update monitoring.operating_report r set superseded_at = j.since from judged j
        where j.verdict = 'corrected' and r.site_id = j.site and r.business_date = j.day and r.superseded_at = 'infinity'
            and r.version = j.held
        returning r.site_id
    ), written as (
        insert into monitoring.operating_report (site_id, enterprise_id, account_id, recorded_at, business_date, version,
            staff_on_roll, staff_on_duty, staff_returned, base_roll, utilisation, output_10k, normal_output_10k,
            electricity_mwh, division, state, blocker, channel, reported_by, doubts, note, why)
        select j.site, j.enterprise_id, by_account, j.since, j.day, j.held + 1, j.roll, j.duty, j.returned, j.base_roll, j.used,
            j.output, j.normal, j.electricity, j.division, j.state, j.blocker, j.channel, by_name, j.doubts, j.note, j.why
        from judged j
        -- Counting makes the update run to its end first.
        where j.verdict in ('filed', 'corrected') and (select count(*) from closed) >= 0
    ), changed as (
        insert into monitoring.day_changed
        select j.day, j.division, j.enterprise_id from judged j where j.verdict in ('filed', 'corrected') and j.day < today
    ), told as (
        insert into shared.audit_entry (at, account_id, actor, via, act, thing, thing_id, division, enterprise_id, why, detail)
        select j.since, by_account, by_name, by_way, 'report ' || j.verdict, 'report', j.site || '/' || j.day, j.division,
            j.enterprise_id, j.why, jsonb_build_object('version', j.held + 1, 'state', j.state, 'doubts', j.doubts)
        from judged j where j.verdict in ('filed', 'corrected') order by j.n
    ), answered as (
        insert into shared.idempotency (account_id, key, request_hash, status, answer, at)
        select by_account, j.key, j.hash, 201,
            jsonb_build_object('outcome', j.verdict, 'version', j.held + 1)::text, j.since
        from judged j where j.verdict in ('filed', 'corrected') and j.key is not null
    )
    select j.verdict,
        case when j.verdict in ('filed', 'corrected') then j.held + 1
            when j.verdict in ('repeated', 'key-reused') then j.answered
            when j.verdict <> 'no-site' then j.held end,
        case when j.verdict in ('filed', 'corrected', 'doubts') then j.doubts end
    from judged j order by j.n;
end $$;
grant execute on function monitoring.file_together to clearway_enterprise, clearway_officer, clearway_system;
