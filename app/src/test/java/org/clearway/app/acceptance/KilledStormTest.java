package org.clearway.app.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clearway.app.access.signin.Secrets;
import org.clearway.app.shared.postgres.DatabaseAccess;
import org.clearway.app.shared.postgres.TestDatabase;
import org.clearway.app.shared.time.ClearwayClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two instances on one database in a storm of stock reports, and the one that writes the lights is killed in the middle: what was
 * acknowledged is there as it was acknowledged, the other goes on with the lights, and one that starts afresh finds them as they are.
 */
@Tag("scale")
class KilledStormTest {

    private static final int PLANTS = 20;
    private static final int FIRST_PLANT = 11;
    private static final int THREADS = 6;
    private static final int BEFORE_THE_KILL = 500;
    private static final int ALL = 1_200;
    private static final int MEASURED = 25;
    private static final Pattern FILED = Pattern.compile("\"good\":1,.*\"version\":(\\d+)");

    private final String token = Secrets.token();

    @TempDir
    Path home;

    private DatabaseAccess database;
    private Map<String, String> there;
    private KillablePlatform writer;
    private KillablePlatform other;

    @BeforeEach
    void start() throws Exception {
        database = TestDatabase.empty();
        there = Map.of(
                "CLEARWAY_DB_URL", database.owner().url(),
                "CLEARWAY_DB_OWNER", database.owner().user(),
                "CLEARWAY_DB_OWNER_PASSWORD", database.owner().password(),
                "CLEARWAY_DB_USER", database.app().user(),
                "CLEARWAY_DB_PASSWORD", database.app().password(),
                "CLEARWAY_API_PER_MINUTE", "10000000");
        writer = new KillablePlatform(Files.createDirectory(home.resolve("one")), there);
        prepare();
        until("select count(*) = 1 from chain.lease");
        other = new KillablePlatform(Files.createDirectory(home.resolve("other")), there);
    }

    @AfterEach
    void stop() throws Exception {
        other.close();
        writer.close();
    }

    private record Acknowledged(int site, int version, double onHand) {}

    @Test
    void loseNothingAndGoOnWithTheLights() throws Exception {
        stepsOf(other);
        String lease = text("select owner from chain.lease");
        List<Acknowledged> acknowledged = storm();
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(ALL);
        assertThat(writer.isAlive()).isFalse();

        for (Acknowledged one : acknowledged) {
            assertThat(count("select count(*) from chain.stock_report where site_id = " + one.site() + " and version = "
                            + one.version() + " and on_hand = " + one.onHand()))
                    .as(one.toString())
                    .isEqualTo(1);
        }
        assertThat(
                        count(
                                "select count(*) from (select site_id from chain.stock_report group by site_id"
                                        + " having count(*) <> max(version) or count(*) filter (where superseded_at = 'infinity') <> 1) x"))
                .as("versions follow each other, and one holds")
                .isZero();
        until("select owner <> '" + lease + "' from chain.lease");
        Thread.sleep(2_000);

        String lights = text(LIGHTS);
        long versions = count("select count(*) from chain.light");
        String survivor = text("select owner from chain.lease");
        other.kill();
        KillablePlatform fresh = new KillablePlatform(Files.createDirectory(home.resolve("fresh")), there);
        try {
            until("select owner <> '" + survivor + "' from chain.lease");
            Thread.sleep(3_000);
            assertThat(text(LIGHTS))
                    .as("who reads all from the tables finds the lights as they are")
                    .isEqualTo(lights);
            assertThat(count("select count(*) from chain.light")).isEqualTo(versions);
            stepsOf(fresh);
        } finally {
            fresh.close();
        }
    }

    private static final String LIGHTS =
            "select string_agg(concat_ws(' ', site_id, part_id, light, out_in_days, cover_days), '; '"
                    + " order by site_id, part_id) from chain.light where superseded_at = 'infinity'";

    /** A report to that instance is a light within a second, whichever instance writes it. */
    private void stepsOf(KillablePlatform asked) throws Exception {
        List<Long> millis = new ArrayList<>();
        for (int i = 0; i < MEASURED; i++) {
            int site = FIRST_PLANT + i % PLANTS;
            String before = text("select count(*)::text from chain.light where site_id = " + site);
            boolean red = text("select coalesce((select light = 'red' from chain.light where site_id = " + site
                            + " and superseded_at = 'infinity'), false)::text")
                    .equals("true");
            long begun = System.nanoTime();
            assertThat(post(asked, site, red ? 40 : 2)).isPositive();
            until("select count(*)::text <> '" + before + "' from chain.light where site_id = " + site);
            millis.add((System.nanoTime() - begun) / 1_000_000);
        }
        millis.sort(null);
        assertThat(millis.get(millis.size() * 9 / 10))
                .as("nine of ten within a second: " + millis)
                .isLessThan(1_000);
    }

    private List<Acknowledged> storm() throws Exception {
        ConcurrentLinkedQueue<Acknowledged> acknowledged = new ConcurrentLinkedQueue<>();
        AtomicInteger sent = new AtomicInteger();
        try (ExecutorService posting = Executors.newFixedThreadPool(THREADS)) {
            for (int i = 0; i < THREADS; i++) {
                Random random = new Random(i);
                posting.execute(() -> {
                    while (acknowledged.size() < ALL && sent.getAndIncrement() < 20 * ALL) {
                        int site = FIRST_PLANT + random.nextInt(PLANTS);
                        double onHand = random.nextInt(400) / 10.0;
                        int version = post(random.nextBoolean() ? writer : other, site, onHand);
                        if (version > 0) {
                            acknowledged.add(new Acknowledged(site, version, onHand));
                        }
                        if (acknowledged.size() >= BEFORE_THE_KILL && writer.isAlive()) {
                            writer.kill();
                        }
                    }
                });
            }
        }
        return List.copyOf(acknowledged);
    }

    /** @return the version that was acknowledged; 0 when the instance is gone or the report said what held already */
    private int post(KillablePlatform asked, int site, double onHand) {
        String body = """
                [{"siteId":%d,"partId":2,"day":"%s","onHand":%s,"dailyUse":1,"targetDays":7,"why":"counted again",
                  "confirmed":["no-use","long-cover","use-moved","more-than-delivered"]}]""".formatted(site, LocalDate.now(ClearwayClock.ZONE), onHand);
        try {
            String answer = asked.text(HttpRequest.newBuilder(asked.uri("/api/v1/chains/stocks"))
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body)));
            Matcher filed = FILED.matcher(answer);
            return filed.find() && !answer.contains("\"same\"") ? Integer.parseInt(filed.group(1)) : 0;
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    private void until(String condition) throws Exception {
        for (int i = 0; i < 12_000; i++) {
            if (text("select (" + condition + ")::text").equals("true")) {
                return;
            }
            Thread.sleep(5);
        }
        throw new AssertionError("Not within a minute: " + condition);
    }

    private long count(String sql) throws SQLException {
        return Long.parseLong(text(sql));
    }

    private String text(String sql) throws SQLException {
        try (Connection connection = database.owner().connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? String.valueOf(row.getString(1)) : "";
        }
    }

    private void prepare() throws SQLException {
        try (Connection connection = database.owner().connect()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(WORLD);
            }
            try (PreparedStatement insert = connection.prepareStatement(
                    "insert into access.api_token (account_id, name, token_hash, rights, created_at, expires_at)"
                            + " values (1, 'test', ?, '{submit_reports}', now(), now() + interval '1 day')")) {
                insert.setBytes(1, Secrets.hash(token));
                insert.executeUpdate();
            }
        }
    }

    /** A closed stamping plant, and twenty vehicle plants that take their panels from it. */
    private static final String WORLD = """
            insert into directory.enterprise (id, credit_code, name_zh, division, industry, size_class, above_designated, recorded_at)
            values (900001, '91220100YY0000001A', '试验企业（示例）', '220102', '3611', 'large', true, now() - interval '1 year');
            insert into access.account (id, login, name, kind, roles, division, created_at, created_by)
            values (1, 'reporter', 'Reporter', 'enterprise', '{reporter}', '220102', now(), 0);
            insert into access.account_enterprise (account_id, enterprise_id, division, granted_at, granted_by)
            values (1, 900001, '220102', now(), 0);
            insert into chain.chain values ('storm', '风暴', 'Storm', now() - interval '1 year');
            insert into chain.part (id, chain, code, name_zh, name_en, unit, unit_yuan, recorded_at) overriding system value values
                (2, 'storm', 'PANEL', '门外板', 'Door panel', 'set', 800, now()), (3, 'storm', 'CAR', '整车', 'Vehicle', 'piece', 120000, now());
            insert into chain.part_input (part_id, input_id, quantity, valid_from, account_id, recorded_at)
            values (3, 2, 1, current_date - 300, 0, now());
            insert into chain.node (id, site_id, enterprise_id, division, part_id, final_monthly, target_days, name_zh, name_en, valid_from,
                recorded_at) values (2, 2, 900002, '310114', 2, 0, 7, '冲压厂', 'Stamping', current_date - 300, now());
            insert into chain.node (id, site_id, enterprise_id, division, part_id, final_monthly, target_days, name_zh, name_en, valid_from,
                recorded_at) select n, n, 900001, '220102', 3, 365.0 / 12, 7, '整车厂' || n, 'Vehicles ' || n, current_date - 300, now()
                from generate_series(11, 30) n;
            insert into chain.relation (buyer_node, supplier_node, buyer_enterprise, supplier_enterprise, sayer, account_id, recorded_at,
                monthly_volume, valid_from, part_id, said_by, channel, buyer_division, supplier_division)
                select n, 2, 900001, 900002, 900001, 0, now() - interval '1 day', 365.0 / 12, current_date - 300, 2, 'buyer', 'scenario', '220102',
                '310114' from generate_series(11, 30) n;
            insert into chain.closure (site_id, enterprise_id, division, capacity, valid_from, valid_to, source, ground, account_id, said_by,
                recorded_at) values (2, 900002, '310114', 0, current_date - 1, current_date + 60, 'api', 'measures', 0, '', now());
            insert into chain.change (at, what, account_id) values (now(), 'network', 0);
            """;
}
