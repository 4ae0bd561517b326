package org.clearway.app.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.clearway.app.PlatformTest;
import org.clearway.app.access.People.Person;
import org.clearway.app.access.signin.SecondFactor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

@PlatformTest
@Import(People.class)
class SignInTest {

    @LocalServerPort
    int port;

    @Autowired
    People people;

    private Visitor visitor;

    @BeforeEach
    void comeNew() {
        visitor = new Visitor(port);
    }

    @Test
    void sendsWhoeverIsUnknownToTheDoor() {
        assertThat(visitor.get("/accounts?x=1").location()).isEqualTo("/sign-in?to=%2Faccounts%3Fx%3D1");
        assertThat(visitor.get("/api/v1/me").status()).isEqualTo(401);
        assertThat(visitor.get("/sign-in").status()).isEqualTo(200);
    }

    @Test
    void opensNothingToAnOfficerWithThePasswordAlone() {
        Person officer = people.officer("220100", "officer");

        assertThat(visitor.signIn(officer.login(), People.PASSWORD).location()).isEqualTo("/sign-in/code");

        assertThat(visitor.get("/").location()).startsWith("/sign-in/code");
        assertThat(visitor.get("/report").location()).startsWith("/sign-in/code");
        assertThat(visitor.get("/api/v1/me").status()).isEqualTo(403);
    }

    @Test
    void letsAnOfficerInWithBothFactorsAndRefusesTheSameCodeAgain() {
        Person officer = people.officer("220100", "officer");
        String code = code(officer);
        visitor.signIn(officer.login(), People.PASSWORD);
        visitor.get("/sign-in/code");
        String half = visitor.cookie("clearway-session").orElseThrow();

        assertThat(visitor.post("/sign-in/code", "code", code, "to", "/account").location())
                .isEqualTo("/account");
        assertThat(visitor.cookie("clearway-session")).isPresent().get().isNotEqualTo(half);

        Visitor other = new Visitor(port);
        other.signIn(officer.login(), People.PASSWORD);
        other.get("/sign-in/code");
        assertThat(other.post("/sign-in/code", "code", code).status()).isEqualTo(422);
    }

    @Test
    void opensTheReportPageAloneToAReporterWithAPassword() {
        Person reporter = people.enterprise(people.plant("220100"), "reporter", null);

        assertThat(visitor.signIn(reporter.login(), People.PASSWORD).location()).isEqualTo("/report");

        assertThat(visitor.get("/report").status()).isNotIn(302, 401, 403);
        assertThat(visitor.get("/").location()).isEqualTo("/report");
        assertThat(visitor.get("/account").location()).startsWith("/account/second-factor");
        assertThat(visitor.get("/api/v1/me").status()).isEqualTo(403);
    }

    @Test
    void saysTheSameOfAWrongPasswordAndOfAnUnknownLogin() {
        Person officer = people.officer("220100", "officer");

        Visitor.Page wrong = visitor.signIn(officer.login(), "not the password");
        Visitor.Page unknown = visitor.signIn("nobody-of-that-name", "not the password");

        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body()).contains("The login or the password is not right.");
        assertThat(wrong.body().replace(officer.login(), "").replaceAll("_csrf\" value=\"[^\"]*", ""))
                .isEqualTo(unknown.body().replace("nobody-of-that-name", "").replaceAll("_csrf\" value=\"[^\"]*", ""));
    }

    @Test
    void locksALoginAfterTenAttemptsWhetherItExistsOrNot() {
        Person officer = people.officer("220100", "officer");
        for (String login : new String[] {officer.login(), "invented-" + officer.id()}) {
            for (int i = 0; i < 10; i++) {
                assertThat(visitor.signIn(login, "wrong password").status()).isEqualTo(422);
            }
            Visitor.Page locked = visitor.signIn(login, People.PASSWORD);
            assertThat(locked.status()).isEqualTo(429);
            assertThat(locked.body()).contains("Too many attempts for this login");
            assertThat(Long.parseLong(locked.header("Retry-After"))).isBetween(1L, 900L);
        }
    }

    @Test
    void refusesAFormFromElsewhere() {
        Person officer = people.officer("220100", "officer");
        assertThat(visitor.post("/sign-in", "login", officer.login(), "password", People.PASSWORD)
                        .status())
                .isEqualTo(403);
    }

    @Test
    void forbidsInlineScriptAndFrames() {
        Visitor.Page page = visitor.get("/sign-in");
        assertThat(page.header("Content-Security-Policy"))
                .contains("script-src 'self'", "style-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(visitor.get("/clearway.css").status()).isEqualTo(200);
        assertThat(visitor.get("/actuator/health").status()).isEqualTo(200);
        assertThat(visitor.get("/actuator/prometheus").status()).isEqualTo(302);
    }

    @Test
    void endsTheSessionInTheDatabaseToo() {
        Person reporter = people.enterprise(people.plant("220100"), "reporter", null);
        visitor.signIn(reporter.login(), People.PASSWORD);
        assertThat(visitor.post("/sign-out").status()).isIn(302, 403);
        visitor.get("/sign-in");

        visitor.post("/sign-out");

        assertThat(people.number(
                        "select count(*) from access.session where account_id = ? and ended_at is null", reporter.id()))
                .isZero();
    }

    private static String code(Person person) {
        return SecondFactor.code(java.util.Objects.requireNonNull(person.secret()), Instant.now());
    }
}
