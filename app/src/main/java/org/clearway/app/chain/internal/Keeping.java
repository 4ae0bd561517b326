package org.clearway.app.chain.internal;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.AfterCommit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The thread that keeps the network of this instance up to date: at once when this instance wrote a change, and ten times a second
 * for what others wrote.
 */
@Component
class Keeping implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Keeping.class);
    private static final int LOOK_EVERY_MILLIS = 100;

    /** Reports that come in meanwhile share the next look: two hundred a second would otherwise cost as many transactions. */
    private static final int REST_MILLIS = 25;

    private static final int STOP_WITHIN_MILLIS = 5_000;
    private static final int AFTER_FAULT_MILLIS = 2_000;

    private final LiveNetwork network;
    private final ExactPass exact;
    private final boolean wanted;
    private final Semaphore news = new Semaphore(0);
    private volatile boolean running;
    private volatile Thread thread = Thread.currentThread();

    Keeping(LiveNetwork network, ExactPass exact, @Value("${clearway.chain.live:true}") boolean wanted) {
        this.network = network;
        this.exact = exact;
        this.wanted = wanted;
    }

    @EventListener
    void on(ChangeLog.Written written) {
        AfterCommit.run(news::release);
    }

    @Override
    public void start() {
        running = true;
        if (wanted) {
            thread = Thread.ofPlatform()
                    .name("chain")
                    .daemon()
                    .start(() -> Actor.platform("chain").run(this::keep));
            Thread.ofPlatform()
                    .name("chain-exact")
                    .daemon()
                    .start(() -> Actor.platform("chain").run(this::project));
        }
    }

    private void keep() {
        while (running) {
            try {
                if (news.tryAcquire(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
                    news.drainPermits();
                }
                network.catchUp();
                TimeUnit.MILLISECONDS.sleep(REST_MILLIS);
            } catch (InterruptedException ended) {
                return;
            } catch (RuntimeException fault) {
                pause("The lights wait, for their network could not be brought up to date", fault);
            }
        }
    }

    private void project() {
        while (running) {
            try {
                exact.runIfDue();
                TimeUnit.MILLISECONDS.sleep(AFTER_FAULT_MILLIS / 4);
            } catch (InterruptedException ended) {
                return;
            } catch (RuntimeException fault) {
                pause("The exact projection failed and is tried again", fault);
            }
        }
    }

    private void pause(String what, RuntimeException fault) {
        if (running) {
            log.warn(what, fault);
            try {
                TimeUnit.MILLISECONDS.sleep(AFTER_FAULT_MILLIS);
            } catch (InterruptedException ended) {
                running = false;
            }
        }
    }

    /** Before the database closes, the lease goes back. */
    @Override
    public void stop() {
        running = false;
        if (wanted) {
            try {
                thread.join(STOP_WITHIN_MILLIS);
                Actor.platform("chain").run(network::leave);
            } catch (InterruptedException | RuntimeException gone) {
                log.debug("The lease ends by itself", gone);
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
