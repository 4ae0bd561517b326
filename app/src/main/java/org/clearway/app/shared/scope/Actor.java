package org.clearway.app.shared.scope;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Who acts, by which way, and how far they reach. One actor is bound to the thread of each request and job; every
 * transaction takes its database role and its scope from it ({@link ScopedTransactionManager}), so that code which
 * forgets to ask reads nothing rather than everything.
 *
 * @param accountId   0 for the platform itself
 * @param kind        which database role the transaction takes
 * @param roles       roles of the account
 * @param rights      what the roles allow, less what the way in forbids (a token never approves)
 * @param division    code of the own division; of an enterprise's account, that of the enterprise
 * @param department  department of the authority; null for an enterprise
 * @param range       the territory, as a range of division codes
 * @param enterprises ids of the enterprises that an enterprise's account speaks for
 */
public record Actor(
        long accountId,
        String login,
        String name,
        Kind kind,
        Set<Role> roles,
        Set<Right> rights,
        String division,
        @Nullable String department,
        @Nullable Long authorityId,
        DivisionRange range,
        List<Long> enterprises,
        Via via) {

    private static final ScopedValue<Actor> CURRENT = ScopedValue.newInstance();

    /** Which of the database's three roles a transaction takes. */
    public enum Kind {
        OFFICER("clearway_officer"),
        ENTERPRISE("clearway_enterprise"),
        SYSTEM("clearway_system");

        final String databaseRole;

        Kind(String databaseRole) {
            this.databaseRole = databaseRole;
        }
    }

    /** The way in. A token prepares; to approve, publish and sign takes a person's session. */
    public enum Via {
        SESSION,
        TOKEN,
        JOB
    }

    /** The platform's own acts: jobs, imports that were confirmed, the scenario. */
    public static Actor platform(String name) {
        return new Actor(
                0,
                "clearway",
                name,
                Kind.SYSTEM,
                Set.of(),
                EnumSet.allOf(Right.class),
                "000000",
                null,
                null,
                DivisionRange.NATION,
                List.of(),
                Via.JOB);
    }

    /**
     * @throws IllegalStateException when nobody is bound to this thread: a way in that forgot to say who acts
     */
    public static Actor current() {
        return CURRENT.orElseThrow(
                () -> new IllegalStateException("No actor is bound to this thread; bind one with Actor.call"));
    }

    public static boolean isBound() {
        return CURRENT.isBound();
    }

    public <T> T call(Callable<T> act) throws Exception {
        return ScopedValue.where(CURRENT, this).call(act::call);
    }

    public void run(Runnable act) {
        ScopedValue.where(CURRENT, this).run(act);
    }

    public <T> T get(java.util.function.Supplier<T> act) {
        return ScopedValue.where(CURRENT, this).call(act::get);
    }

    public boolean may(Right right) {
        return rights.contains(right);
    }

    /**
     * @throws NotAllowed when the right is missing
     */
    public void require(Right right) {
        if (!may(right)) {
            throw new NotAllowed(right);
        }
    }

    public boolean isOfficer() {
        return kind == Kind.OFFICER;
    }

    public boolean isEnterprise() {
        return kind == Kind.ENTERPRISE;
    }
}
