-- Filing a report in one round trip: idempotency, plausibility, closing the version before, the new one, the trail.
-- Both functions run with the rights of the caller: row-level security applies to each statement in them.

-- What is unlikely about a report, in the order of the form. A doubt is no refusal: the reporter confirms it, and it is
-- kept with the report. The bounds, each with its why:
--   output over 3 times the normal day: most often a slip of the unit (yuan for 10,000 yuan)
--   half of the last running day's electricity although stopped: a stopped plant keeps lights and furnaces, not lines
--   a roll that moves by more than 30 % and 20 people between two reports: usually a missing or doubled digit
--   60 % of capacity in use but under 20 % of the normal output: "resumed on paper"
create function monitoring.doubts(
    state text, roll int, duty int, returned int, utilisation numeric, output numeric, normal numeric, electricity numeric,
    last_state text, last_roll int, last_normal numeric, last_electricity numeric
) returns text[] language sql immutable parallel safe as $$
    select array_remove(array[
        case when state = 'stopped' and (utilisation > 0 or output > 0) then 'stopped-producing' end,
        case when state <> 'stopped' and duty = 0 then 'running-without-staff' end,
        case when last_roll > 0 and abs(roll - last_roll) > 20 and abs(roll - last_roll) > 0.3 * last_roll then 'roll-moved' end,
        case when returned > roll then 'returned-over-roll' end,
        case when normal > 0 and output > 3 * normal then 'output-high' end,
        case when state <> 'stopped' and utilisation >= 60 and normal > 0 and output < 0.2 * normal then 'output-low' end,
        case when last_normal > 0 and abs(normal - last_normal) > 0.5 * last_normal then 'normal-moved' end,
        case when state = 'stopped' and last_state <> 'stopped' and electricity > 0.5 * last_electricity then 'stopped-electricity' end
    ], null)
$$;

create function monitoring.file_report(
    by_account bigint, by_name text, by_way text, by_key text, request_hash bytea, at timestamptz, today date,
    site bigint, day date, based_on int, new_state text, roll int, duty int, returned int, used numeric, output numeric,
    normal numeric, electricity numeric, new_blocker text, new_note text, new_why text, new_channel text, confirmed text[],
    out outcome text, out new_version int, out found_doubts text[]
) language plpgsql as $$
declare
    earlier record;
    place record;
    held monitoring.operating_report;
    last record;
begin
    if by_key is not null then
        select i.request_hash = file_report.request_hash as same, i.answer::jsonb as answer into earlier
            from shared.idempotency i where i.account_id = by_account and i.key = by_key;
        if found then
            outcome := case when earlier.same then 'repeated' else 'key-reused' end;
            new_version := (earlier.answer ->> 'version')::int;
            return;
        end if;
    end if;
    select s.enterprise_id, s.division, s.base_roll into place from monitoring.reporting_site s
        where s.site_id = site and s.valid_from <= day and (s.valid_to is null or s.valid_to >= day);
    if not found then
        outcome := 'no-site';
        return;
    end if;
    select * into held from monitoring.operating_report r
        where r.site_id = site and r.business_date = day and r.superseded_at = 'infinity';
    if found and (held.state, held.staff_on_roll, held.staff_on_duty, held.staff_returned, held.utilisation, held.output_10k,
            held.normal_output_10k, held.electricity_mwh, held.blocker, held.note)
        is not distinct from (new_state, roll, duty, returned, used, output, normal, electricity, new_blocker, new_note) then
        outcome := 'same';
        new_version := held.version;
        return;
    end if;
    new_version := coalesce(held.version, 0);
    if coalesce(based_on, 0) <> new_version then
        outcome := 'conflict';
        return;
    end if;
    select r.state, r.staff_on_roll, r.normal_output_10k, r.electricity_mwh into last from monitoring.operating_report r
        where r.site_id = site and r.business_date < day and r.business_date >= day - 14 and r.superseded_at = 'infinity'
        order by r.business_date desc limit 1;
    found_doubts := monitoring.doubts(new_state, roll, duty, returned, used, output, normal, electricity,
        last.state, last.staff_on_roll, last.normal_output_10k, last.electricity_mwh);
    if not found_doubts <@ confirmed then
        outcome := 'doubts';
        return;
    end if;
    if new_version > 0 then
        at := greatest(at, held.recorded_at + interval '1 microsecond');
        update monitoring.operating_report r set superseded_at = at
            where r.site_id = site and r.business_date = day and r.superseded_at = 'infinity' and r.version = new_version;
        if not found then
            outcome := 'conflict';
            return;
        end if;
    end if;
    new_version := new_version + 1;
    outcome := case when new_version = 1 then 'filed' else 'corrected' end;
    insert into monitoring.operating_report (site_id, enterprise_id, account_id, recorded_at, business_date, version,
            staff_on_roll, staff_on_duty, staff_returned, base_roll, utilisation, output_10k, normal_output_10k,
            electricity_mwh, division, state, blocker, channel, reported_by, doubts, note, why)
        values (site, place.enterprise_id, by_account, at, day, new_version, roll, duty, returned, place.base_roll, used, output,
            normal, electricity, place.division, new_state, new_blocker, new_channel, by_name, found_doubts, new_note, new_why);
    insert into shared.audit_entry (at, account_id, actor, via, act, thing, thing_id, division, enterprise_id, why, detail)
        values (file_report.at, by_account, by_name, by_way, 'report ' || outcome, 'report', site || '/' || day, place.division,
            place.enterprise_id, new_why, jsonb_build_object('version', new_version, 'state', new_state, 'doubts', found_doubts));
    if day < today then
        insert into monitoring.day_changed values (day, place.division, place.enterprise_id);
    end if;
    if by_key is not null then
        insert into shared.idempotency (account_id, key, request_hash, status, answer, at)
            values (by_account, by_key, file_report.request_hash, 201,
                jsonb_build_object('outcome', outcome, 'version', new_version)::text, file_report.at);
    end if;
end $$;

-- The same for many sites in one statement; the trail gets one entry with a digest of the rows.
-- Two rows of one site and day must not come in; the caller names them before.
create function monitoring.file_reports(
    by_account bigint, by_name text, by_way text, at timestamptz, today date, new_channel text,
    sites bigint[], days date[], based int[], states text[], rolls int[], duties int[], returns int[], uses numeric[],
    outputs numeric[], normals numeric[], electricities numeric[], blockers text[], notes text[], whys text[], confirmations text[],
    own_division text
) returns table (row_number bigint, outcome text, version int, found_doubts text[], enterprise bigint) language sql as $$
    with given as (
        select * from unnest(sites, days, based, states, rolls, duties, returns, uses, outputs, normals, electricities, blockers,
            notes, whys, confirmations) with ordinality
            as g (site, day, based_on, state, roll, duty, returned, used, output, normal, electricity, blocker, note, why, confirmed, n)
    ), found as (
        select g.*, s.enterprise_id, s.division, s.base_roll, coalesce(c.version, 0) as held, c.recorded_at as held_since,
            c.site_id is not null and (c.state, c.staff_on_roll, c.staff_on_duty, c.staff_returned, c.utilisation, c.output_10k,
                c.normal_output_10k, c.electricity_mwh, c.blocker, c.note) is not distinct from
                (g.state, g.roll, g.duty, g.returned, g.used, g.output, g.normal, g.electricity, g.blocker, g.note) as same,
            monitoring.doubts(g.state, g.roll, g.duty, g.returned, g.used, g.output, g.normal, g.electricity,
                p.state, p.staff_on_roll, p.normal_output_10k, p.electricity_mwh) as doubts
        from given g
        left join monitoring.reporting_site s
            on s.site_id = g.site and s.valid_from <= g.day and (s.valid_to is null or s.valid_to >= g.day)
        left join monitoring.operating_report c
            on c.site_id = g.site and c.business_date = g.day and c.superseded_at = 'infinity'
        left join lateral (
            select r.state, r.staff_on_roll, r.normal_output_10k, r.electricity_mwh from monitoring.operating_report r
            where r.site_id = g.site and r.business_date < g.day and r.business_date >= g.day - 14 and r.superseded_at = 'infinity'
            order by r.business_date desc limit 1) p on true
    ), judged as materialized (
        select f.*, greatest(file_reports.at, f.held_since + interval '1 microsecond') as since,
            case when f.enterprise_id is null then 'no-site'
                when f.same then 'same'
                when coalesce(f.based_on, f.held) <> f.held then 'conflict'
                when f.held > 0 and f.why is null then 'why-missing'
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
            j.output, j.normal, j.electricity, j.division, j.state, j.blocker, new_channel, by_name, j.doubts, j.note, j.why
        from judged j
        -- Counting makes the update run to its end first; whoever was overtaken meets the primary key and is tried again.
        where j.verdict in ('filed', 'corrected') and (select count(*) from closed) >= 0
        returning site_id, business_date, version, enterprise_id, division, recorded_at
    ), changed as (
        insert into monitoring.day_changed select business_date, division, enterprise_id from written where business_date < today
    ), told as (
        insert into shared.audit_entry (at, account_id, actor, via, act, thing, thing_id, division, enterprise_id, detail)
        select file_reports.at, by_account, by_name, by_way, 'reports filed', 'reports', min(business_date) || '/' || max(business_date),
            own_division, case when min(enterprise_id) = max(enterprise_id) then min(enterprise_id) end,
            jsonb_build_object('rows', count(*), 'sha256', encode(sha256(convert_to(
                string_agg(site_id || '/' || business_date || '/' || version, ',' order by site_id, business_date), 'UTF8')), 'hex'))
        from written having count(*) > 0
    )
    select j.n, j.verdict, case when j.verdict in ('filed', 'corrected') then j.held + 1 else j.held end, j.doubts, j.enterprise_id
    from judged j order by j.n
$$;
grant execute on function monitoring.doubts, monitoring.file_report, monitoring.file_reports
    to clearway_enterprise, clearway_officer, clearway_system;
