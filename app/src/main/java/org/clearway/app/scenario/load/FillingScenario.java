package org.clearway.app.scenario.load;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clearway.app.directory.EnterpriseFilter;
import org.clearway.app.directory.Enterprises;
import org.clearway.app.scenario.Spring2022;
import org.clearway.app.shared.audit.Audit;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.time.ClockKeeper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Fills an empty instance with the emergency of spring 2022 and sets the clock to its moment. All or nothing: the whole
 * load is one transaction, so that a load that was cut off leaves an empty instance and the next start begins anew.
 */
@Component
public class FillingScenario {

    private static final Logger log = LoggerFactory.getLogger(FillingScenario.class);

    private final Enterprises enterprises;
    private final List<Filling> modules;
    private final Audit audit;
    private final ClockKeeper clock;
    private final TransactionOperations transactions;
    private final JdbcClient jdbc;

    FillingScenario(
            Enterprises enterprises,
            List<Filling> modules,
            Audit audit,
            ClockKeeper clock,
            TransactionOperations transactions,
            JdbcClient jdbc) {
        this.enterprises = enterprises;
        this.modules = modules;
        this.audit = audit;
        this.clock = clock;
        this.transactions = transactions;
        this.jdbc = jdbc;
    }

    /** Fills the instance unless it holds enterprises already. */
    public void fillIfEmpty() {
        Actor.platform("scenario spring-2022").run(() -> {
            if (enterprises.count(EnterpriseFilter.ALL) == 0) {
                clock.set(Spring2022.NOW);
                transactions.executeWithoutResult(status -> fill());
                clock.set(Spring2022.NOW);
            }
        });
    }

    private void fill() {
        long begun = System.nanoTime();
        log.info("Loading the scenario spring 2022; this takes a minute or two");
        Spring2022 spring = Spring2022.assemble();
        Map<String, Long> rows = new LinkedHashMap<>();
        for (Filling module : modules) {
            long since = System.nanoTime();
            module.fill(spring, rows);
            log.info(
                    "{} took {} s",
                    module.getClass().getSimpleName(),
                    Duration.ofNanos(System.nanoTime() - since).toSeconds());
        }
        jdbc.sql("select shared.analyze_tables()").query().listOfRows();
        audit.record(Audit.Entry.of("scenario loaded", "scenario", "spring-2022", "000000")
                .with(rows));
        log.info(
                "Loaded {} in {} s",
                rows,
                Duration.ofNanos(System.nanoTime() - begun).toSeconds());
    }
}
