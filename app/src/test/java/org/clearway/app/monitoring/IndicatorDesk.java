package org.clearway.app.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.clearway.app.directory.Officers;
import org.clearway.app.monitoring.indicator.DefiningIndicators;
import org.clearway.app.monitoring.indicator.Definition;
import org.clearway.app.monitoring.indicator.ImportingSeries;
import org.clearway.app.monitoring.indicator.IndicatorSeries;
import org.clearway.app.monitoring.indicator.Indicators;
import org.clearway.app.monitoring.indicator.Point;
import org.clearway.app.monitoring.indicator.Subject;
import org.clearway.app.monitoring.panel.BuildingPanels;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Role;
import org.clearway.app.shared.time.AsOf;
import org.clearway.app.shared.time.ClearwayClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** What tests of indicators share: definitions, files, an analyst, and the series as one reads them. */
abstract class IndicatorDesk {

    static final LocalDate TODAY = LocalDate.of(2022, 6, 2);
    private static final AtomicInteger NEXT = new AtomicInteger();

    @Autowired
    DefiningIndicators defining;

    @Autowired
    Indicators indicators;

    @Autowired
    IndicatorSeries series;

    @Autowired
    ImportingSeries importing;

    @Autowired
    BuildingPanels building;

    @Autowired
    KeepingFigures keeping;

    @Autowired
    FilingReports filing;

    @Autowired
    ClearwayClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionOperations transactions;

    @Autowired
    @Qualifier("ownerDataSource")
    DataSource ownerDataSource;

    @TempDir
    Path folder;

    Plants plants;

    @BeforeEach
    void setUp() {
        clock.set(Instant.parse("2022-06-02T02:00:00Z"));
        plants = new Plants(ownerDataSource);
        plants.owner()
                .sql("insert into directory.division (code, kind, name_zh, name_en, valid_from)"
                        + " values ('000000', 'nation', '全国', 'National', '2000-01-01') on conflict do nothing")
                .update();
    }

    static Actor analyst(String division) {
        return Officers.of(division, Role.ANALYST);
    }

    static String fresh(String name) {
        return name + "_" + NEXT.incrementAndGet();
    }

    static Definition imported(String code, String frequency, String unit) {
        return new Definition(code, "测试指标", "Test series", unit, 1, frequency, "up", null, "test", "test", null);
    }

    static Definition computed(String code, String formula) {
        return new Definition(code, "测试公式", "Test formula", "%", 1, "daily", "up", formula, "test", "test", null);
    }

    void define(Definition one) {
        analyst("000000").run(() -> defining.define(one));
    }

    List<String> refusals(Definition one) {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> define(one));
        assertThat(refusal).isNotNull();
        return refusal.reasons().stream().map(Reason::code).toList();
    }

    ImportingSeries.Outcome take(String text, Actor who) {
        try {
            Path file = folder.resolve("series.csv");
            Files.writeString(file, text);
            return who.call(() -> importing.run(file, "series.csv", null, "test", Locale.ENGLISH));
        } catch (Exception e) {
            throw e instanceof RuntimeException plain ? plain : new IllegalStateException(e);
        }
    }

    ImportingSeries.Outcome take(String text) {
        return take(text, analyst("000000"));
    }

    List<Point> points(String code, String subject, AsOf asOf) {
        return analyst("000000")
                .get(() -> series.of(
                                indicators.one(code, AsOf.now(clock)),
                                Subject.parse(subject).orElseThrow(),
                                LocalDate.of(2021, 1, 1),
                                LocalDate.of(2022, 12, 31),
                                asOf)
                        .points());
    }
}
