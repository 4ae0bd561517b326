package org.clearway.app.problem.internal;

import java.util.Objects;
import java.util.function.Supplier;
import org.clearway.app.problem.Problem;
import org.clearway.app.shared.scope.Actor;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * An enterprise's act touches rows that it may not see: copies for the others that are hit, desks. What it acts on it had to see
 * under its own scope before; the act itself runs in the platform's scope under the enterprise's own name.
 */
@Component
public class Wider {

    private final TransactionTemplate transaction;

    Wider(PlatformTransactionManager transactions) {
        this.transaction = new TransactionTemplate(transactions);
    }

    /** @param seen proof that the actor could read it in its own scope */
    public <T> T inTransaction(Problem seen, Supplier<T> act) {
        Objects.requireNonNull(seen);
        return inTransaction(act);
    }

    public <T> T inTransaction(Supplier<T> act) {
        Actor actor = Actor.current();
        Supplier<T> work = () -> Objects.requireNonNull(transaction.execute(status -> act.get()));
        return actor.isEnterprise() ? widened(actor).get(work) : work.get();
    }

    private static Actor widened(Actor actor) {
        return new Actor(
                actor.accountId(),
                actor.login(),
                actor.name(),
                Actor.Kind.SYSTEM,
                actor.roles(),
                actor.rights(),
                actor.division(),
                null,
                null,
                actor.range(),
                actor.enterprises(),
                actor.via());
    }
}
