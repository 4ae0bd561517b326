package org.clearway.app.problem;

import java.util.List;

/** A country full of problems, made inside the database: divisions, authorities, 20,000 enterprises, open and closed problems. */
final class ProblemMass {

    private static final int ENTERPRISES = 20_000;

    private ProblemMass() {}

    static List<String> statements(int closed, int open) {
        return List.of(
                // 31 provinces, ten cities each, eight counties each.
                """
                with p as (select unnest(array[11,12,13,14,15,21,22,23,31,32,33,34,35,36,37,41,42,43,44,45,46,50,51,52,53,54,61,62,63,64,65]) as p),
                d as (select p || '0000' as code, 'province' as kind from p
                    union all select p || lpad(c::text, 2, '0') || '00', 'city' from p, generate_series(1, 10) c
                    union all select p || lpad(c::text, 2, '0') || lpad(k::text, 2, '0'), 'county' from p, generate_series(1, 10) c, generate_series(1, 8) k),
                made as (insert into directory.division (code, kind, name_zh, name_en, valid_from)
                    select code, kind, '区划' || code, 'Division ' || code, '2000-01-01' from d on conflict do nothing returning code)
                select count(*) from made
                """,
                """
                with made as (insert into directory.authority (division, department, name_zh, name_en, valid_from)
                    select d.code, a, d.name_zh || a, d.name_en || ' ' || a, '2020-01-01' from directory.division d,
                        unnest(array['industry', 'transport', 'health', 'finance', 'financial_regulation', 'market_regulation']) a
                    where not exists (select 1 from directory.authority x where x.division = d.code and x.department = a) returning id)
                select count(*) from made
                """,
                """
                with c as (select array_agg(code order by code) as codes from directory.division where kind = 'county'),
                made as (insert into directory.enterprise (id, credit_code, provisional, name_zh, name_en, division, industry, size_class,
                        above_designated, recorded_at)
                    select 6000000 + n, 'EB' || lpad(n::text, 16, '0'), true, '例厂' || n, 'Plant ' || n || ' (Demo)',
                        codes[1 + n %% array_length(codes, 1)], '3611', 'large', true, '2022-01-01' from c, generate_series(1, %d) n returning id)
                select count(*) from made
                """.formatted(ENTERPRISES),
                "select set_config('clearway.loading', 'on', false), problem.set_indexes_aside()",
                problems("silent", 100_000_000L, closed),
                problems("working", 200_000_000L, open),
                """
                with made as (insert into problem.step (problem_id, position, division, level, owner_id, from_at, to_at, missed, missed_at)
                    select id, 1, division, level, owner_id, filed_at, solved_at, id %% 11 = 0, case when id %% 11 = 0 then solved_at end
                    from problem.problem where id >= 100000000 returning 1)
                select count(*) from made
                """.replace("%%", "%"),
                "select problem.make_indexes(), problem.keep_all()",
                "select setval('problem.number', 300000000)",
                "select set_config('clearway.loading', 'off', false)",
                "vacuum (analyze) problem.problem, problem.step, problem.kept_figure, directory.enterprise, directory.authority");
    }

    /** Closed ones were filed over ninety days, open ones over the last four. */
    private static String problems(String state, long from, int count) {
        boolean open = state.equals("working");
        return """
                with desk as materialized (select id, division, department, row_number() over (order by md5(id::text)) - 1 as place
                    from directory.authority where department in ('industry', 'transport', 'health')),
                made as (insert into problem.problem (id, number, enterprise_id, who_zh, who_en, division, kind, severity, level, state, owner_id,
                        desk, title, place, channel, filed_at, filed_by, filed_name, since, due_at, due_hours, timer_at, solved_at, closed_at, hours)
                    select %2$d + n, 'P-2206-' || %2$d + n, 6000001 + n %% %4$d, '例厂', 'Plant (Demo)', d.division,
                        (array['parts', 'logistics', 'staff', 'measures', 'funds', 'policy', 'arrears', 'charges', 'other'])[1 + n %% 9],
                        (array['critical', 'high', 'normal', 'low'])[1 + n %% 4],
                        case when right(d.division, 2) <> '00' then 'county' when right(d.division, 4) <> '0000' then 'city'
                            when d.division = '000000' then 'ministry' else 'province' end,
                        case when '%1$s' = 'silent' and n %% 4 > 0 then 'confirmed' else '%1$s' end, d.id, d.department,
                        (array['Door panels', 'Wiring', 'Brake calipers', 'Photoresist', 'Tyres', 'Bearings', 'Cells'])[1 + n %% 7] || ' wait at gate '
                            || n %% 977 || ', line ' || n %% 13, 'Gate ' || n %% 4999, 'scenario',
                        now() - (n %% %5$d) * interval '1 minute', 0, 'Hotline', now() - (n %% %5$d) * interval '1 minute',
                        case when %6$b then now() + (600 + n %% 3000) * interval '1 minute' end, 18,
                        case when %6$b then now() + (600 + n %% 3000) * interval '1 minute' end,
                        case when not %6$b then now() - (n %% %5$d) * interval '1 minute' + interval '8 hours' end,
                        case when not %6$b then least(now(), now() - (n %% %5$d) * interval '1 minute' + interval '20 hours') end, case when not %6$b then 1 + n %% 90 end
                    from generate_series(1, %3$d) n cross join (select count(*) as desks from desk) c join desk d on d.place = n %% c.desks returning 1)
                select count(*) from made
                """.formatted(state, from, count, ENTERPRISES, open ? 5_000 : 120_000, open);
    }
}
