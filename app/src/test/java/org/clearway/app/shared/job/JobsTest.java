package org.clearway.app.shared.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.clearway.app.PlatformTest;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.DivisionRange;
import org.clearway.app.shared.scope.Role;
import org.clearway.app.shared.time.ClearwayClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@PlatformTest
class JobsTest {

    @Autowired
    Jobs jobs;

    @Autowired
    JobRows rows;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ClearwayClock clock;

    @Autowired
    PlatformTransactionManager transactions;

    private final Actor owner = new Actor(
            91_001,
            "owner",
            "Owner",
            Actor.Kind.OFFICER,
            Set.of(Role.OFFICER),
            EnumSet.copyOf(Role.OFFICER.rights()),
            "220000",
            "industry",
            1L,
            DivisionRange.of("220000"),
            List.of(),
            Actor.Via.SESSION);

    private final AtomicReference<JobWork> doing = new AtomicReference<>();
    private RunningJobs running;

    @BeforeEach
    void prepare() {
        running = new RunningJobs(
                rows,
                List.of(new JobWork() {
                    @Override
                    public String kind() {
                        return "test";
                    }

                    @Override
                    public void run(JobRun run) throws Exception {
                        java.util.Objects.requireNonNull(doing.get()).run(run);
                    }
                }),
                clock,
                transactions);
    }

    private long start() {
        return owner.get(
                () -> jobs.start(new NewJob("test", "a test", null, 10L, Map.of(), Map.of(), null, null, true)));
    }

    private void work(WorkOnly work) {
        doing.set(new JobWork() {
            @Override
            public String kind() {
                return "test";
            }

            @Override
            public void run(JobRun run) throws Exception {
                work.run(run);
            }
        });
    }

    private interface WorkOnly {
        void run(JobRun run) throws Exception;
    }

    private void waiting(long id) {
        owner.run(() -> new TransactionTemplate(transactions)
                .executeWithoutResult(status -> rows.move(id, "waiting", clock.instant(), "to_confirm")));
    }

    private Job find(long id) {
        return owner.get(() -> jobs.find(id));
    }

    @Test
    void startsAgainWhenItsProcessDiedAndCountsNothingTwice() {
        long id = start();
        waiting(id);
        work(run -> {
            jdbc.sql("insert into shared.audit_entry (at, account_id, actor, via, act, thing, thing_id, division)"
                            + " values (now(), 91001, 'x', 'job', 'half', 'job', ?, '220000')")
                    .param("job-" + id)
                    .update();
            run.progress(5, 0);
            throw new OutOfMemoryError("the process dies here");
        });
        try {
            running.run(id);
        } catch (OutOfMemoryError e) {
            assertThat(find(id).state()).isEqualTo(Job.State.RUNNING);
        }
        work(run -> {
            run.progress(9, 1);
            run.result("rows.xlsx", new byte[] {1, 2});
        });
        running.run(id);
        Job job = find(id);
        assertThat(job.state()).isEqualTo(Job.State.DONE);
        assertThat(job.rowsGood()).isEqualTo(9);
        assertThat(job.rowsBad()).isEqualTo(1);
        assertThat(halfDone(id)).isZero();
        running.run(id);
        assertThat(find(id).rowsGood()).isEqualTo(9);
    }

    private long halfDone(long id) {
        return Actor.platform("test")
                .get(() -> new TransactionTemplate(transactions)
                        .execute(status -> jdbc.sql(
                                        "select count(*) from shared.audit_entry where act = 'half' and thing_id = ?")
                                .param("job-" + id)
                                .query(Long.class)
                                .single()));
    }

    @Test
    void stopsWhenItIsCancelled() {
        long id = start();
        waiting(id);
        work(run -> {
            Thread.ofPlatform().start(() -> owner.run(() -> jobs.cancel(id))).join();
            run.progress(1, 0);
        });
        running.run(id);
        assertThat(find(id).state()).isEqualTo(Job.State.CANCELLED);
    }

    @Test
    void keepsTheReasonsForWhichItCouldNotBeDone() {
        long id = start();
        waiting(id);
        work(run -> {
            throw new Refusal(Reason.at("file", "table.rows", 5));
        });
        running.run(id);
        assertThat(find(id).state()).isEqualTo(Job.State.FAILED);
        assertThat(find(id).reasons()).extracting(Reason::code).containsExactly("table.rows");
    }
}
