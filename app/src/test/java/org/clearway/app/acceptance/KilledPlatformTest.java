package org.clearway.app.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clearway.app.ClearwayApplication;
import org.clearway.app.access.signin.Secrets;
import org.clearway.app.shared.postgres.Login;
import org.clearway.app.shared.time.ClearwayClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The platform as a process of its own, killed in the middle of a thousand posts: what it acknowledged is there, once. */
@Tag("scale")
class KilledPlatformTest {

    private static final int SITES = 20;
    private static final int POSTS = 1_000;
    private static final int ACKNOWLEDGED_BEFORE_THE_KILL = 300;

    private final String token = Secrets.token();
    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    Path home;

    private int port;
    private Process platform;

    @BeforeEach
    void start() throws Exception {
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        platform = launched();
    }

    @AfterEach
    void stop() throws Exception {
        client.close();
        platform.destroy();
        assertThat(platform.waitFor(60, TimeUnit.SECONDS)).isTrue();
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
                            platform.destroyForcibly();
                        }
                    }
                });
            }
        }
        assertThat(platform.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(acknowledged).hasSizeBetween(ACKNOWLEDGED_BEFORE_THE_KILL, POSTS - 1);

        platform = launched();
        for (int number = 0; number < POSTS; number++) {
            assertThat(post(number)).as("report " + number + " sent again").isBetween(200, 299);
        }
        assertThat(count("select count(*) from monitoring.operating_report")).isEqualTo(POSTS);
        assertThat(count("select count(*) from monitoring.operating_report where version > 1"))
                .isZero();
        assertThat(count("select count(*) from shared.audit_entry where enterprise_id = 1"))
                .isEqualTo(POSTS);
    }

    private Process launched() throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx400m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath(),
                ClearwayApplication.class.getName(),
                "run"));
        builder.environment().putAll(Map.of("CLEARWAY_HOME", home.toString(), "CLEARWAY_PORT", String.valueOf(port)));
        Path log = home.resolve("platform.log");
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        Process started = builder.start();
        for (int i = 0; i < 1_200; i++) {
            if (isReady()) {
                return started;
            }
            assertThat(started.isAlive()).as(Files.readString(log)).isTrue();
            Thread.sleep(100);
        }
        throw new AssertionError("Not ready after two minutes:\n" + Files.readString(log));
    }

    /** The test runner hands its class path over in a property of its own. */
    private static String classPath() {
        String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Stream.of(all.split(File.pathSeparator, -1))
                .filter(entry -> !entry.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private boolean isReady() throws InterruptedException {
        try {
            return send(HttpRequest.newBuilder(uri("/actuator/health/readiness"))
                            .GET())
                    == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private int send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    /** One site and day each, so that every report is the first version of its own. */
    private int post(int number) {
        LocalDate day = LocalDate.now(ClearwayClock.ZONE).minusDays(1 + number / SITES);
        String body = """
                {"siteId":%d,"day":"%s","state":"normal","staffOnRoll":100,"staffOnDuty":90,"staffReturned":95,"utilisation":80,
                 "output10k":80,"normalOutput10k":100,"electricityMwh":10,"blocker":"none","confirm":["output","staff","electricity"]}""".formatted(1 + number % SITES, day);
        try {
            return send(HttpRequest.newBuilder(uri("/api/v1/reports"))
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

    private Connection owner() throws IOException, SQLException {
        Properties passwords = new Properties();
        try (var reader = Files.newBufferedReader(home.resolve("postgres").resolve("passwords"))) {
            passwords.load(reader);
        }
        String url = "jdbc:postgresql://127.0.0.1:"
                + Files.readString(home.resolve("postgres").resolve("port")).strip() + "/clearway";
        return new Login(url, "clearway_owner", passwords.getProperty("clearway_owner")).connect();
    }

    private long count(String sql) throws IOException, SQLException {
        try (Connection connection = owner();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private void prepareReporter() throws IOException, SQLException {
        try (Connection connection = owner();
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    insert into directory.enterprise (id, credit_code, name_zh, division, industry, size_class, above_designated, recorded_at)
                    values (1, '91220100YY0000001A', '试验企业（示例）', '220102', '3611', 'large', true, now() - interval '1 year');
                    insert into directory.site (id, enterprise_id, number, name_zh, division, recorded_at)
                    select n, 1, n, '厂区' || n, '220102', now() - interval '1 year' from generate_series(1, 20) n;
                    insert into monitoring.reporting_site (site_id, enterprise_id, division, industry, base_roll, valid_from)
                    select n, 1, '220102', '3611', 100, current_date - 365 from generate_series(1, 20) n;
                    insert into access.account (id, login, name, kind, roles, division, created_at, created_by)
                    values (1, 'reporter', 'Reporter', 'enterprise', '{reporter}', '220102', now(), 0);
                    insert into access.account_enterprise (account_id, enterprise_id, division, granted_at, granted_by)
                    values (1, 1, '220102', now(), 0);
                    """);
            try (PreparedStatement insert = connection.prepareStatement(
                    "insert into access.api_token (account_id, name, token_hash, rights, created_at, expires_at)"
                            + " values (1, 'test', ?, '{submit_reports}', now(), now() + interval '1 day')")) {
                insert.setBytes(1, Secrets.hash(token));
                insert.executeUpdate();
            }
        }
    }
}
