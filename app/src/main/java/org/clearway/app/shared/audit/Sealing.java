package org.clearway.app.shared.audit;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.util.List;
import org.clearway.app.shared.scope.Actor;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/**
 * Makes the trail tamper-evident each minute: what was committed goes under a running hash, and the hash goes to a file
 * outside the database. A crash between the two is made good by the next round.
 */
@Component
public class Sealing {

    private static final int HEADS_AT_ONCE = 500;

    private final Seals seals;
    private final Heads heads;

    Sealing(Seals seals, Heads heads) {
        this.seals = seals;
        this.heads = heads;
    }

    /** Seals everything there is, and writes the heads. */
    public void seal() {
        Actor.platform("audit seal").run(this::sealAndWrite);
    }

    private synchronized void sealAndWrite() {
        boolean more = true;
        while (more) {
            more = seals.sealNext();
        }
        List<Heads.Head> known = heads.all();
        long last = known.isEmpty() ? 0 : known.getLast().seal();
        for (List<Seal> next = seals.after(last, HEADS_AT_ONCE);
                !next.isEmpty();
                next = seals.after(last, HEADS_AT_ONCE)) {
            heads.append(next.stream().map(Heads.Head::of).toList());
            last = next.getLast().id();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Round {

        @Bean
        RecurringTask<Void> sealingTask(Sealing sealing, @Value("${clearway.audit.seal-every:1m}") Duration every) {
            return Tasks.recurring("audit-seal", FixedDelay.of(every)).execute((instance, context) -> sealing.seal());
        }
    }
}
