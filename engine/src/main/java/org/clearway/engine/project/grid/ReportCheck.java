package org.clearway.engine.project.grid;

import org.clearway.engine.network.NetworkBuilder;
import org.clearway.engine.project.Opening;
import org.clearway.engine.project.Rules;

/** Refuses reports that name nothing or say what cannot be. */
final class ReportCheck {
    private ReportCheck() {}

    static void require(GridState grid, Report report) {
        switch (report) {
            case Report.Stock stock -> number("slot", stock.slot(), grid.outDay.length);
            case Report.Road road -> {
                number("link", road.link(), grid.flows.share().length);
                units(road.unitsByDay());
            }
            case Report.Capacity capacity -> {
                number("node", capacity.node(), grid.target.length);
                shares(grid, "A capacity", capacity.shareByDay(), Rules.MAX_CAPACITY);
            }
            case Report.Open open -> {
                number("link", open.link(), grid.flows.share().length);
                shares(grid, "What passes over a link", open.openByDay(), 1);
            }
        }
    }

    private static void number(String what, int number, int count) {
        if (number < 0 || number >= count) {
            throw new IllegalArgumentException("No " + what + " has number " + number + "; there are " + count);
        }
    }

    private static void units(double[] byDay) {
        if (byDay.length > Opening.MAX_ARRIVAL_DAY) {
            throw new IllegalArgumentException(
                    "Goods on the road arrive on day 1 to " + Opening.MAX_ARRIVAL_DAY + ", not on day " + byDay.length);
        }
        for (double units : byDay) {
            if (!(units >= 0 && units <= NetworkBuilder.MAX_VOLUME)) {
                throw new IllegalArgumentException("Goods on the road are 0 or more, not " + units);
            }
        }
    }

    private static void shares(GridState grid, String what, double[] byDay, double most) {
        if (byDay.length != grid.days) {
            throw new IllegalArgumentException(
                    what + " is given for " + byDay.length + " days; the grid has " + grid.days);
        }
        for (double share : byDay) {
            if (!(share >= 0 && share <= most)) {
                throw new IllegalArgumentException(what + " is 0 to " + most + ", not " + share);
            }
        }
    }
}
