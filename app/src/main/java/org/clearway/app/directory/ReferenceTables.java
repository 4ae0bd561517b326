package org.clearway.app.directory;

import java.sql.Date;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.clearway.app.shared.scope.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps the present {@link Reference}. Another instance may have loaded a newer one, so it is read anew every ten minutes. */
@Repository
public class ReferenceTables {

    private static final Duration FRESH = Duration.ofMinutes(10);

    private final JdbcClient jdbc;
    private final TransactionTemplate reading;
    private volatile @Nullable Kept kept;

    private record Kept(Reference reference, long readNanos) {}

    ReferenceTables(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
        reading.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    public Reference present() {
        Kept known = kept;
        if (known == null || known.reference().isEmpty() || System.nanoTime() - known.readNanos() > FRESH.toNanos()) {
            known = new Kept(
                    Actor.platform("reference").get(() -> reading.execute(status -> read())), System.nanoTime());
            kept = known;
        }
        return known.reference();
    }

    /** Reads anew at the first question after the present transaction: something was loaded. */
    void forget() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            kept = null;
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                kept = null;
            }
        });
    }

    private Reference read() {
        return new Reference(divisions(), zones(), industries(), terms());
    }

    private List<Division> divisions() {
        return jdbc.sql("""
                        select code, kind, parent, name_zh, name_en, valid_to, successor, latitude, longitude, has_records
                        from directory.division order by code
                        """).query(Division.class).list();
    }

    private List<Zone> zones() {
        record Member(String zone, String division) {}
        Map<String, List<String>> members = jdbc
                .sql("select zone, division from directory.zone_member where valid_to is null order by division")
                .query(Member.class)
                .list()
                .stream()
                .collect(
                        Collectors.groupingBy(Member::zone, Collectors.mapping(Member::division, Collectors.toList())));
        return jdbc.sql("select code, name_zh, name_en from directory.zone order by code")
                .query((row, number) -> new Zone(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        members.getOrDefault(row.getString(1), List.of())))
                .list();
    }

    private List<Industry> industries() {
        return jdbc.sql(
                        "select code, level, parent, section, name_zh, name_en from directory.industry order by section, code")
                .query(Industry.class)
                .list();
    }

    private List<Term> terms() {
        return jdbc.sql("select list, code, position, name_zh, name_en from directory.term order by list, position")
                .query(Term.class)
                .list();
    }

    /** True when the day counts as one on which offices work; a day that the calendar does not hold counts by its weekday. */
    public boolean isWorkingDay(LocalDate day) {
        return jdbc.sql("select working from directory.calendar_day where day = ?")
                .param(Date.valueOf(day))
                .query(Boolean.class)
                .optional()
                .orElse(day.getDayOfWeek().getValue() <= 5);
    }
}
