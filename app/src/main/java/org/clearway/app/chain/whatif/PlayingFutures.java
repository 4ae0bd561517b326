package org.clearway.app.chain.whatif;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.clearway.app.chain.internal.ChainNetwork;
import org.clearway.app.chain.internal.Known;
import org.clearway.app.chain.internal.LiveNetwork;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.engine.Progress;
import org.clearway.engine.project.Assumptions;
import org.clearway.engine.project.Crew;
import org.clearway.engine.project.DatedShares;
import org.clearway.engine.project.Outlook;
import org.clearway.engine.project.Projection;
import org.clearway.engine.restart.RestartPlan;
import org.clearway.engine.restart.RestartPlanning;
import org.clearway.engine.restart.RestartStep;
import org.springframework.stereotype.Component;

/** Plays the two futures on a copy of what is known: the live network is held only for as long as the copy takes. */
@Component
class PlayingFutures {

    /** Works that a restart plan orders; the largest of those that are closed. */
    static final int MOST_CANDIDATES = 40;

    /** Projections that a plan may spend. */
    static final int MOST_PROJECTIONS = 400;

    private final LiveNetwork live;

    PlayingFutures(LiveNetwork live) {
        this.live = live;
    }

    record Played(
            ChainNetwork chain,
            LocalDate today,
            Compared compared,
            Outlook asIs,
            Outlook acted,
            List<Compared.Effect> effects) {}

    private record Copy(ChainNetwork chain, LocalDate today, Assumptions given, Changed changed) {

        static Copy of(Known known, int days) {
            return new Copy(
                    known.chain, known.today, known.assumptions(days), new Changed(known.chain, known.restrictions));
        }
    }

    Played play(Choices choices, Progress progress) {
        Known known = live.look(look -> look.standing().copy());
        if (known == null) {
            throw new Refusal(Reason.of("chain.no-network"));
        }
        Copy copy = Copy.of(known, choices.days());
        try (Crew crew = Crew.ofAllCores()) {
            return choices.isRestart() ? restart(copy, choices, crew, progress) : whatIf(copy, choices, crew, progress);
        }
    }

    private Played whatIf(Copy copy, Choices choices, Crew crew, Progress progress) {
        progress.done(0, 3);
        Outlook asIs = Projection.run(copy.chain().flows(), copy.given(), crew);
        progress.done(1, 3);
        Outlook acted = Projection.run(copy.chain().flows(), copy.changed().apply(copy.given(), choices), crew);
        progress.done(2, 3);
        Compared compared = new Compared(copy.chain(), copy.today(), choices.days());
        return new Played(copy.chain(), copy.today(), compared, asIs, acted, compared.effects(asIs, acted));
    }

    private Played restart(Copy copy, Choices choices, Crew crew, Progress progress) {
        int[] candidates = candidates(copy, choices);
        if (candidates.length == 0) {
            throw new Refusal(Reason.at("division", "chain.nothing-closed", choices.division()));
        }
        var flows = copy.chain().flows();
        double[] weight = new double[copy.chain().nodeIds().length];
        java.util.Arrays.setAll(weight, copy.chain()::yuanADay);
        RestartPlan plan = RestartPlanning.plan(
                flows, copy.given(), candidates, choices.perDay(), weight, MOST_PROJECTIONS, crew, progress);
        Map<Integer, Integer> day = new HashMap<>();
        plan.steps().forEach(step -> day.put(step.node(), step.day()));
        DatedShares reopened = copy.given().capacity().until(node -> day.getOrDefault(node, DatedShares.MAX_DAY + 1));
        Outlook asIs = Projection.run(flows, copy.given(), crew);
        Outlook acted = Projection.run(flows, copy.given().closing(reopened), crew);
        Compared compared = new Compared(copy.chain(), copy.today(), choices.days());
        List<Compared.Effect> steps = plan.steps().stream()
                .map(step -> step(step, compared, asIs, acted))
                .toList();
        return new Played(copy.chain(), copy.today(), compared, asIs, acted, steps);
    }

    private static Compared.Effect step(RestartStep step, Compared compared, Outlook asIs, Outlook acted) {
        return new Compared.Effect(
                step.node(),
                compared.date(step.day()),
                compared.date(asIs.stopDay()[step.node()]),
                compared.date(acted.stopDay()[step.node()]),
                step.gain());
    }

    /** The closed works of the division that make most on a normal day. */
    private static int[] candidates(Copy copy, Choices choices) {
        DatedShares capacity = copy.given().capacity();
        boolean[] inside = new boolean[copy.chain().nodeIds().length];
        IntStream.of(copy.changed().within(choices.division())).forEach(node -> inside[node] = true);
        return IntStream.of(capacity.targets())
                .filter(node -> inside[node] && capacity.on(node, 1) < 1)
                .boxed()
                .sorted(Comparator.comparingDouble(node -> -copy.chain().yuanADay(node)))
                .limit(MOST_CANDIDATES)
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
