package org.clearway.app.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clearway.app.PlatformTest;
import org.clearway.app.access.People.Person;
import org.clearway.app.access.signin.SecondFactor;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

@PlatformTest
@Import(People.class)
class OwnAccountTest {

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Test
    void setsUpTheAuthenticatorAppAndOpensTheRest() {
        Person owner = people.enterprise(people.plant("220100"), "owner", null);
        Visitor visitor = new Visitor(port);
        assertThat(visitor.signIn(owner.login(), People.PASSWORD).location()).isEqualTo("/account/second-factor");

        String page = visitor.get("/account/second-factor").body();
        assertThat(visitor.get("/account/second-factor/qr.svg").body()).startsWith("<svg");
        assertThat(page).contains("/account/second-factor/qr.svg");
        visitor.get("/account/second-factor");
        assertThat(visitor.post("/account/second-factor", "code", "000000").status())
                .isEqualTo(422);
        String code = SecondFactor.code(secretOf(owner), java.time.Instant.now());
        assertThat(visitor.post("/account/second-factor", "code", code).location())
                .isEqualTo("/report");

        assertThat(visitor.get("/account").status()).isEqualTo(200);
        assertThat(visitor.get("/api/v1/me").body()).contains("\"via\":\"session\"", owner.login());
    }

    @Test
    void aPasswordAloneOpensTheReportAndLeadsOnToTheStocks() {
        Person reporter = people.enterprise(people.plant("220100"), "reporter", null);
        Visitor visitor = new Visitor(port);
        assertThat(visitor.signIn(reporter.login(), People.PASSWORD).location()).isEqualTo("/report");
        assertThat(visitor.json("POST", "/api/v1/chains/stocks", "[]").status()).isEqualTo(403);
        String asked = visitor.get("/stock?site=7").location();
        assertThat(asked).isEqualTo("/account/second-factor?to=%2Fstock%3Fsite%3D7");
        assertThat(visitor.get(asked + "&lang=en").body())
                .contains("A password alone opens the daily report", "href=\"/report\"", "value=\"/stock?site=7\"");

        visitor.get("/report");
        Visitor.Page sent = visitor.post("/stock", "site", "7", "onHand-12", "40");
        assertThat(sent.location()).startsWith("/account/second-factor");
        visitor.get(asked);
        String code = SecondFactor.code(secretOf(reporter), java.time.Instant.now());
        assertThat(visitor.post("/account/second-factor", "code", code, "to", "/stock?site=7")
                        .location())
                .as("what was typed comes first")
                .isEqualTo("/sign-in/kept");
        assertThat(visitor.get("/sign-in/kept").body()).contains("action=\"/stock\"", "name=\"onHand-12\"");
        assertThat(visitor.get("/stock").status()).isEqualTo(200);
    }

    private byte[] secretOf(Person person) {
        return java.util.HexFormat.of()
                .parseHex(
                        people.text("select encode(totp_secret, 'hex') from access.account where id = ?", person.id()));
    }

    @Test
    void keepsWhatWasTypedWhenTheSessionEndsInTheMiddleOfAForm() {
        Person reporter = people.enterprise(people.plant("220100"), "reporter", null);
        Visitor visitor = Doors.enter(port, reporter);
        people.write("update access.session set ended_at = now() where account_id = ?", reporter.id());
        visitor.forgetIn(people);

        visitor.get("/sign-in");
        Visitor.Page sent = visitor.post("/report", "staffOnDuty", "1126", "note", "waiting for \"door panels\"");

        assertThat(sent.location()).startsWith("/sign-in");
        assertThat(visitor.signIn(reporter.login(), People.PASSWORD).location()).isEqualTo("/sign-in/kept");
        String offered = visitor.get("/sign-in/kept").body();
        assertThat(offered)
                .contains("action=\"/report\"", "name=\"staffOnDuty\"", "1126", "waiting for &quot;door panels&quot;");
        Person other = people.enterprise(people.plant("220100"), "reporter", null);
        assertThat(new Visitor(port).signIn(other.login(), People.PASSWORD).location())
                .isEqualTo("/report");
    }

    @Test
    void showsATokenOnceAndItNeverApproves() {
        Person approver = people.officer("220100", "approver");
        Visitor visitor = Doors.enter(port, approver);
        assertThat(visitor.get("/account").status()).isEqualTo(200);

        assertThat(visitor.post("/account/tokens", "tokenName", "robot", "rights", "approve", "days", "30")
                        .status())
                .isEqualTo(422);
        assertThat(visitor.post("/account/tokens", "tokenName", "robot", "rights", "run", "days", "30")
                        .status())
                .isEqualTo(422);
        assertThat(visitor.post("/account/tokens", "tokenName", "robot", "rights", "reports", "days", "366")
                        .status())
                .isEqualTo(422);
        Visitor.Page made = visitor.post("/account/tokens", "tokenName", "robot", "rights", "accounts", "days", "30");
        Matcher token = Pattern.compile("cw_[A-Za-z0-9_-]{43}").matcher(made.body());

        assertThat(token.find()).isTrue();
        assertThat(visitor.get("/account").body()).doesNotContain(token.group());
        // Even a row that says so gives no such right.
        people.write(
                "update access.api_token set rights = array['approve', 'accounts'] where account_id = ?",
                approver.id());
        Visitor program = new Visitor(port).with(token.group());
        assertThat(program.get("/api/v1/me").body()).contains("\"rights\":[\"accounts\"]", "\"via\":\"token\"");
        assertThat(program.get("/accounts").location()).startsWith("/sign-in");
        people.write("update access.api_token set revoked_at = now() where account_id = ?", approver.id());
        visitor.forgetIn(people);
        assertThat(program.get("/api/v1/me").status()).isEqualTo(401);
    }

    @Test
    void namesADeputyWhoActsForTheOtherAndStaysThemselves() {
        Person away = people.officer("310000", "approver");
        Person deputy = people.officer("220100", "officer");
        Visitor one = Doors.enter(port, away);
        one.get("/account");
        String day = people.today().toString();
        assertThat(one.post(
                                "/account/deputies",
                                "deputyLogin",
                                deputy.login(),
                                "deputyFrom",
                                day,
                                "deputyTo",
                                "2000-01-01",
                                "deputyWhy",
                                "x")
                        .status())
                .isEqualTo(422);
        assertThat(one.post(
                                "/account/deputies",
                                "deputyLogin",
                                deputy.login(),
                                "deputyFrom",
                                day,
                                "deputyTo",
                                day,
                                "deputyWhy",
                                "on leave")
                        .location())
                .isEqualTo("/account");

        Visitor other = Doors.enter(port, deputy);
        assertThat(other.get("/api/v1/me").body()).contains("\"division\":\"220100\"");
        other.get("/account");
        assertThat(other.post("/account/act-for", "account", String.valueOf(away.id()))
                        .location())
                .isEqualTo("/account");

        assertThat(other.get("/api/v1/me").body())
                .contains("\"division\":\"310000\"", "\"id\":" + deputy.id(), "approve");
        Visitor stranger = Doors.enter(port, people.officer("220100", "officer"));
        stranger.get("/account");
        assertThat(stranger.post("/account/act-for", "account", String.valueOf(away.id()))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void endsOtherSessionsWithANewPassword() {
        Person reporter = people.enterprise(people.plant("220100"), "owner", SecondFactor.newSecret());
        Visitor here = Doors.enter(port, reporter);
        here.get("/account");

        assertThat(here.post("/account/password", "old", "wrong", "password", "short", "repeated", "other")
                        .body())
                .contains("This is not your present password.", "Take at least 10 characters.", "The two differ.");
        assertThat(here.post(
                                "/account/password",
                                "old",
                                People.PASSWORD,
                                "password",
                                "three unrelated words",
                                "repeated",
                                "three unrelated words")
                        .location())
                .isEqualTo("/account");

        assertThat(new Visitor(port).signIn(reporter.login(), People.PASSWORD).status())
                .isEqualTo(422);
        assertThat(new Visitor(port)
                        .signIn(reporter.login(), "three unrelated words")
                        .location())
                .isEqualTo("/sign-in/code");
    }
}
