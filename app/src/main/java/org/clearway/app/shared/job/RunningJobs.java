package org.clearway.app.shared.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.time.ClearwayClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs one job from beginning to end. The work and the job's end are one transaction; progress is written beside it, where
 * others can read it. A job that was running when its process died is found running, and starts again.
 */
@Component
class RunningJobs {

    private static final Logger log = LoggerFactory.getLogger(RunningJobs.class);

    private final JobRows rows;
    private final Map<String, JobWork> workByKind;
    private final ClearwayClock clock;
    private final TransactionTemplate transaction;
    private final TransactionTemplate aside;

    RunningJobs(JobRows rows, List<JobWork> works, ClearwayClock clock, PlatformTransactionManager transactions) {
        this.rows = rows;
        this.workByKind = works.stream().collect(Collectors.toMap(JobWork::kind, Function.identity()));
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
        this.aside = new TransactionTemplate(transactions);
        aside.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Does nothing when the job is over or was cancelled. */
    void run(long id) {
        Actor platform = Actor.platform("jobs");
        boolean taken = platform.get(() -> said(() -> rows.move(id, "running", clock.instant(), "waiting", "running")));
        if (!taken) {
            return;
        }
        JobDetail detail = platform.get(() -> aside.execute(status -> rows.detail(id)));
        try {
            detail.starter().actor().call(() -> {
                attempt(id);
                return true;
            });
        } catch (JobCancelled e) {
            log.info("{}; nothing of it stays", e.getMessage());
        } catch (Refusal e) {
            fail(id, detail.failedFor(e.reasons()), String.valueOf(e.getMessage()));
        } catch (Exception e) {
            log.error("Job {} failed", id, e);
            fail(id, detail.failedFor(List.of(Reason.of("job.broken", id))), e.toString());
        }
    }

    private void attempt(long id) throws IOException {
        Path input = Files.createTempFile("clearway-job-", ".input");
        try {
            transaction.executeWithoutResult(status -> work(id, input));
        } finally {
            Files.deleteIfExists(input);
        }
    }

    private void work(long id, Path file) {
        Job job = rows.find(id).orElseThrow();
        JobWork work = workByKind.get(job.kind());
        if (work == null) {
            throw new IllegalStateException("No work of the kind " + job.kind());
        }
        byte[] input = rows.bytes(id, "input");
        try {
            if (input != null) {
                Files.write(file, input);
            }
            JobRun run = new JobRun(job, file, (good, bad) -> progress(id, good, bad));
            work.run(run);
            if (!rows.finish(run, clock.instant())) {
                throw new JobCancelled(id);
            }
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void progress(long id, long good, long bad) {
        if (!said(() -> rows.progress(id, good, bad))) {
            throw new JobCancelled(id);
        }
    }

    private void fail(long id, JobDetail detail, String message) {
        Actor.platform("jobs")
                .run(() -> aside.executeWithoutResult(status -> rows.fail(id, clock.instant(), detail, message)));
    }

    private boolean said(java.util.function.BooleanSupplier change) {
        return Boolean.TRUE.equals(aside.execute(status -> change.getAsBoolean()));
    }
}
