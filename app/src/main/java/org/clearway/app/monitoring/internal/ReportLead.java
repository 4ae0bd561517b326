package org.clearway.app.monitoring.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.clearway.app.directory.DivisionNames;
import org.clearway.app.monitoring.DayFigures;
import org.clearway.app.monitoring.internal.BoardFigures.Board;
import org.clearway.app.shared.port.Lead;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.time.AsOf;
import org.clearway.app.shared.web.Phrases;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** "412 enterprises stand still, 188 of them in Shanghai; 1,204 sites have not reported for 2 June." */
@Component
class ReportLead implements Lead {

    private final BoardFigures board;
    private final DivisionNames divisions;

    ReportLead(BoardFigures board, DivisionNames divisions) {
        this.board = board;
        this.divisions = divisions;
    }

    @Override
    public int position() {
        return 50;
    }

    @Override
    public @Nullable Sentence sentence(String division, AsOf asOf) {
        if (!Actor.current().may(Right.REPORTS)) {
            return null;
        }
        Board one = board.of(division, asOf);
        DayFigures shown = one.shown();
        if (one.today().expected() == 0 && shown.enterprises() == 0) {
            return null;
        }
        String moment = asOf.past() ? "&asOf=" + asOf.parameter() : "";
        String stopped = "/reports?state=stopped&day=" + shown.day() + moment + "&division=";
        List<Part> parts = new ArrayList<>();
        long still = shown.enterprises() - shown.running();
        parts.add(new Part("monitoring.lead.still", List.of(still), stopped + division));
        worst(one.places()).filter(entry -> still > 0).ifPresent(entry -> {
            DivisionNames.Named name = divisions.of(entry.getKey());
            long there = entry.getValue().enterprises() - entry.getValue().running();
            parts.add(new Part(
                    "monitoring.lead.of-them",
                    List.of(there, new Phrases.Name(name.nameZh(), name.nameEn())),
                    stopped + entry.getKey()));
        });
        parts.add(new Part("monitoring.lead.and", List.of(), null));
        parts.add(new Part(
                "monitoring.lead.missing",
                List.of(one.today().missing(), one.today().day()),
                "/reports/missing?day=" + one.today().day() + moment + "&division=" + division));
        return new Sentence(parts);
    }

    private static java.util.Optional<Map.Entry<String, DayFigures>> worst(Map<String, DayFigures> places) {
        return places.size() < 2
                ? java.util.Optional.empty()
                : places.entrySet().stream()
                        .filter(entry -> entry.getValue().enterprises()
                                > entry.getValue().running())
                        .max(java.util.Comparator.comparingLong(
                                entry -> entry.getValue().enterprises()
                                        - entry.getValue().running()));
    }
}
