package org.clearway.app.scenario.load;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.clearway.app.directory.ReferenceTable;
import org.clearway.app.monitoring.indicator.Definition;
import org.clearway.app.monitoring.indicator.Indicators;
import org.clearway.app.monitoring.indicator.LoadingIndicators;
import org.clearway.app.monitoring.indicator.LoadingIndicators.LoadedValue;
import org.clearway.app.monitoring.indicator.Period;
import org.clearway.app.monitoring.indicator.Subjects;
import org.clearway.app.monitoring.panel.ChainPanels;
import org.clearway.app.scenario.Spring2022;
import org.clearway.app.shared.time.ClearwayClock;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Definitions of the scenario's indicators, and the published series of spring 2022 with their sources. A value is entered at its
 * release; what was released after the scenario's moment is entered too, and waits for its hour.
 */
@Component
@Order(40)
class FillingIndicators implements Filling {

    private final LoadingIndicators loading;
    private final ChainPanels chains;

    FillingIndicators(LoadingIndicators loading, ChainPanels chains) {
        this.loading = loading;
        this.chains = chains;
    }

    @Override
    public void fill(Spring2022 spring, Map<String, Long> rows) {
        chains.follow(Spring2022.FIRST_DAY);
        List<Definition> definitions =
                table("indicator").stream().map(FillingIndicators::definition).toList();
        rows.put("indicators", loading.definitions(definitions, FillingDirectory.RECORDED));
        loading.places(table("series_place").stream()
                .map(row -> new Subjects.Named(row.text("subject"), row.text("name_zh"), row.text("name_en")))
                .toList());
        loading.aliases(table("indicator_alias").stream()
                .map(row -> new Indicators.Alias(row.text("alias"), row.text("code"), row.text("subject")))
                .toList());
        Map<String, String> sources = new HashMap<>();
        table("source").forEach(row -> sources.put(row.text("source"), row.text("origin")));
        rows.put(
                "indicator values",
                loading.values(table("indicator_value").stream()
                        .map(row -> value(row, sources))
                        .toList()));
    }

    private static Definition definition(ReferenceTable.Row row) {
        return new Definition(
                row.text("code"),
                row.text("name_zh"),
                row.text("name_en"),
                row.text("unit"),
                (int) row.whole("decimals"),
                row.text("frequency"),
                row.text("better"),
                row.text("formula"),
                row.text("source"),
                row.text("owner"),
                null);
    }

    private static LoadedValue value(ReferenceTable.Row row, Map<String, String> sources) {
        Instant released = LocalDateTime.parse(row.text("released_at"))
                .atZone(ClearwayClock.ZONE)
                .toInstant();
        String source = row.text("source");
        return new LoadedValue(
                row.text("indicator"),
                row.text("subject"),
                Period.parse(row.text("period")).orElseThrow().start(),
                row.number("value"),
                released,
                released.isBefore(Spring2022.NOW) ? released : Spring2022.NOW,
                source + " " + sources.getOrDefault(source, ""),
                row.text("note"));
    }

    private static List<ReferenceTable.Row> table(String name) {
        return ReferenceTable.at("/scenarios/spring-2022/" + name + ".csv").rows();
    }
}
