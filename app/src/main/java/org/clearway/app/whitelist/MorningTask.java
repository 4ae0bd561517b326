package org.clearway.app.whitelist;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.setting.Settings;
import org.clearway.app.shared.time.ClearwayClock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes each morning's proposals, by one instance, as soon as the hour has come; a clock that jumps makes them once a day. */
@Configuration(proxyBeanMethods = false)
class MorningTask {

    private static final Duration EVERY = Duration.ofMinutes(5);
    private static final String HOUR = "whitelist.morning-hour";

    @Bean
    RecurringTask<Void> listProposalsTask(
            ProposingChanges proposing, Proposals proposals, Settings settings, ClearwayClock clock) {
        return Tasks.recurring("white-list-proposals", FixedDelay.of(EVERY))
                .execute((instance, context) -> Actor.platform("white list").run(() -> {
                    boolean morning = clock.here().getHour()
                            >= settings.number(HOUR, clock.instant()).intValue();
                    boolean made = proposals
                            .latestDay(clock.today())
                            .filter(clock.today()::equals)
                            .isPresent();
                    if (morning && !made) {
                        proposing.propose();
                    }
                }));
    }
}
