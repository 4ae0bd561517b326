package org.clearway.app.shared.once;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.sql.Timestamp;
import java.time.Duration;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.time.ClearwayClock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keys are kept for a week: who repeats later has a new act in mind. */
@Component
class Forgetting {

    static final Duration KEPT = Duration.ofDays(7);

    private final JdbcClient jdbc;
    private final ClearwayClock clock;

    Forgetting(JdbcClient jdbc, ClearwayClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Transactional
    public void forget() {
        jdbc.sql("delete from shared.idempotency where at < ?")
                .param(Timestamp.from(clock.instant().minus(KEPT)))
                .update();
    }

    @Configuration(proxyBeanMethods = false)
    static class Round {

        @Bean
        RecurringTask<Void> forgettingKeys(Forgetting forgetting) {
            return Tasks.recurring("forget-idempotency-keys", FixedDelay.ofHours(1))
                    .execute(
                            (instance, context) -> Actor.platform("forget keys").run(forgetting::forget));
        }
    }
}
