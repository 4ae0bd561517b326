package org.clearway.app.problem;

import static org.clearway.app.problem.internal.ProblemSql.COLUMNS;
import static org.clearway.app.problem.internal.ProblemSql.OWNER;
import static org.clearway.app.problem.internal.ProblemSql.at;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.clearway.app.directory.Contact;
import org.clearway.app.directory.Contacts;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.time.AsOf;
import org.clearway.app.shared.time.ClearwayClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whom to phone first this morning. It holds what lies on the actor's desk and was not phoned about today; late ones come first,
 * then the severe, then what is due soonest. Who could not be reached today comes again, at the end.
 */
@Repository
@Transactional(readOnly = true)
public class CallSheet {

    private static final int SOON_DAYS = 2;

    private static final String CALLS = """
            from problem.problem p where p.closed_at is null and p.owner_id = :own and p.enterprise_id is not null
                and (p.called_at is null or p.called_at < :today or p.call_outcome = 'not_reached')
            """;

    private static final String ORDER = """
            coalesce(p.called_at >= :today, false), (p.due_at < :now) desc nulls last, array_position(array['critical', 'high', 'normal', 'low'], p.severity), p.due_at nulls last, p.id
            """;

    private final JdbcClient jdbc;
    private final Contacts contacts;
    private final ClearwayClock clock;

    CallSheet(JdbcClient jdbc, Contacts contacts, ClearwayClock clock) {
        this.jdbc = jdbc;
        this.contacts = contacts;
        this.clock = clock;
    }

    /**
     * One call to make.
     *
     * @param why keys of the reasons why it stands where it does, strongest first
     * @param ask key of what to ask
     */
    public record Call(Problem problem, List<String> why, String ask, List<Contact> contacts) {}

    public List<Call> calls(int offset, int limit) {
        Actor.current().require(Right.PROBLEMS);
        Instant now = clock.instant();
        return jdbc
                .sql("select " + COLUMNS + " from (select * " + CALLS + " order by " + ORDER
                        + " limit :limit offset :offset) p" + OWNER + " order by " + ORDER)
                .param("own", own())
                .param("today", at(beginning()))
                .param("now", at(now))
                .param("limit", limit)
                .param("offset", offset)
                .query(Problem.class)
                .list()
                .stream()
                .map(one -> call(one, now))
                .toList();
    }

    public long count() {
        Actor.current().require(Right.PROBLEMS);
        return counted(CALLS);
    }

    /** How many calls were made today. */
    public long made() {
        return counted(
                "from problem.problem p where p.closed_at is null and p.owner_id = :own and p.called_at >= :today");
    }

    private long counted(String rows) {
        return jdbc.sql("select count(*) " + rows)
                .param("own", own())
                .param("today", at(beginning()))
                .query(Long.class)
                .single();
    }

    private static long own() {
        Long authority = Actor.current().authorityId();
        return authority == null ? 0 : authority;
    }

    private Instant beginning() {
        return clock.today().atStartOfDay(ClearwayClock.ZONE).toInstant();
    }

    private Call call(Problem one, Instant now) {
        long enterprise = one.enterpriseId() == null ? 0 : one.enterpriseId();
        return new Call(one, why(one, now), ask(one), contacts.of(enterprise, AsOf.now(clock)));
    }

    private List<String> why(Problem one, Instant now) {
        List<String> why = new ArrayList<>();
        if (one.late(now)) {
            why.add("late");
        }
        LocalDate stops = one.stopsOn();
        if (stops != null && !stops.isAfter(clock.today().plusDays(SOON_DAYS))) {
            why.add("stops");
        }
        if (one.severity().equals("critical")) {
            why.add("critical");
        }
        Instant due = one.dueAt();
        if (!one.late(now) && due != null && due.isBefore(beginning().plus(Duration.ofDays(1)))) {
            why.add("due-today");
        }
        if (one.reopened() > 0) {
            why.add("reopened");
        }
        if (one.calledAt() == null) {
            why.add("never-called");
        }
        return why.isEmpty() ? List.of("next") : why;
    }

    private static String ask(Problem one) {
        return one.state().equals("solved") ? "solved" : one.state().equals("waiting") ? "waiting" : one.kind();
    }
}
