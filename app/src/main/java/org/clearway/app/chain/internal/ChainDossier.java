package org.clearway.app.chain.internal;

import java.sql.Date;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.clearway.app.chain.LightFilter;
import org.clearway.app.chain.LightLine;
import org.clearway.app.chain.Lights;
import org.clearway.app.shared.port.DossierPart;
import org.clearway.app.shared.port.Ending;
import org.clearway.app.shared.port.SearchSource;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.time.AsOf;
import org.clearway.app.shared.time.ClearwayClock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lights on an enterprise's dossier, in the one search field, and blocked roads among what ends when. */
@Component
class ChainDossier implements DossierPart, SearchSource, Ending {

    private static final int LINES = 12;

    private final Lights lights;
    private final JdbcClient jdbc;
    private final ClearwayClock clock;

    ChainDossier(Lights lights, JdbcClient jdbc, ClearwayClock clock) {
        this.lights = lights;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public int position() {
        return 20;
    }

    @Override
    public String fragment() {
        return "chain/cards :: dossier";
    }

    private static boolean mayRead() {
        return Actor.current().may(Right.REPORTS) || Actor.current().isEnterprise();
    }

    @Override
    public @Nullable Object content(long enterpriseId, AsOf asOf) {
        if (!mayRead()) {
            return null;
        }
        List<LightLine> lines =
                lights.list(new LightFilter(Set.of(), null, null, null, null, enterpriseId, asOf), 0, LINES);
        return lines.isEmpty() ? null : new Content(lines);
    }

    public record Content(List<LightLine> lines) {}

    @Override
    public String headingKey() {
        return "chain.found";
    }

    @Override
    public List<Hit> find(String words, int limit) {
        return mayRead()
                ? lights
                        .list(new LightFilter(Set.of(), null, null, null, words, null, AsOf.now(clock)), 0, limit)
                        .stream()
                        .map(one -> new Hit(
                                one.partZh() + " · " + one.siteZh(),
                                one.partEn() + " · " + (one.siteEn() == null ? one.siteZh() : one.siteEn()),
                                one.partCode(),
                                one.href()))
                        .toList()
                : List.of();
    }

    @Override
    @Transactional(readOnly = true)
    public List<End> endings(@Nullable Long enterpriseId, Instant from, Instant to, int limit) {
        if (enterpriseId != null) {
            return List.of();
        }
        return jdbc.sql(
                        "select thing, name_zh, valid_to from chain.blocked_link where superseded_at = 'infinity'"
                                + " and valid_to >= ? and valid_to < ? and division >= ? and division < ? order by valid_to, id limit ?")
                .params(
                        Date.valueOf(LocalDate.ofInstant(from, ClearwayClock.ZONE)),
                        Date.valueOf(LocalDate.ofInstant(to, ClearwayClock.ZONE)))
                .params(Actor.current().range().lo(), Actor.current().range().hi(), limit)
                .query((row, number) -> new End(
                        "chain.ending",
                        List.of(row.getString(2)),
                        row.getString(2),
                        row.getDate(3)
                                .toLocalDate()
                                .plusDays(1)
                                .atStartOfDay(ClearwayClock.ZONE)
                                .toInstant(),
                        "/chains/roads"))
                .list();
    }
}
