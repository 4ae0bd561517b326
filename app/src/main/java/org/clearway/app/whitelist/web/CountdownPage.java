package org.clearway.app.whitelist.web;

import java.util.List;
import java.util.Locale;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.time.AsOf;
import org.clearway.app.whitelist.Countdown;
import org.clearway.app.whitelist.Territories;
import org.clearway.app.whitelist.WhiteList;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The way to an empty list. */
@Controller
class CountdownPage {

    private static final int WIDTH = 700;
    private static final int HEIGHT = 150;

    private final Countdown countdown;
    private final Territories territories;
    private final Shelf shelf;

    CountdownPage(Countdown countdown, Territories territories, Shelf shelf) {
        this.territories = territories;
        this.countdown = countdown;
        this.shelf = shelf;
    }

    /** The line of what is listed, in a box of 700 by 150. */
    record Chart(String line, String area, double lastX, double lastY, long most) {}

    @GetMapping("/white-list/countdown")
    String countdown(
            @RequestParam(required = false) @Nullable String list,
            @RequestParam(required = false) @Nullable String division,
            AsOf asOf,
            Model model) {
        Actor.current().require(Right.DIRECTORY);
        shelf.fill(model, "whitelist.countdown");
        String code = Asked.orNull(list);
        WhiteList one = code == null ? null : shelf.choose(code);
        Territories.Reach reach = territories.within(Asked.orNull(division));
        Countdown.Result result =
                countdown.of(new Countdown.Scope(reach.ranges(), one == null ? null : one.id()), asOf);
        model.addAttribute("one", one);
        model.addAttribute("division", reach.code());
        model.addAttribute("result", result);
        model.addAttribute("chart", chart(result.series()));
        return "whitelist/countdown";
    }

    private static @Nullable Chart chart(List<Countdown.Point> series) {
        long most = series.stream().mapToLong(Countdown.Point::entries).max().orElse(0);
        if (series.size() < 2 || most == 0) {
            return null;
        }
        StringBuilder line = new StringBuilder();
        double x = 0;
        double y = 0;
        for (int i = 0; i < series.size(); i++) {
            x = (double) WIDTH * i / (series.size() - 1);
            y = HEIGHT - (double) HEIGHT * series.get(i).entries() / most;
            line.append(i == 0 ? 'M' : 'L').append(String.format(Locale.ROOT, "%.1f %.1f", x, y));
        }
        return new Chart(line.toString(), line + "L%d %dL0 %dZ".formatted(WIDTH, HEIGHT, HEIGHT), x, y, most);
    }
}
