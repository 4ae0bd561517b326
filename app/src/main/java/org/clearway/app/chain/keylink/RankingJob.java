package org.clearway.app.chain.keylink;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.clearway.app.shared.job.JobRun;
import org.clearway.app.shared.job.JobWork;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.scope.Actor;
import org.clearway.engine.Progress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** The ranking as a job of who asked for it, and once for each business day by itself. */
@Component
class RankingJob implements JobWork {

    private static final Logger log = LoggerFactory.getLogger(RankingJob.class);

    private final RankingKeyLinks ranking;

    RankingJob(RankingKeyLinks ranking) {
        this.ranking = ranking;
    }

    @Override
    public String kind() {
        return RankingKeyLinks.KIND;
    }

    @Override
    public void run(JobRun run) {
        int ranked = ranking.rank(Actor.current().name(), (done, total) -> run.progress(done, 0));
        run.progress(ranked, 0);
        run.count("ranked", ranked);
    }

    @Configuration(proxyBeanMethods = false)
    static class Nightly {

        private static final Duration LOOK_EVERY = Duration.ofMinutes(10);

        /** Looks every ten minutes whether the day has its ranking: after midnight, after a start, after a failure. */
        @Bean
        RecurringTask<Void> keyLinksTask(
                RankingKeyLinks ranking,
                @Value("${clearway.chain.live:true}") boolean live,
                @Value("${clearway.chain.ranks:true}") boolean ranks) {
            return Tasks.recurring("key-links", FixedDelay.of(LOOK_EVERY))
                    .execute((instance, context) -> Actor.platform("key links").run(() -> {
                        if (live && ranks) {
                            rankIfDue(ranking);
                        }
                    }));
        }

        private static void rankIfDue(RankingKeyLinks ranking) {
            try {
                if (ranking.due()) {
                    ranking.rank("", Progress.NONE);
                }
            } catch (Refusal e) {
                log.info("No ranking of key links yet: {}", e.getMessage());
            }
        }
    }
}
