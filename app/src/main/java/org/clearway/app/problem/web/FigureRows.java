package org.clearway.app.problem.web;

import java.time.LocalDate;
import java.util.Map;
import org.clearway.app.shared.time.AsOf;
import org.springframework.web.util.UriComponentsBuilder;

/** Where the rows behind a figure stand: a list with the same place, time and moment as the figure. */
record FigureRows(FigureAnswer answer, AsOf asOf) {

    /** What a figure counts, as the list's filter of the same rows says it. */
    private static final Map<String, String> STATUS = Map.of(
            "solved", "done", "confirmed", "confirmed", "silent", "silent", "open", "open", "overdue", "overdue");

    public String all(String what) {
        return of("", "", what);
    }

    /**
     * @param part level, kind, desk, division or week; empty for all
     * @param what filed, solved, confirmed, silent, open or overdue
     */
    public String of(String part, String group, String what) {
        UriComponentsBuilder address = address(part.equals("division") ? group : answer.division());
        boolean week = part.equals("week");
        if (what.equals("filed")) {
            LocalDate from = week ? LocalDate.parse(group) : answer.since();
            if (from != null) {
                address.queryParam("since", from);
            }
            if (week) {
                address.queryParam("filedBefore", LocalDate.parse(group).plusDays(7));
            }
        } else {
            address.queryParam("status", STATUS.get(what));
            if (week) {
                address.queryParam("week", group);
            } else if (answer.since() != null && !what.equals("open") && !what.equals("overdue")) {
                address.queryParam("closedSince", answer.since());
            }
        }
        if (!part.isEmpty() && !week && !part.equals("division")) {
            address.queryParam(part, group);
        }
        return address.encode().toUriString();
    }

    /** @param how came or lateAt */
    public String reached(String how, String level) {
        UriComponentsBuilder address = address(answer.division()).queryParam(how, level);
        if (answer.since() != null) {
            address.queryParam("reached", answer.since());
        }
        return address.encode().toUriString();
    }

    private UriComponentsBuilder address(String division) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath("/problems/all")
                .queryParam("own", true)
                .queryParam("division", division);
        return asOf.past() ? address.queryParam("asOf", asOf.parameter()) : address;
    }
}
