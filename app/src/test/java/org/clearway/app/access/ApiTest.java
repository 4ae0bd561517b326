package org.clearway.app.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.clearway.app.PlatformTest;
import org.clearway.app.access.People.Person;
import org.clearway.app.access.People.Plant;
import org.clearway.app.access.signin.Secrets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

@PlatformTest
@Import(People.class)
class ApiTest {

    @LocalServerPort
    int port;

    @Autowired
    People people;

    private Person officer;
    private Visitor program;

    @BeforeEach
    void takeAToken() {
        officer = people.officer("220600", "approver");
        String token = Secrets.token();
        people.write("""
                insert into access.api_token (account_id, name, token_hash, rights, created_at, expires_at)
                values (?, 'robot', ?, array['accounts', 'prepare', 'directory'], now(), '2100-01-01')
                """, officer.id(), Secrets.hash(token));
        program = new Visitor(port).with(token);
    }

    @Test
    void doesARepeatedActOnceAndRefusesTheKeyForAnotherBody() {
        Plant plant = people.plant("220600");
        String body = claim(plant, "Plant manager, see the licence");

        Visitor.Page first = program.json("POST", "/api/v1/claims", body, "Idempotency-Key", "key-" + plant.id());
        Visitor.Page again = program.json("POST", "/api/v1/claims", body, "Idempotency-Key", "key-" + plant.id());
        Visitor.Page other = program.json(
                "POST",
                "/api/v1/claims",
                claim(plant, "Something else entirely"),
                "Idempotency-Key",
                "key-" + plant.id());

        assertThat(first.status()).as(first.body()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.body())
                .contains("urn:clearway:problem:shared.once.other-body", "\"field\":\"Idempotency-Key\"");
        assertThat(people.number("select count(*) from access.claim where enterprise_id = ?", plant.id()))
                .isEqualTo(1);
    }

    @Test
    void keepsNoKeyOfARefusedAct() {
        Plant plant = people.plant("220600");
        Visitor.Page refused =
                program.json("POST", "/api/v1/claims", claim(plant, "short"), "Idempotency-Key", "again-" + plant.id());
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("access.why", "\"field\":\"evidence\"");
        assertThat(program.json(
                                "POST",
                                "/api/v1/claims",
                                claim(plant, "Plant manager, licence"),
                                "Idempotency-Key",
                                "again-" + plant.id())
                        .status())
                .isEqualTo(201);
    }

    @Test
    void letsNoTokenDecideNorMakeTokens() {
        Plant plant = people.plant("220600");
        program.json("POST", "/api/v1/claims", claim(plant, "Plant manager, see the licence"));
        long id = people.number("select id from access.claim where enterprise_id = ?", plant.id());

        Visitor.Page decided =
                program.json("POST", "/api/v1/claims/" + id + "/decision", "{\"granted\":true,\"why\":\"\"}");
        Visitor.Page token =
                program.json("POST", "/api/v1/tokens", "{\"name\":\"x\",\"rights\":[\"accounts\"],\"days\":1}");

        assertThat(decided.status()).isEqualTo(422);
        assertThat(decided.body()).contains("access.session-only");
        assertThat(token.body()).contains("access.session-only");
    }

    @Test
    void pagesAccountsByCursor() {
        for (int i = 0; i < 3; i++) {
            people.officer("220600", "observer");
        }
        Visitor.Page first = program.get("/api/v1/accounts?limit=2&role=observer&division=220600");
        assertThat(first.status()).isEqualTo(200);
        String next = first.body().replaceAll(".*\"next\":(\\d+).*", "$1");
        assertThat(program.get("/api/v1/accounts?limit=2&role=observer&division=220600&after=" + next)
                        .body())
                .contains("\"rows\":[{");
        assertThat(program.get("/api/v1/accounts/1").status()).isEqualTo(404);
    }

    /** Five thousand problems of one partner in a minute: what is over its share is refused with a reason, and others go on. */
    @Test
    void givesAPartnerItsShareOfAMinuteAndOthersTheirs() {
        Person partner = people.officer("220600", "officer");
        String token = Secrets.token();
        people.write("""
                insert into access.api_token (account_id, name, token_hash, rights, created_at, expires_at)
                values (?, 'partner', ?, array['prepare', 'problems'], now(), '2100-01-01')
                """, partner.id(), Secrets.hash(token));
        Visitor hotline = new Visitor(port).with(token);
        Plant plant = people.plant("220600");
        int filed = 0;
        Visitor.Page last;
        int sent = 0;
        do {
            boolean good = sent % 100 == 0;
            last = hotline.json("POST", "/api/v1/problems", """
                    {"enterprise":"%s","kind":"%s","title":"Gate %d is closed to lorries","asked":"Open it","separate":true}
                    """.formatted(
                            plant.creditCode(), good ? "logistics" : "weather", sent));
            assertThat(last.status()).as(last.body()).isIn(201, 422, 429);
            filed += last.status() == 201 ? 1 : 0;
        } while (last.status() != 429 && ++sent < 5_000);

        assertThat(last.status()).isEqualTo(429);
        assertThat(last.body()).contains("shared.rate");
        assertThat(last.answer().headers().firstValue("Retry-After")).isPresent();
        assertThat(people.number("select count(*) from problem.problem where enterprise_id = ?", plant.id()))
                .as("what was accepted is filed, what was refused is not")
                .isEqualTo(filed);
        assertThat(program.get("/api/v1/accounts?limit=1").status())
                .as("another partner")
                .isEqualTo(200);
    }

    private static String claim(Plant plant, String evidence) {
        return """
               {"creditCode":"%s","login":"api-%d","name":"Li Wei","telephone":"0431 555","evidence":"%s",
                "password":"three unrelated words","repeated":"three unrelated words"}
               """.formatted(plant.creditCode(), plant.id(), evidence);
    }
}
