package org.clearway.app.shared.job;

/**
 * What one kind of job does; a bean. It runs as the person who started the job, in one transaction with the job's end: after
 * a crash nothing of it happened, and it starts again from the first row.
 */
public interface JobWork {

    String kind();

    /**
     * @throws org.clearway.app.shared.refusal.Refusal when it cannot be done, for reasons that a person can mend
     */
    void run(JobRun run) throws Exception;
}
