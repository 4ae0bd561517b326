package org.clearway.app.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clearway.app.access.signin.Secrets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The platform killed while it publishes a batch of 4,000: none of it is published; published again, all of it is, once. */
@Tag("scale")
class KilledPublicationTest {

    private static final int CARDS = 4_000;

    private final String session = Secrets.cookie();
    private final CookieManager cookies = new CookieManager();
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(cookies).build();

    @TempDir
    Path home;

    private KillablePlatform platform;

    @BeforeEach
    void start() throws Exception {
        platform = new KillablePlatform(home);
        HttpCookie cookie = new HttpCookie("clearway-session", session);
        cookie.setPath("/");
        cookie.setVersion(0);
        cookies.getCookieStore().add(platform.uri("/"), cookie);
    }

    @AfterEach
    void stop() throws Exception {
        client.close();
        platform.close();
    }

    @Test
    void publishesNothingOrAll() throws Exception {
        prepareDraft();
        String csrf = csrf();
        CompletableFuture<HttpResponse<Void>> under =
                client.sendAsync(publication(csrf), HttpResponse.BodyHandlers.discarding());
        waitUntilItPublishes();
        platform.kill();
        assertThat(under).as("nothing was acknowledged").failsWithin(Duration.ofSeconds(30));
        platform.startAgain();
        assertThat(platform.count("select count(*) from whitelist.publication")).isZero();
        assertThat(platform.count("select count(*) from whitelist.listing")).isZero();
        assertThat(platform.count("select count(*) from whitelist.admission where state <> 'drafted'"))
                .isZero();
        assertThat(platform.count("select count(*) from whitelist.step where act = 'list'"))
                .isZero();

        assertThat(client.send(publication(csrf()), HttpResponse.BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(302);
        assertThat(platform.count("select count(*) from whitelist.publication")).isEqualTo(1);
        assertThat(platform.count("select count(*) from whitelist.listing where ended_at = 'infinity'"))
                .isEqualTo(CARDS);
        assertThat(platform.count("select count(*) from whitelist.step where act = 'list'"))
                .isEqualTo(CARDS);
        assertThat(platform.count("select count(*) from shared.audit_entry where act = 'batch published'"))
                .isEqualTo(1);
    }

    private HttpRequest publication(String csrf) {
        return HttpRequest.newBuilder(platform.uri("/white-list/batches/1/publish"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("_csrf=" + csrf))
                .build();
    }

    private String csrf() throws IOException, InterruptedException {
        URI page = platform.uri("/white-list/batches/1?view=approved");
        String html = client.send(HttpRequest.newBuilder(page).GET().build(), HttpResponse.BodyHandlers.ofString())
                .body();
        Matcher token = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]*)\"").matcher(html);
        assertThat(token.find()).as(html).isTrue();
        return URLEncoder.encode(token.group(1), StandardCharsets.UTF_8);
    }

    /** The lock of the batch is held: the transaction has begun and has not ended. */
    private void waitUntilItPublishes() throws Exception {
        for (int i = 0; i < 10_000; i++) {
            if (platform.count(
                            "select count(*) from pg_locks where locktype = 'advisory' and classid = 402 and granted")
                    > 0) {
                return;
            }
            Thread.sleep(1);
        }
        throw new AssertionError("Nobody publishes");
    }

    private void prepareDraft() throws IOException, SQLException {
        try (Connection connection = platform.owner();
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    insert into directory.authority (id, division, department, name_zh, name_en, valid_from)
                    values (999001, '220000', 'industry', '工信厅', 'Industry', '2020-01-01');
                    insert into access.account (id, login, name, kind, roles, authority_id, division, department, created_at, created_by)
                    values (1, 'officer', 'Officer', 'officer', '{officer}', 999001, '220000', 'industry', now(), 0),
                        (2, 'approver', 'Approver', 'officer', '{approver}', 999001, '220000', 'industry', now(), 0);
                    update access.account set totp_secret = 'x', totp_confirmed_at = now() where id = 2;
                    insert into whitelist.list (id, code, purpose, level, division, name_zh, name_en, opened_on)
                    values (1, 'jilin', 'white_list', 'province', '220000', '吉林', 'Jilin', current_date - 30);
                    insert into whitelist.terms (list_id, fields, criteria, longest_days, valid_from, account_id, recorded_at)
                    values (1, '{livelihood}', 1, 90, current_date - 30, 0, now());
                    insert into whitelist.batch values (1, 1, '220000', now(), 1, 'Officer');
                    """);
            try (PreparedStatement entries = connection.prepareStatement("""
                    with n as (
                        insert into whitelist.admission (id, list_id, enterprise_id, credit_code, name_zh, division, industry, field, chain_role,
                            origin, ground, nominated_by, nominator, nominated_at, state, since, batch_id, steps)
                        select n, 1, n, 'code-' || n, '例' || n, '220102', '3670', 'livelihood', 'ordinary', 'authority', 'ground', 1, 'Officer',
                            now(), 'drafted', now(), 1, 3 from generate_series(1, ?) n returning id)
                    insert into whitelist.card (id, batch_id, admission_id, enterprise_id, division, verb, source, reason_key, figures, prepared_by,
                        preparer, prepared_at)
                    select id, 1, id, id, '220102', 'add', 'nomination', 'whitelist.card.nominated', '["ground"]', 1, 'Officer', now() from n
                    """)) {
                entries.setInt(1, CARDS);
                entries.executeUpdate();
            }
            statement.execute("""
                    insert into whitelist.decision (card_id, batch_id, verdict, until, account_id, decider, enterprise_id, division, recorded_at)
                    select id, 1, 'approved', now() + interval '30 days', 2, 'Approver', enterprise_id, division, now() from whitelist.card;
                    """);
            try (PreparedStatement open = connection.prepareStatement("""
                    insert into access.session (id, account_id, created_at, seen_at, expires_at, second_at, address, agent)
                    values (?, 2, now(), now(), now() + interval '1 hour', now(), '127.0.0.1', 'test')
                    """)) {
                open.setBytes(1, Secrets.hash(session));
                open.executeUpdate();
            }
        }
    }
}
