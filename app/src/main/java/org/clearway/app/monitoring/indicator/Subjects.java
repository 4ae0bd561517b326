package org.clearway.app.monitoring.indicator;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clearway.app.directory.Reference;
import org.clearway.app.directory.ReferenceTables;
import org.clearway.app.directory.Term;
import org.clearway.app.monitoring.FigureScope;
import org.clearway.app.monitoring.Panels;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.time.AsOf;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Knows what series can be of, how it is called, and which reports belong to it. */
@Service
@Transactional(readOnly = true)
public class Subjects {

    private final ReferenceTables reference;
    private final Panels panels;
    private final JdbcClient jdbc;

    Subjects(ReferenceTables reference, Panels panels, JdbcClient jdbc) {
        this.reference = reference;
        this.panels = panels;
        this.jdbc = jdbc;
    }

    /** @param key as {@link Subject#key} */
    public record Named(String key, String nameZh, String nameEn) {}

    /** Its name; empty when there is no such thing. */
    public Optional<Named> named(Subject subject) {
        Reference present = reference.present();
        String code = subject.code();
        return switch (subject.kind()) {
            case DIVISION ->
                present.division(code).map(one -> new Named(subject.key(), one.nameZh(), String.valueOf(one.nameEn())));
            case ZONE ->
                present.zones().stream()
                        .filter(one -> one.code().equals(code))
                        .findFirst()
                        .map(one -> new Named(subject.key(), one.nameZh(), one.nameEn()));
            case INDUSTRY ->
                present.industry(code)
                        .map(one -> new Named(
                                subject.key(),
                                one.nameZh(),
                                one.nameEn() == null ? one.nameZh() : String.valueOf(one.nameEn())));
            case CHAIN ->
                present.terms(Term.CHAIN).stream()
                        .filter(one -> one.code().equals(code))
                        .findFirst()
                        .map(one -> new Named(subject.key(), one.nameZh(), one.nameEn()));
            case PANEL ->
                panels.byCode(code, LocalDate.EPOCH).map(one -> new Named(subject.key(), one.nameZh(), one.nameEn()));
            case PORT, REGION -> Optional.ofNullable(places().get(subject.key()));
        };
    }

    /** Ports and regions. */
    public Map<String, Named> places() {
        Map<String, Named> places = new HashMap<>();
        jdbc
                .sql("select subject as key, name_zh, name_en from monitoring.series_place order by subject limit 1000")
                .query(Named.class)
                .stream()
                .forEach(one -> places.put(one.key(), one));
        return places;
    }

    /** What a person chooses from for a series from reports: divisions below, zones, chains, panels, industries. */
    public List<Named> choices() {
        Reference present = reference.present();
        List<Named> all = new ArrayList<>();
        String own = Actor.current().division();
        named(Subject.division(own)).ifPresent(all::add);
        present.below(own).forEach(one -> all.add(new Named(one.code(), one.nameZh(), String.valueOf(one.nameEn()))));
        present.zones().forEach(one -> all.add(new Named("zone:" + one.code(), one.nameZh(), one.nameEn())));
        present.terms(Term.CHAIN).forEach(one -> all.add(new Named("chain:" + one.code(), one.nameZh(), one.nameEn())));
        panels.choices().stream()
                .filter(one -> !one.code().startsWith("chain:"))
                .forEach(one -> all.add(new Named("panel:" + one.code(), one.nameZh(), one.nameEn())));
        present.industries(2)
                .forEach(one ->
                        named(new Subject(Subject.Kind.INDUSTRY, one.code())).ifPresent(all::add));
        return all;
    }

    /** Which reports belong to it; null for a port or region, which has none. */
    public @Nullable FigureScope scope(Subject subject, AsOf asOf) {
        FigureScope own = FigureScope.of(null, null, asOf);
        return switch (subject.kind()) {
            case DIVISION -> FigureScope.of(subject.code(), null, asOf);
            case ZONE ->
                reference.present().zones().stream()
                        .filter(one -> one.code().equals(subject.code()))
                        .findFirst()
                        .map(own::inZone)
                        .orElse(null);
            case INDUSTRY -> own.ofIndustry(subject.code());
            case CHAIN -> FigureScope.of(null, subject.key(), asOf);
            case PANEL -> FigureScope.of(null, subject.code(), asOf);
            case PORT, REGION -> null;
        };
    }
}
