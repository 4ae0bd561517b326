package org.clearway.app.directory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clearway.app.shared.scope.DivisionRange;
import org.jspecify.annotations.Nullable;

/**
 * What is true of the country, as one unchanging picture in memory: some 3,500 divisions, 2,000 industries and a few short
 * lists. {@link ReferenceTables} keeps the present one.
 */
public final class Reference {

    private static final int NATION_PATH = 4;

    private final Map<String, Division> divisions;
    private final Map<String, List<Division>> below;
    private final Map<String, List<Division>> divisionsByName;
    private final Map<String, Zone> zones;
    private final Map<String, Industry> industries;
    private final List<Term> terms;
    private final Map<String, String> termCodes;

    Reference(List<Division> divisions, List<Zone> zones, List<Industry> industries, List<Term> terms) {
        this.divisions = new LinkedHashMap<>();
        this.below = new HashMap<>();
        this.divisionsByName = new HashMap<>();
        this.zones = new LinkedHashMap<>();
        this.industries = new LinkedHashMap<>();
        this.terms = List.copyOf(terms);
        this.termCodes = new HashMap<>();
        divisions.forEach(division -> this.divisions.put(division.code(), division));
        divisions.forEach(this::enter);
        zones.forEach(zone -> this.zones.put(zone.code(), zone));
        industries.forEach(industry -> this.industries.put(industry.code(), industry));
        terms.forEach(this::enter);
    }

    private void enter(Division division) {
        if (division.parent() != null && division.isCurrent()) {
            below.computeIfAbsent(division.parent(), parent -> new ArrayList<>())
                    .add(division);
        }
        StringBuilder full = new StringBuilder(division.nameZh());
        divisionsByName
                .computeIfAbsent(full.toString(), name -> new ArrayList<>())
                .add(division);
        for (Division above : path(division.code()).reversed()) {
            if (!above.code().equals(division.code()) && !above.kind().equals("nation")) {
                full.insert(0, above.nameZh());
                divisionsByName
                        .computeIfAbsent(full.toString(), name -> new ArrayList<>())
                        .add(division);
            }
        }
    }

    private void enter(Term term) {
        for (String word : List.of(term.code(), term.nameZh(), term.nameEn())) {
            termCodes.putIfAbsent(term.list() + ":" + word.toLowerCase(java.util.Locale.ROOT), term.code());
        }
    }

    public boolean isEmpty() {
        return divisions.isEmpty();
    }

    public Optional<Division> division(String code) {
        return Optional.ofNullable(divisions.get(code));
    }

    public List<Division> divisions() {
        return List.copyOf(divisions.values());
    }

    /** The divisions in force directly below one, by code. */
    public List<Division> below(String code) {
        return below.getOrDefault(code, List.of());
    }

    /** Those of this name, with or without the divisions above in front: 南关区, 长春市南关区. */
    public List<Division> divisionsNamed(String nameZh) {
        return divisionsByName.getOrDefault(nameZh.replaceAll("\\s", ""), List.of());
    }

    /** From the highest down to the division itself. */
    public List<Division> path(String code) {
        List<Division> path = new ArrayList<>();
        Division at = divisions.get(code);
        while (at != null && path.size() < NATION_PATH) {
            path.addFirst(at);
            String parent = at.parent();
            at = parent == null ? null : divisions.get(parent);
        }
        return path;
    }

    public List<Zone> zones() {
        return List.copyOf(zones.values());
    }

    /** A division or a zone as ranges of division codes; empty when there is none of that code. */
    public List<DivisionRange> ranges(@Nullable String divisionOrZone) {
        if (divisionOrZone == null) {
            return List.of();
        }
        Zone zone = zones.get(divisionOrZone);
        if (zone != null) {
            return zone.ranges();
        }
        return divisions.containsKey(divisionOrZone) ? List.of(DivisionRange.of(divisionOrZone)) : List.of();
    }

    public Optional<Industry> industry(String code) {
        return Optional.ofNullable(industries.get(code));
    }

    public List<Industry> industries(int level) {
        return industries.values().stream()
                .filter(industry -> industry.level() == level)
                .toList();
    }

    public List<Industry> industries() {
        return List.copyOf(industries.values());
    }

    public List<Term> terms(String list) {
        return terms.stream().filter(term -> term.list().equals(list)).toList();
    }

    /** The code of a word written as code, Chinese or English name; null when the list has none such. */
    public @Nullable String term(String list, String word) {
        return termCodes.get(list + ":" + word.strip().toLowerCase(java.util.Locale.ROOT));
    }
}
