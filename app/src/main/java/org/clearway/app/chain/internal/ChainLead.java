package org.clearway.app.chain.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.clearway.app.chain.LightFilter;
import org.clearway.app.chain.Lights;
import org.clearway.app.shared.port.Lead;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.time.AsOf;
import org.clearway.app.shared.web.Phrases;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** "14 lines stop within 7 days; 9 of them wait for one stamping plant. The first: 4 June." */
@Component
class ChainLead implements Lead {

    private static final int WEEK = 7;

    private final Lights lights;

    ChainLead(Lights lights) {
        this.lights = lights;
    }

    @Override
    public int position() {
        return 10;
    }

    @Override
    public @Nullable Sentence sentence(String division, AsOf asOf) {
        if (!Actor.current().may(Right.REPORTS)) {
            return null;
        }
        int[] stops = lights.stopsByDay(division, asOf, WEEK);
        int lines = Arrays.stream(stops).sum();
        if (lines == 0) {
            return null;
        }
        String moment = asOf.past() ? "&asOf=" + asOf.parameter() : "";
        String href = "/chains/lights?light=red,orange&division=" + division + moment;
        List<Part> parts = new ArrayList<>();
        parts.add(new Part("chain.board-lines", List.of(lines), href));
        LightFilter filter = new LightFilter(Set.of("red", "orange"), null, division, null, null, null, asOf);
        lights.points(filter, 1).stream()
                .findFirst()
                .ifPresent(point -> parts.add(new Part(
                        "chain.board-wait",
                        List.of(
                                point.lines(),
                                new Phrases.Name(String.valueOf(point.nameZh()), String.valueOf(point.nameEn()))),
                        "/chains/lights?cause=" + point.causeRef() + "&division=" + division + moment)));
        int first = 0;
        while (first < stops.length && stops[first] == 0) {
            first++;
        }
        parts.add(new Part("chain.board-first", List.of(asOf.day().plusDays(first)), null));
        return new Sentence(parts);
    }
}
