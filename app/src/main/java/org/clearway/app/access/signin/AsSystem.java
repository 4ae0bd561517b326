package org.clearway.app.access.signin;

import java.util.function.Supplier;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.DivisionRange;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Acts of access that reach further than whoever asks for them: a password check, a code of the own account. The trail
 * still names the person. It begins a transaction of its own, for the scope of one that runs cannot be changed.
 */
@Component
public class AsSystem {

    private final TransactionTemplate transactions;

    AsSystem(PlatformTransactionManager transactions) {
        this.transactions = new TransactionTemplate(transactions);
        this.transactions.setPropagationBehavior(TransactionTemplate.PROPAGATION_REQUIRES_NEW);
    }

    /** As the person who is bound, or as the platform under the given name when nobody is. */
    public <T> T call(String name, Supplier<T> act) {
        Actor actor = Actor.isBound() ? raised(Actor.current()) : Actor.platform(name);
        return as(actor, act);
    }

    /** As an account that is known, but has not come in yet. */
    public <T> T as(Actor actor, Supplier<T> act) {
        return raised(actor).get(() -> transactions.execute(status -> act.get()));
    }

    private static Actor raised(Actor of) {
        return new Actor(
                of.accountId(),
                of.login(),
                of.name(),
                Actor.Kind.SYSTEM,
                of.roles(),
                of.rights(),
                of.division(),
                of.department(),
                of.authorityId(),
                DivisionRange.NATION,
                of.enterprises(),
                of.via());
    }
}
