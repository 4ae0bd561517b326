package org.clearway.app.problem.web;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.clearway.app.problem.Level;
import org.clearway.app.problem.ProblemFigures;
import org.clearway.app.problem.ProblemFigures.Funnel;
import org.clearway.app.problem.ProblemFigures.Open;
import org.clearway.app.problem.ProblemFigures.Solved;
import org.clearway.app.problem.ProblemFigures.Standing;
import org.clearway.app.shared.time.AsOf;
import org.jspecify.annotations.Nullable;

/**
 * All figures of a division.
 *
 * @param since a Monday; null for all time
 */
record FigureAnswer(
        String division,
        @Nullable LocalDate since,
        long filed,
        long solved,
        long confirmed,
        long silent,
        int medianHours,
        int p90Hours,
        long open,
        long overdue,
        List<Open> openByLevel,
        List<Funnel> funnel,
        List<Group> byLevel,
        List<Group> byKind,
        List<Group> byDepartment,
        List<Group> byDivision,
        List<Group> byWeek) {

    /**
     * One line of a split.
     *
     * @param filed   null where a problem does not keep its group, by level and department
     * @param open    null by week
     * @param overdue null by week
     */
    record Group(
            String group,
            @Nullable Long filed,
            long confirmed,
            long silent,
            int medianHours,
            int p90Hours,
            @Nullable Long open,
            @Nullable Long overdue) {}

    static FigureAnswer of(ProblemFigures figures, String division, @Nullable LocalDate since, AsOf asOf) {
        Counted counted = new Counted(
                figures.filed(division, since, asOf),
                figures.solved(division, since, asOf),
                figures.standing(division, asOf));
        List<Group> all = counted.groups("");
        Group total = all.isEmpty() ? new Group("", 0L, 0, 0, 0, 0, 0L, 0L) : all.getFirst();
        Comparator<Group> byLevel = Comparator.comparing(one -> Level.of(one.group()));
        return new FigureAnswer(
                division,
                since,
                total.filed() == null ? 0 : total.filed(),
                total.confirmed() + total.silent(),
                total.confirmed(),
                total.silent(),
                total.medianHours(),
                total.p90Hours(),
                total.open() == null ? 0 : total.open(),
                total.overdue() == null ? 0 : total.overdue(),
                figures.open(division, asOf).stream()
                        .sorted(Comparator.comparing(one -> Level.of(one.level())))
                        .toList(),
                figures.funnel(division, since, asOf).stream()
                        .sorted(Comparator.comparing(one -> Level.of(one.level())))
                        .toList(),
                counted.groups("level").stream().sorted(byLevel).toList(),
                counted.groups("kind"),
                counted.groups("desk"),
                counted.groups("division"),
                counted.groups("week"));
    }

    private record Counted(
            Map<String, Map<String, Long>> filed,
            Map<String, List<Solved>> solved,
            Map<String, Map<String, Standing>> standing) {

        List<Group> groups(String split) {
            Map<String, Long> came = filed.getOrDefault(split, Map.of());
            Map<String, Standing> open = standing.getOrDefault(split, Map.of());
            List<Solved> ended = solved.getOrDefault(split, List.of());
            SortedSet<String> names = new TreeSet<>(came.keySet());
            names.addAll(open.keySet());
            ended.forEach(one -> names.add(one.group()));
            return names.stream()
                    .map(name -> group(
                            name,
                            filed.containsKey(split) ? came.getOrDefault(name, 0L) : null,
                            ended.stream()
                                    .filter(one -> one.group().equals(name))
                                    .findFirst()
                                    .orElse(Solved.NONE),
                            standing.containsKey(split)
                                    ? open.getOrDefault(name, new Standing(split, name, 0, 0))
                                    : null))
                    .toList();
        }

        private static Group group(String name, @Nullable Long filed, Solved ended, @Nullable Standing open) {
            return new Group(
                    name,
                    filed,
                    ended.confirmed(),
                    ended.silent(),
                    ended.medianHours(),
                    ended.p90Hours(),
                    open == null ? null : open.open(),
                    open == null ? null : open.overdue());
        }
    }
}
