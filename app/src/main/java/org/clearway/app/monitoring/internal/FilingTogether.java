package org.clearway.app.monitoring.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.clearway.app.monitoring.internal.FilingStatements.Answer;
import org.clearway.app.monitoring.internal.FilingStatements.One;
import org.clearway.app.shared.scope.Actor;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Reports that one actor sends while earlier ones of theirs are being written share a transaction: a program that posts over many
 * connections pays one commit for all that wait, and a report alone waits for nobody. Two transactions of an actor are under way at
 * once, so that one is being worked on while the disk has the other. Each report has its own answer, and has it after the commit.
 * What keeps one of them out does not keep out the others: a group that fails is halved until it is found.
 */
@Component
public class FilingTogether {

    private static final int MOST = 100;
    private static final int AT_ONCE = 2;

    private static final int THREADS = 32;

    /**
     * Threads of the system, which has them run beside the requests that their answers wake; a virtual one would wait behind all of
     * those each time it has word from the database. When all are taken, a virtual one does the work all the same.
     */
    private final Executor workers = new ThreadPoolExecutor(
            0,
            THREADS,
            1,
            TimeUnit.MINUTES,
            new SynchronousQueue<>(),
            Thread.ofPlatform().daemon().name("filing-", 0).factory(),
            (work, full) -> Thread.ofVirtual().name("filing").start(work));

    private final FilingStatements statements;
    private final Map<Actor, Line> lines = new ConcurrentHashMap<>();

    FilingTogether(FilingStatements statements) {
        this.statements = statements;
    }

    private record Waiting(One one, CompletableFuture<Answer> answer) {}

    /** Who waits, and how many transactions are under way; touched only inside the map's {@code compute}. */
    private static final class Line {
        private final Queue<Waiting> waiting = new ArrayDeque<>();
        private int working;
    }

    /** Files one report as the actor of this thread, and waits for its answer. */
    public Answer file(One one) {
        Actor actor = Actor.current();
        Waiting mine = new Waiting(one, new CompletableFuture<>());
        List<Waiting> begun = new ArrayList<>();
        lines.compute(actor, (who, held) -> {
            Line line = held == null ? new Line() : held;
            if (line.working < AT_ONCE) {
                line.working++;
                begun.add(mine);
            } else {
                line.waiting.add(mine);
            }
            return line;
        });
        if (!begun.isEmpty()) {
            workers.execute(() -> actor.run(() -> work(actor, begun)));
        }
        try {
            return mine.answer().join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failed;
        }
    }

    /** Until nobody waits any more. */
    private void work(Actor actor, List<Waiting> first) {
        for (List<Waiting> group = first; !group.isEmpty(); group = next(actor)) {
            together(group);
        }
    }

    private List<Waiting> next(Actor actor) {
        List<Waiting> group = new ArrayList<>();
        lines.computeIfPresent(actor, (who, line) -> {
            while (!line.waiting.isEmpty() && group.size() < MOST) {
                group.add(line.waiting.remove());
            }
            line.working -= group.isEmpty() ? 1 : 0;
            return line.working == 0 ? null : line;
        });
        return group;
    }

    private void together(List<Waiting> group) {
        try {
            List<Answer> answers =
                    statements.file(group.stream().map(Waiting::one).toList());
            for (int i = 0; i < answers.size(); i++) {
                group.get(i).answer().complete(answers.get(i));
            }
        } catch (DataAccessResourceFailureException | TransactionException | Error noDatabase) {
            failed(group, noDatabase);
        } catch (RuntimeException fault) {
            if (group.size() == 1) {
                failed(group, fault);
            } else {
                int half = group.size() / 2;
                together(group.subList(0, half));
                together(group.subList(half, group.size()));
            }
        }
    }

    private static void failed(List<Waiting> group, Throwable fault) {
        group.forEach(one -> one.answer().completeExceptionally(fault));
    }
}
