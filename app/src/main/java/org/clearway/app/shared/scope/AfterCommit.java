package org.clearway.app.shared.scope;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What follows a change once it is there, on the thread and the connection that made it. A listener of kept events asks for a
 * second connection while the first is still held: as many requests at once as there are connections then wait for each other.
 */
public final class AfterCommit {

    private AfterCommit() {}

    /** Runs {@code act} after the commit of the transaction of this thread, not at all after a rollback; now when there is none. */
    public static void run(Runnable act) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            act.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                act.run();
            }
        });
    }
}
