package org.clearway.app.problem.internal;

import static org.clearway.app.problem.internal.ProblemSql.COLUMNS;
import static org.clearway.app.problem.internal.ProblemSql.OWNER;
import static org.clearway.app.problem.internal.ProblemSql.at;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.clearway.app.problem.Level;
import org.clearway.app.problem.Problem;
import org.clearway.app.problem.course.Act;
import org.clearway.app.problem.course.State;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.time.ClearwayClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * What happens by itself: a missed deadline goes up, silence counts, a stopped clock goes on, a desk that was merged moves. Some
 * due rows are locked and done in one transaction, those that another instance has are skipped; what a row shows decides, so
 * that a timer fires once through a crash, a clock that jumps and two instances.
 */
@Component
public class TimerRound {

    /** Few enough that nobody waits long for a row, many enough that ten thousand are done in a minute. */
    static final int AT_ONCE = 100;

    /** So many changes of the kept figures are added up at once. */
    private static final int FOLDED_AT_LEAST = 1_000;

    private static final Logger log = LoggerFactory.getLogger(TimerRound.class);

    private final JdbcClient jdbc;
    private final Acting acting;
    private final Telling telling;
    private final ClearwayClock clock;
    private final TransactionOperations transactions;

    TimerRound(
            JdbcClient jdbc, Acting acting, Telling telling, ClearwayClock clock, TransactionOperations transactions) {
        this.jdbc = jdbc;
        this.acting = acting;
        this.telling = telling;
        this.clock = clock;
        this.transactions = transactions;
    }

    /**
     * Does all that is due now.
     *
     * @return timers fired
     */
    public int fire() {
        int fired = 0;
        for (int some = some(clock.instant()); some > 0; some = some(clock.instant())) {
            fired += some;
        }
        move();
        Actor.platform("timers")
                .run(() -> transactions.executeWithoutResult(status -> jdbc.sql("select problem.fold_kept(?)")
                        .param(FOLDED_AT_LEAST)
                        .query(Long.class)
                        .single()));
        if (fired > 0) {
            telling.soon();
        }
        return fired;
    }

    private int some(Instant now) {
        Integer done = Actor.platform("timers")
                .get(() -> transactions.execute(status -> {
                    List<Problem> due = jdbc.sql("select " + COLUMNS
                                    + " from (select * from problem.problem where closed_at is null and timer_at <= :now"
                                    + " order by timer_at, id limit :most for update skip locked) p" + OWNER)
                            .param("now", at(now))
                            .param("most", AT_ONCE)
                            .query(Problem.class)
                            .list();
                    LookedUp.during(() -> due.forEach(this::fire));
                    return due.size();
                }));
        return done == null ? 0 : done;
    }

    private void fire(Problem problem) {
        switch (problem.standing()) {
            case State.Solved solved -> acting.act(problem, new Act.LapseInSilence(), Said.key("problem.said.silence"));
            case State.Waiting waiting -> acting.act(problem, new Act.GoOn(), Said.key("problem.said.waited"));
            case State.Working working -> missed(problem);
            case State.Asked asked -> missed(problem);
            case State.UnsolvableAsked asked -> missed(problem);
            case State.Closed closed -> log.warn("{} is closed and had a timer", problem.number());
        }
    }

    /** Nothing tried is said so; at the top there is nowhere to go, and it stays late. */
    private void missed(Problem problem) {
        if (problem.at() == Level.MINISTRY) {
            acting.act(problem, new Act.Overrun(), Said.key("problem.said.overrun"));
            return;
        }
        Level next = problem.course().above();
        Level to = next == Level.INTER_PROVINCIAL ? Level.MINISTRY : next;
        String key = problem.tried() ? "problem.said.missed" : "problem.said.missed-nothing";
        acting.act(
                problem,
                new Act.Escalate(to, null, true),
                Said.key(key, Problem.both(problem.ownerZh(), problem.ownerEn())));
    }

    /** Problems on the desk of an authority that is no more go to the one that has its division and department, or up. */
    private void move() {
        Actor.platform("timers")
                .run(() -> transactions.executeWithoutResult(status -> {
                    List<Problem> left = jdbc.sql("select " + COLUMNS
                                    + " from (select p.* from problem.problem p join directory.authority a"
                                    + " on a.id = p.owner_id and a.valid_to < :today where p.closed_at is null"
                                    + " and p.state in ('working', 'waiting') limit :most for update of p skip locked) p"
                                    + OWNER)
                            .param("today", java.sql.Date.valueOf(clock.today()))
                            .param("most", AT_ONCE)
                            .query(Problem.class)
                            .list();
                    for (Problem problem : left) {
                        acting.moveFromEnded(problem);
                    }
                }));
    }

    @Configuration(proxyBeanMethods = false)
    static class Round {

        @Bean
        RecurringTask<Void> problemTimers(TimerRound timers, @Value("${clearway.problem.round:5s}") Duration every) {
            return Tasks.recurring("problem-timers", FixedDelay.of(every))
                    .execute((instance, context) -> timers.fire());
        }
    }
}
