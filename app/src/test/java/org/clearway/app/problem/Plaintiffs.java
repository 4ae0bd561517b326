package org.clearway.app.problem;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.DivisionRange;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.scope.Role;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Enterprises with problems, authorities with and without officers; every test takes numbers of its own. */
final class Plaintiffs {

    private static final AtomicLong NEXT = new AtomicLong(8_800_000);

    /** Numbers of copies lie above. */
    static final long COPIES = 7_000_000_000L;

    /** Kept figures that differ from a plain recount of the rows. */
    static final String KEPT_OTHERWISE = """
            select count(*) from (
                select week, what, split, word, hours, sum(n) as n from problem.kept group by 1, 2, 3, 4, 5 having sum(n) <> 0) k
            full join problem.recounted() r using (week, what, split, word, hours) where k.n is distinct from r.n
            """;

    private final JdbcClient owner;

    /** On the database that the test's platform runs on. */
    static Plaintiffs of(Environment environment) {
        return new Plaintiffs(new DriverManagerDataSource(
                environment.getRequiredProperty("clearway.db.url"),
                environment.getRequiredProperty("clearway.db.owner"),
                environment.getRequiredProperty("clearway.db.owner-password")));
    }

    private Plaintiffs(DataSource ownerDataSource) {
        owner = JdbcClient.create(ownerDataSource);
        for (String code :
                List.of("000000", "310000", "310114", "320000", "320500", "330000", "220000", "220100", "220102")) {
            division(code);
            authority(code, "industry");
            authority(code, "transport");
        }
        authority("000000", "planning");
        authority("220102", "health");
        authority("220100", "health");
    }

    record Plant(long id, String division, String creditCode) {
        Actor reporter() {
            return new Actor(
                    id,
                    "reporter" + id,
                    "Wang Fang",
                    Actor.Kind.ENTERPRISE,
                    Set.of(Role.REPORTER),
                    EnumSet.of(Right.SUBMIT_REPORTS, Right.FILE_PROBLEMS),
                    division,
                    null,
                    null,
                    DivisionRange.NONE,
                    List.of(id),
                    Actor.Via.SESSION);
        }
    }

    JdbcClient owner() {
        return owner;
    }

    private void division(String code) {
        String kind = code.equals("000000")
                ? "nation"
                : code.endsWith("0000") ? "province" : code.endsWith("00") ? "city" : "county";
        owner.sql(
                        "insert into directory.division (code, kind, name_zh, name_en, valid_from) values (?, ?, ?, ?, '2000-01-01') on conflict do nothing")
                .params(code, kind, "区划" + code, "Division " + code)
                .update();
    }

    long authority(String division, String department) {
        owner.sql("""
                        insert into directory.authority (division, department, name_zh, name_en, valid_from)
                        values (?, ?, ?, ?, '2020-01-01') on conflict do nothing
                        """)
                .params(division, department, division + "部门", division + " " + department)
                .update();
        return owner.sql(
                        "select id from directory.authority where division = ? and department = ? order by valid_to nulls first, id limit 1")
                .params(division, department)
                .query(Long.class)
                .single();
    }

    Plant plant(String division) {
        division(division);
        long id = NEXT.incrementAndGet();
        String code = "EP%016d".formatted(id);
        owner.sql("""
                        insert into directory.enterprise (id, credit_code, provisional, name_zh, name_en, division, industry,
                            size_class, above_designated, recorded_at)
                        values (?, ?, true, ?, ?, ?, '3611', 'large', true, '2022-01-01')
                        """)
                .params(id, code, "示例工厂" + id, "Example plant " + id, division)
                .update();
        return new Plant(id, division, code);
    }

    Actor officer(String division, String department) {
        return officer(division, department, Role.OFFICER);
    }

    Actor officer(String division, String department, Role role) {
        long account = NEXT.incrementAndGet();
        long authority = authority(division, department);
        return new Actor(
                account,
                role.word() + account,
                "Officer " + account,
                Actor.Kind.OFFICER,
                Set.of(role),
                role.rights(),
                division,
                department,
                authority,
                DivisionRange.of(division),
                List.of(),
                Actor.Via.SESSION);
    }

    /** An account on record, so that somebody sits at the desk. */
    void seat(Actor officer) {
        owner.sql("""
                        insert into access.account (id, login, name, kind, roles, authority_id, division, department, created_at, created_by)
                        values (?, ?, ?, 'officer', array['officer'], ?, ?, ?, now(), 0)
                        """)
                .params(
                        officer.accountId(),
                        officer.login(),
                        officer.name(),
                        java.util.Objects.requireNonNull(officer.authorityId()),
                        officer.division(),
                        java.util.Objects.requireNonNull(officer.department()))
                .update();
    }

    static NewProblem wanted(Plant plant, String kind, String title) {
        return new NewProblem(
                plant.id(), kind, title, "Let the lorries through the exit", null, null, 5, Set.of(), true);
    }

    /** More of an open one, which no figure knows of, for they go again. */
    void copies(long id, int count) {
        owner().sql("""
                        insert into problem.problem (id, number, enterprise_id, who_zh, who_en, division, kind, severity, level, state, owner_id,
                            desk, title, place, channel, filed_at, filed_by, filed_name, since, due_at, due_hours)
                        select :copies + n, 'P-2206-' || :copies + n, p.enterprise_id, p.who_zh, p.who_en, p.division, p.kind, p.severity,
                            p.level, p.state, p.owner_id, p.desk, p.title, p.place, p.channel, p.filed_at, p.filed_by, p.filed_name,
                            p.since, p.due_at, p.due_hours
                        from problem.problem p cross join (select set_config('clearway.loading', 'on', true)) loading
                            cross join generate_series(1, :count) n where p.id = :id
                        """)
                .param("copies", COPIES)
                .param("count", count)
                .param("id", id)
                .update();
    }

    void withoutCopies() {
        owner().sql("delete from problem.problem where id > ?").param(COPIES).update();
    }
}
