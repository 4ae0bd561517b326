package org.clearway.app.shared.job;

/** Ends a job's work when somebody cancelled the job. */
public final class JobCancelled extends RuntimeException {

    JobCancelled(long job) {
        super("Job " + job + " was cancelled", null, false, false);
    }
}
