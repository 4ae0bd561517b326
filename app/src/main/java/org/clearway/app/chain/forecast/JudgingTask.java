package org.clearway.app.chain.forecast;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.clearway.app.shared.scope.Actor;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Every ten minutes, by one instance. */
@Configuration(proxyBeanMethods = false)
class JudgingTask {

    private static final Duration EVERY = Duration.ofMinutes(10);

    @Bean
    RecurringTask<Void> forecastsTask(JudgingForecasts judging, @Value("${clearway.chain.live:true}") boolean live) {
        return Tasks.recurring("forecasts", FixedDelay.of(EVERY))
                .execute((instance, context) -> Actor.platform("forecasts").run(() -> {
                    if (live) {
                        judging.round();
                    }
                }));
    }
}
