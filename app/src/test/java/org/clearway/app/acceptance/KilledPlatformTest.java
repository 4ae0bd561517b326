package org.clearway.app.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.clearway.app.access.signin.Secrets;
import org.clearway.app.shared.time.ClearwayClock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Killed in the middle of a thousand posts, or of an import: what was acknowledged is there, once. */
@Tag("scale")
class KilledPlatformTest {

    private static final int SITES = 20;
    private static final int POSTS = 1_000;
    private static final int ACKNOWLEDGED_BEFORE_THE_KILL = 300;

    private static final int IMPORTED = 8_000;

    /** Far from what an import that ran before hands out. */
    private static final int SITE = 900_001;

    private final String token = Secrets.token();
    private final String officersToken = Secrets.token();

    @TempDir
    static Path home;

    private static KillablePlatform platform;

    @BeforeAll
    static void start() throws Exception {
        platform = new KillablePlatform(home);
    }

    @AfterAll
    static void stop() throws Exception {
        platform.close();
    }

    @Test
    void finishesAnImportOnceThatWasUnderWayWhenItWasKilled() throws Exception {
        prepareOfficer();
        String officer = "Bearer " + officersToken;
        String answer = platform.text(upload(officer));
        long job = Long.parseLong(answer.replaceAll(".*\"job\":(\\d+).*", "$1"));
        platform.kill();
        platform.startAgain();

        String state = "";
        for (int i = 0; i < 900 && !state.contains("\"state\":\"done\""); i++) {
            Thread.sleep(100);
            state = platform.text(
                    HttpRequest.newBuilder(platform.uri("/api/v1/jobs/" + job)).header("Authorization", officer));
        }
        assertThat(state).contains("\"state\":\"done\"");
        assertThat(platform.count("select count(*) from directory.enterprise where name_zh like '断电%'"))
                .isEqualTo(IMPORTED);
        assertThat(platform.count("select count(*) from (select credit_code from directory.enterprise"
                        + " group by credit_code having count(*) > 1) twice"))
                .isZero();
        assertThat(platform.text(upload(officer))).contains("\"added\":0", "\"unchanged\":" + IMPORTED);
    }

    private HttpRequest.Builder upload(String officer) {
        StringBuilder rows = new StringBuilder("企业名称,行政区划,行业代码\n");
        for (int i = 0; i < IMPORTED; i++) {
            rows.append("断电").append(i).append("厂,220104,36\n");
        }
        String body = "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"many.csv\"\r\n"
                + "Content-Type: text/csv\r\n\r\n" + rows + "\r\n--edge--\r\n";
        return HttpRequest.newBuilder(platform.uri("/api/v1/enterprises/imports?confirm=true"))
                .header("Authorization", officer)
                .header("Content-Type", "multipart/form-data; boundary=edge")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private void prepareOfficer() throws IOException, SQLException {
        try (Connection connection = platform.owner();
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    insert into directory.authority (id, division, department, name_zh, name_en, valid_from)
                    values (999001, '220000', 'industry', '工信厅', 'Industry', '2020-01-01');
                    insert into access.account (id, login, name, kind, roles, authority_id, division, department, created_at, created_by)
                    values (2, 'officer', 'Officer', 'officer', '{officer}', 999001, '220000', 'industry', now(), 0);
                    """);
            token(connection, 2, officersToken, "{directory,edit_directory,prepare}");
        }
    }

    private static void token(Connection connection, long account, String token, String rights) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into access.api_token (account_id, name, token_hash, rights, created_at, expires_at)"
                        + " values (?, 'test', ?, ?::text[], now(), now() + interval '1 day')")) {
            insert.setLong(1, account);
            insert.setBytes(2, Secrets.hash(token));
            insert.setString(3, rights);
            insert.executeUpdate();
        }
    }

    @Test
    void keepsEveryAcknowledgedReportOnceThroughAKill() throws Exception {
        prepareReporter();
        Map<Integer, Integer> acknowledged = new ConcurrentHashMap<>();
        AtomicInteger next = new AtomicInteger();
        try (ExecutorService posting = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 8; i++) {
                posting.execute(() -> {
                    while (next.get() < POSTS && platform.isAlive()) {
                        int number = next.getAndIncrement();
                        int status = post(number);
                        if (status / 100 == 2) {
                            acknowledged.put(number, status);
                        }
                        if (acknowledged.size() == ACKNOWLEDGED_BEFORE_THE_KILL) {
                            platform.kill();
                        }
                    }
                });
            }
        }
        assertThat(acknowledged).hasSizeBetween(ACKNOWLEDGED_BEFORE_THE_KILL, POSTS - 1);

        platform.startAgain();
        for (int number = 0; number < POSTS; number++) {
            assertThat(post(number)).as("report " + number + " sent again").isBetween(200, 299);
        }
        assertThat(platform.count("select count(*) from monitoring.operating_report"))
                .isEqualTo(POSTS);
        assertThat(platform.count("select count(*) from monitoring.operating_report where version > 1"))
                .isZero();
        assertThat(platform.count("select count(*) from shared.audit_entry where enterprise_id = 900001"))
                .isEqualTo(POSTS);
    }

    /** One site and day each, so that every report is the first version of its own. */
    private int post(int number) {
        LocalDate day = LocalDate.now(ClearwayClock.ZONE).minusDays(1 + number / SITES);
        String body = """
                {"siteId":%d,"day":"%s","state":"normal","staffOnRoll":100,"staffOnDuty":90,"staffReturned":95,"utilisation":80,
                 "output10k":80,"normalOutput10k":100,"electricityMwh":10,"blocker":"none","confirm":["output","staff","electricity"]}""".formatted(SITE + number % SITES, day);
        try {
            return platform.send(HttpRequest.newBuilder(platform.uri("/api/v1/reports"))
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "application/json")
                    .header("Idempotency-Key", "killed-" + number)
                    .POST(HttpRequest.BodyPublishers.ofString(body)));
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    private void prepareReporter() throws IOException, SQLException {
        try (Connection connection = platform.owner();
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    insert into directory.enterprise (id, credit_code, name_zh, division, industry, size_class, above_designated, recorded_at)
                    values (900001, '91220100YY0000001A', '试验企业（示例）', '220102', '3611', 'large', true, now() - interval '1 year');
                    insert into directory.site (id, enterprise_id, number, name_zh, division, recorded_at)
                    select 900000 + n, 900001, n, '厂区' || n, '220102', now() - interval '1 year' from generate_series(1, 20) n;
                    insert into monitoring.reporting_site (site_id, enterprise_id, division, industry, base_roll, valid_from)
                    select 900000 + n, 900001, '220102', '3611', 100, current_date - 365 from generate_series(1, 20) n;
                    insert into access.account (id, login, name, kind, roles, division, created_at, created_by)
                    values (1, 'reporter', 'Reporter', 'enterprise', '{reporter}', '220102', now(), 0);
                    insert into access.account_enterprise (account_id, enterprise_id, division, granted_at, granted_by)
                    values (1, 900001, '220102', now(), 0);
                    """);
            token(connection, 1, token, "{submit_reports}");
        }
    }
}
