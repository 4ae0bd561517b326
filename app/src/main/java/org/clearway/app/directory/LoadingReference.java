package org.clearway.app.directory;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.util.HexFormat;
import java.util.List;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.time.ClearwayClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Enters the files of {@code reference/} that the product carries, at start, when they are others than those entered last. What an
 * operator imported besides, for instance the full table of industries, stays.
 */
@Component
@DependsOnDatabaseInitialization
public class LoadingReference implements SmartInitializingSingleton {

    private static final Logger log = LoggerFactory.getLogger(LoadingReference.class);

    private static final List<String> FILES = List.of(
            "division",
            "zone",
            "zone_member",
            "division_neighbour",
            "industry",
            "department",
            "supply_field",
            "chain",
            "cultivation_tier",
            "calendar_2022");

    /** One lock for all instances that start at the same time. */
    private static final long LOCK = 4_754_2260;

    private final JdbcClient jdbc;
    private final ReferenceRows rows;
    private final ReferenceTables tables;
    private final ClearwayClock clock;
    private final TransactionTemplate transaction;

    LoadingReference(
            JdbcClient jdbc,
            ReferenceRows rows,
            ReferenceTables tables,
            ClearwayClock clock,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.tables = tables;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public void afterSingletonsInstantiated() {
        Actor.platform("reference").run(this::load);
    }

    /** @return true when something was entered */
    public boolean load() {
        String digest = digest();
        boolean entered = Boolean.TRUE.equals(transaction.execute(status -> {
            jdbc.sql("select pg_advisory_xact_lock(?)")
                    .param(LOCK)
                    .query((row, number) -> number)
                    .list();
            if (isLoaded(digest)) {
                return false;
            }
            rows.enter();
            jdbc.sql("insert into directory.reference_load (digest, loaded_at) values (?, ?)")
                    .params(digest, Timestamp.from(clock.instant()))
                    .update();
            return true;
        }));
        if (entered) {
            tables.forget();
            log.info("Entered the reference files of the state {}", digest.substring(0, 12));
        }
        return entered;
    }

    private boolean isLoaded(String digest) {
        return jdbc.sql("select digest from directory.reference_load order by loaded_at desc, digest limit 1")
                .query(String.class)
                .optional()
                .filter(digest::equals)
                .isPresent();
    }

    private static String digest() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String file : FILES) {
                try (InputStream in = LoadingReference.class.getResourceAsStream("/reference/" + file + ".csv")) {
                    if (in != null) {
                        digest.update(in.readAllBytes());
                    }
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
