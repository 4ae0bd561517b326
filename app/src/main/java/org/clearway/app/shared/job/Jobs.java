package org.clearway.app.shared.job;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;
import org.clearway.app.shared.refusal.NotFound;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.time.ClearwayClock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Starts long acts and tells how far they are. A job is done once over all instances, goes on after a crash, and belongs to who
 * started it; nobody else sees it.
 */
@Service
public class Jobs {

    private final JobRows rows;
    private final ClearwayClock clock;
    private final JobSchedule schedule;

    Jobs(JobRows rows, ClearwayClock clock, JobSchedule schedule) {
        this.rows = rows;
        this.clock = clock;
        this.schedule = schedule;
    }

    @Transactional
    public long start(NewJob job) {
        long id = rows.insert(job, Actor.current(), clock.instant(), digest(job.input()));
        if (!job.toConfirm()) {
            schedule.enter(id);
        }
        return id;
    }

    @Transactional
    public void confirm(long id) {
        find(id);
        if (!rows.move(id, "waiting", clock.instant(), "to_confirm")) {
            throw new Refusal(Reason.of("job.not-to-confirm", id));
        }
        schedule.enter(id);
    }

    /** What it did so far is undone, unless it was done already. */
    @Transactional
    public void cancel(long id) {
        find(id);
        if (!rows.move(id, "cancelled", clock.instant(), "to_confirm", "waiting", "running")) {
            throw new Refusal(Reason.of("job.over", id));
        }
    }

    @Transactional(readOnly = true)
    public Job find(long id) {
        return rows.find(id).orElseThrow(() -> new NotFound("job", id));
    }

    /** The owner looked at it: what is over no longer waits in To do. */
    @Transactional
    public Job look(long id) {
        Job job = find(id);
        rows.seen(id, clock.instant());
        return job;
    }

    /** The actor's own, newest first. */
    @Transactional(readOnly = true)
    public List<Job> own(@Nullable String kind, int limit) {
        return rows.ofAccount(Actor.current().accountId(), kind, limit);
    }

    /** What waits for a look: to confirm, done, failed. */
    @Transactional(readOnly = true)
    public List<Job> toLookAt(int limit) {
        return rows.toLookAt(Actor.current().accountId(), limit);
    }

    @Transactional(readOnly = true)
    public long countToLookAt() {
        return rows.countToLookAt(Actor.current().accountId());
    }

    @Transactional(readOnly = true)
    public Optional<byte[]> result(long id) {
        return Optional.ofNullable(rows.bytes(id, "result"));
    }

    @Transactional(readOnly = true)
    public Optional<byte[]> input(long id) {
        return Optional.ofNullable(rows.bytes(id, "input"));
    }

    private static byte @Nullable [] digest(byte @Nullable [] input) {
        try {
            return input == null ? null : MessageDigest.getInstance("SHA-256").digest(input);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
