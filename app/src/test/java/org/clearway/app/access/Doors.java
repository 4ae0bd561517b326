package org.clearway.app.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Objects;
import org.clearway.app.access.People.Person;
import org.clearway.app.access.signin.SecondFactor;

/** Coming in as someone, with whatever factors they have. */
final class Doors {

    private Doors() {}

    static Visitor enter(int port, Person person) {
        Visitor visitor = new Visitor(port);
        visitor.signIn(person.login(), People.PASSWORD);
        if (person.secret() != null) {
            visitor.get("/sign-in/code");
            Visitor.Page page = visitor.post("/sign-in/code", "code", code(person), "to", "/account");
            assertThat(page.status()).as(page.body()).isEqualTo(302);
        }
        return visitor;
    }

    static String code(Person person) {
        return SecondFactor.code(Objects.requireNonNull(person.secret()), Instant.now());
    }
}
