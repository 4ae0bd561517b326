package org.clearway.app.monitoring;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.DivisionRange;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.scope.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Enterprises with sites that report, and the people who look at them; every test takes numbers of its own. */
final class Plants {

    static final LocalDate SINCE = LocalDate.of(2022, 1, 1);

    private static final AtomicLong NEXT = new AtomicLong(700_000);

    private final JdbcClient owner;

    Plants(DataSource ownerDataSource) {
        owner = JdbcClient.create(ownerDataSource);
    }

    /** @param id of the enterprise; its first site has the same number */
    record Plant(long id, String creditCode, List<Long> sites, String division) {

        long site() {
            return sites.getFirst();
        }

        Actor reporter() {
            return reporter("Wang Fang");
        }

        Actor reporter(String name) {
            return new Actor(
                    id,
                    "reporter" + id,
                    name,
                    Actor.Kind.ENTERPRISE,
                    Set.of(Role.REPORTER),
                    EnumSet.of(Right.SUBMIT_REPORTS),
                    division,
                    null,
                    null,
                    DivisionRange.NONE,
                    List.of(id),
                    Actor.Via.SESSION);
        }
    }

    Plant plant(String division) {
        return plant(division, 1, 100);
    }

    Plant plant(String division, int sites, int baseRoll) {
        return plant(division, sites, baseRoll, SINCE);
    }

    Plant plant(String division, int sites, int baseRoll, LocalDate since) {
        long id = NEXT.getAndAdd(1_000);
        ensureDivision(division);
        String code = "EX%016d".formatted(id);
        owner.sql("""
                        insert into directory.enterprise (id, credit_code, provisional, name_zh, name_en, division, industry,
                            size_class, above_designated, reports_daily, recorded_at)
                        values (?, ?, true, ?, ?, ?, '3611', 'large', true, true, '2022-01-01')
                        """)
                .params(id, code, "示例企业" + id, "Example works " + id, division)
                .update();
        List<Long> numbers = LongStream.range(id, id + sites).boxed().toList();
        for (long site : numbers) {
            owner.sql("""
                            insert into directory.site (id, enterprise_id, number, name_zh, name_en, division, recorded_at)
                            values (?, ?, ?, ?, ?, ?, '2022-01-01')
                            """)
                    .params(site, id, site - id + 1, (site - id + 1) + "号厂区", "plant " + (site - id + 1), division)
                    .update();
            owner.sql("insert into monitoring.reporting_site values (?, ?, ?, '3611', ?, ?, null)")
                    .params(site, id, division, baseRoll, since)
                    .update();
        }
        return new Plant(id, code, numbers, division);
    }

    private void ensureDivision(String code) {
        String kind = code.endsWith("0000") ? "province" : code.endsWith("00") ? "city" : "county";
        owner.sql(
                        "insert into directory.division (code, kind, name_zh, name_en, valid_from) values (?, ?, ?, ?, '2000-01-01')"
                                + " on conflict do nothing")
                .params(code, kind, "区划" + code, "Division " + code)
                .update();
    }

    void panel(String code, String division, List<Plant> members) {
        long id = owner.sql(
                        "insert into monitoring.panel (code, division, name_zh, name_en, ground, account_id, recorded_at)"
                                + " values (?, ?, ?, ?, 'test', 0, '2022-01-01') returning id")
                .params(code, division, code, code)
                .query(Long.class)
                .single();
        for (Plant member : members) {
            owner.sql("insert into monitoring.panel_member values (?, ?, ?, '2022-01-01', null)")
                    .params(id, member.id(), member.division())
                    .update();
        }
    }

    JdbcClient owner() {
        return owner;
    }

    static Actor officer(String division) {
        return officer(division, 7);
    }

    static Actor officer(String division, long account) {
        return new Actor(
                account,
                "officer" + account,
                "Lin Yue",
                Actor.Kind.OFFICER,
                Set.of(Role.OFFICER),
                Role.OFFICER.rights(),
                division,
                "industry",
                1L,
                DivisionRange.of(division),
                List.of(),
                Actor.Via.SESSION);
    }

    static ReportValues running(int roll, int duty, String utilisation) {
        return new ReportValues(
                State.NORMAL,
                roll,
                duty,
                duty,
                new BigDecimal(utilisation),
                new BigDecimal("80.0"),
                new BigDecimal("100.0"),
                new BigDecimal("12.5"),
                Blocker.NONE,
                null);
    }

    static ReportValues stopped(int roll) {
        return new ReportValues(
                State.STOPPED,
                roll,
                0,
                0,
                BigDecimal.ZERO.setScale(1),
                BigDecimal.ZERO.setScale(1),
                new BigDecimal("100.0"),
                new BigDecimal("0.5"),
                Blocker.MEASURES,
                null);
    }

    static Filing first(long site, LocalDate day, ReportValues values) {
        return new Filing(site, day, values, null, null, Set.of());
    }

    static Filing correction(long site, LocalDate day, ReportValues values, @Nullable Integer basedOn) {
        return new Filing(site, day, values, basedOn, "counted again", Set.of());
    }
}
