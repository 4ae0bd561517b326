package org.clearway.app.shared.job;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Instant;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Hands jobs to db-scheduler, which gives each to one instance and again to another when that one is gone. */
@Component
class JobSchedule {

    private static final TaskDescriptor<Void> TASK = TaskDescriptor.of("job");

    private final ObjectProvider<Scheduler> scheduler;

    JobSchedule(ObjectProvider<Scheduler> scheduler) {
        this.scheduler = scheduler;
    }

    /** The entry in the due list is made in the transaction of the job's row: both or neither. */
    void enter(long job) {
        Scheduler due = scheduler.getObject();
        // Due since ever: the scheduler goes by the machine's clock, which a scenario's clock has nothing to do with.
        due.scheduleIfNotExists(TASK.instance(String.valueOf(job)).build(), Instant.EPOCH);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                due.triggerCheckForDueExecutions();
            }
        });
    }

    @Configuration(proxyBeanMethods = false)
    static class Task {

        @Bean
        OneTimeTask<Void> jobTask(RunningJobs running) {
            return Tasks.oneTime(TASK)
                    .onDeadExecutionRevive()
                    .execute((instance, context) -> running.run(Long.parseLong(instance.getId())));
        }
    }
}
