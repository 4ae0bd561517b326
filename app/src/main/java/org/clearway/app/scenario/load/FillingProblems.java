package org.clearway.app.scenario.load;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.clearway.app.problem.LoadingProblems;
import org.clearway.app.problem.LoadingProblems.LoadedEvent;
import org.clearway.app.problem.LoadingProblems.LoadedItem;
import org.clearway.app.problem.LoadingProblems.LoadedList;
import org.clearway.app.problem.LoadingProblems.LoadedProblem;
import org.clearway.app.problem.LoadingProblems.LoadedStep;
import org.clearway.app.problem.Problem;
import org.clearway.app.scenario.ScenarioAuthority;
import org.clearway.app.scenario.ScenarioEnterprise;
import org.clearway.app.scenario.Spring2022;
import org.clearway.app.scenario.problem.AskedOfOthers;
import org.clearway.app.scenario.problem.AskedOfOthers.SupportList;
import org.clearway.app.scenario.problem.Histories;
import org.clearway.app.scenario.problem.History;
import org.clearway.app.shared.time.ClearwayClock;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The scenario's problems with their histories as rows of the problem module. */
@Component
@Order(70)
class FillingProblems implements Filling {

    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("yyMM");

    private final LoadingProblems loading;

    FillingProblems(LoadingProblems loading) {
        this.loading = loading;
    }

    @Override
    public void fill(Spring2022 spring, Map<String, Long> rows) {
        Map<String, Long> ids = FillingDirectory.authorityIds(spring);
        Map<String, String> names = new HashMap<>();
        spring.authorities().forEach(one -> names.put(one.code(), both(one)));
        Map<String, Integer> rules = loading.rules();
        Histories histories = new Histories(spring, rules);
        List<History> all = histories.all().toList();
        rows.put(
                "problems",
                loading.load(
                        all.stream()
                                .map(one -> problem(one, spring, ids, rules))
                                .iterator(),
                        all.stream()
                                .flatMap(one -> events(one, spring, ids, names))
                                .iterator(),
                        all.stream().flatMap(one -> steps(one, ids)).iterator()));
        List<SupportList> lists = new AskedOfOthers(rules).lists(all);
        rows.put(
                "support lists",
                loading.loadLists(
                        numbered(lists, (number, one) -> Stream.of(list(number, one, ids))),
                        numbered(lists, FillingProblems::items)));
    }

    private static <T> Iterator<T> numbered(List<SupportList> lists, BiFunction<Integer, SupportList, Stream<T>> rows) {
        return IntStream.range(0, lists.size())
                .boxed()
                .flatMap(place -> rows.apply(place + 1, lists.get(place)))
                .iterator();
    }

    private static LoadedList list(int number, SupportList one, Map<String, Long> ids) {
        return new LoadedList(
                number,
                one.from(),
                one.to(),
                id(ids, one.from() + "-industry"),
                id(ids, one.to() + "-industry"),
                one.madeAt(),
                one.answerBy());
    }

    private static Stream<LoadedItem> items(int number, SupportList one) {
        return IntStream.range(0, one.items().size()).mapToObj(place -> {
            AskedOfOthers.Item item = one.items().get(place);
            return new LoadedItem(
                    number,
                    item.history().number(),
                    place + 1,
                    item.history().division(),
                    one.to(),
                    item.history().enterprise(),
                    item.key(),
                    item.arguments(),
                    item.neededBy(),
                    item.result(),
                    item.answeredAt());
        });
    }

    private static String both(ScenarioAuthority one) {
        return Problem.both(one.nameZh(), one.nameEn());
    }

    private static long id(Map<String, Long> ids, String code) {
        return Objects.requireNonNull(ids.get(code), code);
    }

    private static LoadedProblem problem(
            History one, Spring2022 spring, Map<String, Long> ids, Map<String, Integer> rules) {
        ScenarioEnterprise who = spring.enterprise(one.enterprise());
        boolean ministry = one.level().word().equals("ministry");
        boolean waiting = one.state().equals("waiting");
        Instant solved = one.solved();
        boolean counted = one.state().equals("confirmed") || one.state().equals("silent");
        return new LoadedProblem(
                one.number(),
                "P-" + MONTH.format(one.filed().atZone(ClearwayClock.ZONE)) + "-" + String.format("%04d", one.number()),
                one.enterprise(),
                who.nameZh(),
                who.nameEn(),
                one.division(),
                one.counterpart(),
                one.kind(),
                one.severity(),
                one.severityWhy(),
                one.level().word(),
                one.state(),
                id(ids, one.desk().code()),
                ministry ? ids.get("000000-planning") : null,
                one.desk().department(),
                one.matter(),
                one.arguments(),
                one.cause(),
                one.stopsInDays() == null
                        ? null
                        : one.filed().atZone(ClearwayClock.ZONE).toLocalDate().plusDays(one.stopsInDays()),
                one.filed(),
                who.contactZh(),
                one.since(),
                waiting ? null : one.until(),
                List.of("working", "waiting", "asked").contains(one.state())
                        ? rules.get(one.severity() + "/" + one.level().word())
                        : null,
                one.until(),
                one.waitingWhy(),
                waiting ? 240 : null,
                one.tried(),
                one.reopened(),
                one.missed(),
                null,
                solved,
                one.closed(),
                counted && solved != null ? hours(one.filed(), solved) : null,
                one.satisfaction() == 0 ? null : one.satisfaction());
    }

    private static int hours(Instant filed, Instant solved) {
        return (int) Math.max(1, (java.time.Duration.between(filed, solved).toMinutes() + 59) / 60);
    }

    private static Stream<LoadedEvent> events(
            History one, Spring2022 spring, Map<String, Long> ids, Map<String, String> names) {
        ScenarioEnterprise who = spring.enterprise(one.enterprise());
        return one.moves().stream()
                .map(move -> new LoadedEvent(
                        one.number(),
                        one.division(),
                        one.counterpart(),
                        one.enterprise(),
                        move.at(),
                        move.act(),
                        move.level().word(),
                        move.state(),
                        move.itself() ? 0 : -1,
                        move.byEnterprise() ? who.contactZh() : move.itself() ? "Clearway" : "",
                        move.byEnterprise() || move.itself()
                                ? null
                                : id(ids, move.desk().code()),
                        move.key(),
                        move.arguments().stream()
                                .map(word -> names.getOrDefault(word, word))
                                .toList()));
    }

    private static Stream<LoadedStep> steps(History one, Map<String, Long> ids) {
        List<LoadedStep> steps = new ArrayList<>();
        History.Move from = one.moves().getFirst();
        for (History.Move move : one.moves().subList(1, one.moves().size())) {
            boolean elsewhere = !move.desk().equals(from.desk()) || move.level() != from.level();
            boolean over =
                    !List.of("working", "waiting", "asked", "unsolvable_asked").contains(move.state());
            boolean back = move.act().equals("objection");
            if (elsewhere || back) {
                if (!back) {
                    steps.add(step(one, steps.size() + 1, from, move.at(), move.itself(), ids));
                }
                from = move;
            } else if (over && move.act().matches("solve|answer|withdraw|approve_unsolvable")) {
                steps.add(step(one, steps.size() + 1, from, move.at(), false, ids));
            }
        }
        if (one.closed() == null && one.solved() == null) {
            steps.add(step(one, steps.size() + 1, from, null, false, ids));
        }
        return steps.stream();
    }

    private static LoadedStep step(
            History one, int position, History.Move from, @Nullable Instant to, boolean missed, Map<String, Long> ids) {
        return new LoadedStep(
                one.number(),
                position,
                one.division(),
                one.counterpart(),
                one.enterprise(),
                from.level().word(),
                id(ids, from.desk().code()),
                from.at(),
                to,
                missed);
    }
}
