package org.clearway.app.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.clearway.app.shared.postgres.DatabaseAccess;
import org.clearway.app.shared.postgres.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two instances on one database, and one of them killed while deadlines run out: every problem goes up once, and everybody is told of
 * each once, also of what was done right before the kill and not told yet.
 */
@Tag("scale")
class KilledTimersTest {

    private static final int DUE = 3_000;
    private static final int BEFORE_THE_KILL = 300;
    private static final int WAITED_SECONDS = 240;

    @TempDir
    Path home;

    private DatabaseAccess database;
    private KillablePlatform one;
    private KillablePlatform other;

    @BeforeEach
    void start() throws Exception {
        database = TestDatabase.empty();
        Map<String, String> there = Map.of(
                "CLEARWAY_DB_URL", database.owner().url(),
                "CLEARWAY_DB_OWNER", database.owner().user(),
                "CLEARWAY_DB_OWNER_PASSWORD", database.owner().password(),
                "CLEARWAY_DB_USER", database.app().user(),
                "CLEARWAY_DB_PASSWORD", database.app().password());
        one = new KillablePlatform(Files.createDirectory(home.resolve("one")), there);
        execute(PEOPLE);
        other = new KillablePlatform(Files.createDirectory(home.resolve("other")), there);
    }

    @AfterEach
    void stop() throws Exception {
        one.close();
        other.close();
    }

    @Test
    void fireEachTimerOnceAndTellEachOnce() throws Exception {
        execute(PROBLEMS);
        until("select count(*) >= " + BEFORE_THE_KILL + " from problem.event where act = 'escalate'");
        killWhoFires();
        assertThat(count("select count(*) from problem.event where act = 'escalate'"))
                .as("killed in the middle")
                .isLessThan(DUE);
        until("select count(*) = " + DUE + " from problem.problem where level = 'city'");
        until("select count(*) = 0 from problem.event where told_at is null");

        assertThat(count("select count(*) from problem.event where act = 'escalate'"))
                .isEqualTo(DUE);
        assertThat(count("select count(distinct problem_id) from problem.event where act = 'escalate'"))
                .isEqualTo(DUE);
        assertThat(count("select count(*) from problem.problem where missed = 1 and state = 'working'"))
                .isEqualTo(DUE);
        assertThat(count("select count(*) from problem.step where position = 1 and missed and to_at is not null"))
                .isEqualTo(DUE);
        assertThat(count("select count(*) from problem.step where position = 2 and to_at is null"))
                .isEqualTo(DUE);
        assertThat(count("select count(*) from shared.audit_entry where act = 'problem escalate'"))
                .isEqualTo(DUE);
        assertThat(count("select count(*) from notice.message where account_id = 2 and kind = 'problem-escalate'"))
                .as("the officer of the city was told of each")
                .isEqualTo(DUE);
        assertThat(count("select count(distinct link) from notice.message where account_id = 2"))
                .isEqualTo(DUE);
    }

    /** The one whose process number stands at the round of timers. */
    private void killWhoFires() throws Exception {
        String firing =
                text("select picked_by from shared.scheduled_task where task_name = 'problem-timers' and picked");
        List.of(one, other).stream()
                .filter(each -> firing.endsWith("-" + each.pid()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("Neither has the round, but " + firing))
                .kill();
    }

    private void until(String condition) throws Exception {
        for (int i = 0; i < WAITED_SECONDS * 20; i++) {
            if (text("select (" + condition + ")::text").equals("true")) {
                return;
            }
            Thread.sleep(50);
        }
        throw new AssertionError("Not within " + WAITED_SECONDS + " s: " + condition);
    }

    private long count(String sql) throws SQLException {
        return Long.parseLong(text(sql));
    }

    private String text(String sql) throws SQLException {
        try (Connection connection = database.owner().connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.owner().connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static final String PEOPLE = """
            insert into directory.division (code, kind, name_zh, name_en, valid_from) values
                ('000000', 'nation', '全国', 'China', '2000-01-01'), ('220000', 'province', '吉林', 'Jilin', '2000-01-01'),
                ('220100', 'city', '长春', 'Changchun', '2000-01-01'), ('220102', 'county', '南关', 'Nanguan', '2000-01-01')
                on conflict do nothing;
            insert into directory.authority (id, division, department, name_zh, name_en, valid_from) values
                (999001, '220102', 'industry', '区工信局', 'District industry', '2020-01-01'),
                (999002, '220100', 'industry', '市工信局', 'City industry', '2020-01-01'),
                (999003, '220000', 'industry', '省工信厅', 'Provincial industry', '2020-01-01'),
                (999004, '000000', 'industry', '部', 'Ministry', '2020-01-01');
            insert into access.account (id, login, name, kind, roles, authority_id, division, department, created_at, created_by)
                values (2, 'city', 'Officer of the city', 'officer', '{officer}', 999002, '220100', 'industry', now(), 0);
            """;

    private static final String PROBLEMS = """
            insert into problem.problem (id, number, who_zh, who_en, division, kind, severity, level, state, owner_id, desk, title, asked,
                channel, filed_at, filed_by, filed_name, since, due_at, due_hours, timer_at)
            select n, 'P-2206-' || n, '例', 'Example', '220102', 'staff', 'high', 'county', 'working', 999001, 'industry',
                'People wait at gate ' || n, 'Let them in', 'sheet', now() - interval '2 days', 0, 'Hotline', now() - interval '2 days',
                now() - interval '1 minute', 9, now() - interval '1 minute' from generate_series(1, %d) n;
            insert into problem.step (problem_id, position, division, level, owner_id, from_at)
            select id, 1, division, level, owner_id, since from problem.problem;
            """.formatted(DUE);
}
