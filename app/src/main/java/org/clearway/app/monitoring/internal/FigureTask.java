package org.clearway.app.monitoring.internal;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.clearway.app.monitoring.KeepingFigures;
import org.clearway.app.shared.scope.Actor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Has changed days added up anew, by one instance each minute. */
@Configuration(proxyBeanMethods = false)
class FigureTask {

    private static final Duration EVERY = Duration.ofMinutes(1);

    @Bean
    RecurringTask<Void> keepingFiguresTask(KeepingFigures keeping) {
        return Tasks.recurring("figures", FixedDelay.of(EVERY))
                .execute((instance, context) -> Actor.platform("figures").run(keeping::keep));
    }
}
