package org.clearway.app.shared.job;

import java.util.List;
import org.clearway.app.shared.port.ToDo;
import org.springframework.stereotype.Component;

/** Jobs that ended, or that wait to be confirmed, in the to-do list of who started them. */
@Component
class FinishedJobs implements ToDo {

    private final Jobs jobs;

    FinishedJobs(Jobs jobs) {
        this.jobs = jobs;
    }

    @Override
    public List<Task> tasks(int limit) {
        return jobs.toLookAt(limit).stream().map(FinishedJobs::task).toList();
    }

    private static Task task(Job job) {
        List<Object> arguments = List.of(job.name(), job.rowsGood(), job.rowsBad());
        return new Task("to-do.job." + job.state().word(), arguments, null, job.createdAt(), "/jobs/" + job.id());
    }

    @Override
    public long count() {
        return jobs.countToLookAt();
    }
}
