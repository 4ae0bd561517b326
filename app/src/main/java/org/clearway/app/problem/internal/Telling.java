package org.clearway.app.problem.internal;

import static org.clearway.app.problem.internal.ProblemSql.COLUMNS;
import static org.clearway.app.problem.internal.ProblemSql.OWNER;
import static org.clearway.app.problem.internal.ProblemSql.at;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.clearway.app.access.AuthorityOfficers;
import org.clearway.app.access.AuthorityOfficers.Officer;
import org.clearway.app.notice.NewNotice;
import org.clearway.app.notice.Notices;
import org.clearway.app.problem.Problem;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.time.ClearwayClock;
import org.clearway.app.shared.web.Phrases;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Tells people what happened. Every event is born untold in the transaction of its act; a round writes the notices and marks the
 * event told in one transaction, so that both happen, once, whatever dies in between.
 */
@Component
public class Telling {

    private static final int AT_ONCE = 200;

    /** What is written down without being told: notes, calls and the timer's own corrections. */
    private static final Set<String> QUIET = Set.of("tried", "note", "call", "take", "evidence");

    private final JdbcClient jdbc;
    private final Notices notices;
    private final AuthorityOfficers officers;
    private final ClearwayClock clock;
    private final TransactionOperations transactions;
    private final AtomicBoolean wanted = new AtomicBoolean();

    Telling(
            JdbcClient jdbc,
            Notices notices,
            AuthorityOfficers officers,
            ClearwayClock clock,
            TransactionOperations transactions) {
        this.jdbc = jdbc;
        this.notices = notices;
        this.officers = officers;
        this.clock = clock;
        this.transactions = transactions;
    }

    /** Tells at once, beside the act; what fails or is cut off, the next round tells. */
    public void soon() {
        if (wanted.compareAndSet(false, true)) {
            Thread.ofVirtual().name("telling").start(() -> {
                wanted.set(false);
                try {
                    tell();
                } catch (RuntimeException e) {
                    org.slf4j.LoggerFactory.getLogger(Telling.class).debug("The next round tells", e);
                }
            });
        }
    }

    /** @return events told */
    public int tell() {
        int told = 0;
        for (int some = round(); some > 0; some = round()) {
            told += some;
        }
        return told;
    }

    private int round() {
        Integer some = Actor.platform("telling").get(() -> transactions.execute(status -> tellSome()));
        return some == null ? 0 : some;
    }

    private record Untold(long id, long problemId, String act, String name, long accountId) {}

    private int tellSome() {
        List<Untold> events =
                jdbc.sql("""
                        select id, problem_id, act, name, account_id from problem.event where told_at is null
                        order by id limit :most for update skip locked
                        """).param("most", AT_ONCE).query(Untold.class).list();
        if (events.isEmpty()) {
            return 0;
        }
        Map<Long, Problem> problems = problems(events);
        Map<Long, List<Officer>> known = new HashMap<>();
        List<NewNotice> mail = new ArrayList<>();
        for (Untold event : events) {
            Problem problem = problems.get(event.problemId());
            if (problem != null && !QUIET.contains(event.act())) {
                enterprise(event, problem, mail);
                desk(event, problem, problem.ownerId(), known, mail);
                if (problem.coOwnerId() != null) {
                    desk(event, problem, problem.coOwnerId(), known, mail);
                }
            }
        }
        notices.send(mail);
        jdbc.sql("update problem.event set told_at = :now where id = any (:ids)")
                .param("now", at(clock.instant()))
                .param("ids", events.stream().map(Untold::id).toArray(Long[]::new))
                .update();
        return events.size();
    }

    private Map<Long, Problem> problems(List<Untold> events) {
        Map<Long, Problem> found = new HashMap<>();
        jdbc.sql("select " + COLUMNS + " from problem.problem p" + OWNER + " where p.id = any (:ids)")
                .param("ids", events.stream().map(Untold::problemId).toArray(Long[]::new))
                .query(Problem.class)
                .list()
                .forEach(problem -> found.put(problem.id(), problem));
        return found;
    }

    private void enterprise(Untold event, Problem problem, List<NewNotice> mail) {
        boolean concerns = !Set.of("room", "file", "task", "internal").contains(event.act());
        if (problem.enterpriseId() != null && concerns) {
            mail.add(NewNotice.toEnterprise(
                    problem.enterpriseId(),
                    problem.division(),
                    "problem-" + event.act(),
                    "problem-event/" + event.id(),
                    "problem.notice." + known(event.act()),
                    arguments(problem),
                    "/problems/" + problem.number()));
        }
    }

    private void desk(
            Untold event, Problem problem, long authority, Map<Long, List<Officer>> known, List<NewNotice> mail) {
        for (Officer officer : known.computeIfAbsent(authority, officers::of)) {
            if (officer.accountId() != event.accountId()) {
                mail.add(NewNotice.toAccount(
                        officer.accountId(),
                        officer.division(),
                        "problem-" + event.act(),
                        "problem-event/" + event.id(),
                        "problem.notice." + known(event.act()),
                        arguments(problem),
                        "/problems/" + problem.number()));
            }
        }
    }

    private static List<Object> arguments(Problem problem) {
        return List.of(
                problem.number(),
                new Phrases.Name(problem.ownerZh(), problem.ownerEn()),
                new Phrases.Name(problem.whoZh(), problem.whoEn()));
    }

    /** Words of its own has what moves the problem; everything else is something new on it. */
    private static String known(String act) {
        return switch (act) {
            case "file",
                    "escalate",
                    "ask",
                    "answer",
                    "solve",
                    "confirm",
                    "objection",
                    "lapse_in_silence",
                    "not_ours",
                    "hand_over",
                    "wait",
                    "ask_unsolvable",
                    "approve_unsolvable",
                    "decline_unsolvable",
                    "overrun",
                    "room",
                    "task" -> act;
            default -> "other";
        };
    }

    @Configuration(proxyBeanMethods = false)
    static class Round {

        @Bean
        RecurringTask<Void> problemTelling(Telling telling, @Value("${clearway.problem.round:5s}") Duration every) {
            return Tasks.recurring("problem-telling", FixedDelay.of(every))
                    .execute((instance, context) -> telling.tell());
        }
    }
}
