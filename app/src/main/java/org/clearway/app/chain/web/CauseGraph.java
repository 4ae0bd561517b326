package org.clearway.app.chain.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.clearway.app.chain.LightFile;
import org.clearway.app.chain.LightLine;
import org.clearway.app.shared.web.Phrases;
import org.clearway.app.shared.web.Words;
import org.jspecify.annotations.Nullable;

/**
 * How a stop travels, as boxes and lines of a drawing in five columns: cause, supplier, on the road, line at risk, lost a day. At most
 * about sixteen boxes; the rest is folded into one ("8 other lines"). The server draws it, so it prints and needs no script.
 */
final class CauseGraph {

    private static final int[] COLUMN_X = {0, 231, 462, 693, 924};
    private static final int BOX_WIDTH = 186;
    private static final int ROW_HEIGHT = 80;
    private static final int FIRST_Y = 44;
    private static final int BOX_HEIGHT = 52;
    private static final int MOST_CAUSES = 4;
    private static final int MOST_SUPPLIERS = 4;
    private static final int MOST_PLACES = 3;
    private static final int NAME_UNITS = 44;
    private static final double WIDEST = 7;

    private final Words words;
    private final Phrases phrases;
    private final UnaryOperator<String> place;
    private final List<Box> boxes = new ArrayList<>();
    private final List<Edge> edges = new ArrayList<>();
    private final List<String> text = new ArrayList<>();

    /** @param css class of the box; {@code letter} its shape, empty for none; {@code share} in words, empty for none */
    record Box(
            int column, int x, int y, String css, String letter, String title, String sub, String share, String full) {}

    /** @param path of the line; {@code css} cut for blocked, soft for open */
    record Edge(String path, String css, double width) {}

    /** The finished drawing, and the same in sentences. */
    record Drawing(int height, List<Box> boxes, List<Edge> edges, List<String> text) {}

    private CauseGraph(Words words, Phrases phrases, UnaryOperator<String> place) {
        this.words = words;
        this.phrases = phrases;
        this.place = place;
    }

    static Drawing draw(LightFile file, Words words, Phrases phrases, UnaryOperator<String> place) {
        CauseGraph graph = new CauseGraph(words, phrases, place);
        graph.build(file);
        int rows = graph.boxes.stream().mapToInt(Box::y).max().orElse(0);
        return new Drawing(rows + BOX_HEIGHT + 20, graph.boxes, graph.edges, graph.text);
    }

    private void build(LightFile file) {
        List<LightFile.Cause> causes = file.causes().stream().limit(MOST_CAUSES).toList();
        List<LightFile.Supplier> suppliers =
                file.suppliers().stream().limit(MOST_SUPPLIERS).toList();
        List<Box> causeBoxes = new ArrayList<>();
        for (LightFile.Cause cause : causes) {
            causeBoxes.add(cause(cause, causeBoxes.size()));
        }
        List<Box> supplierBoxes = new ArrayList<>();
        List<Box> roadBoxes = new ArrayList<>();
        for (LightFile.Supplier supplier : suppliers) {
            supplierBoxes.add(supplier(supplier, supplierBoxes.size()));
            roadBoxes.add(road(supplier, file.line(), roadBoxes.size()));
        }
        Box line = line(file.line());
        Box others = others(file.others());
        for (int i = 0; i < suppliers.size(); i++) {
            LightFile.Supplier supplier = suppliers.get(i);
            boolean stopped = supplier.capacity() < 1;
            boolean cut = stopped || supplier.open() < 1;
            edge(supplierBoxes.get(i), roadBoxes.get(i), stopped, supplier.share());
            edge(roadBoxes.get(i), line, cut, supplier.share());
        }
        for (int i = 0; i < causes.size(); i++) {
            target(causes.get(i), suppliers, supplierBoxes, roadBoxes, line, causeBoxes.get(i));
        }
        if (others != null && !causeBoxes.isEmpty()) {
            edge(supplierBoxes.isEmpty() ? causeBoxes.getFirst() : supplierBoxes.getFirst(), others, true, 0.5);
        }
        lost(file, line, others);
    }

    private void target(
            LightFile.Cause cause,
            List<LightFile.Supplier> suppliers,
            List<Box> supplierBoxes,
            List<Box> roadBoxes,
            Box line,
            Box from) {
        boolean blocked = "blocked".equals(cause.kind());
        boolean any = false;
        for (int i = 0; i < suppliers.size(); i++) {
            LightFile.Supplier supplier = suppliers.get(i);
            boolean hit = blocked
                    ? supplier.open() < 1
                    : cause.nameZh() != null && cause.nameZh().equals(supplier.nameZh());
            if (hit) {
                edge(from, blocked ? roadBoxes.get(i) : supplierBoxes.get(i), true, cause.share());
                any = true;
            }
        }
        if (!any) {
            edge(
                    from,
                    supplierBoxes.isEmpty() ? line : supplierBoxes.getFirst(),
                    !"other".equals(cause.kind()),
                    cause.share());
        }
    }

    private Box cause(LightFile.Cause cause, int row) {
        String name = cause.nameZh() == null
                ? say("chain.cause." + cause.kind(), cause.tiers() == null ? 0 : cause.tiers())
                : words.name(cause.nameZh(), cause.nameEn());
        String since = cause.since() == null
                ? say("chain.point." + cause.kind())
                : say("chain.since", words.day(cause.since()));
        String share = words.number(cause.share() * 100, 0) + words.percentSign();
        text.add(say("chain.text.cause", name, share, since));
        return add(0, row, "node cause", "", name, since, share);
    }

    private Box supplier(LightFile.Supplier supplier, int row) {
        String letter =
                supplier.unknown() ? "u" : supplier.capacity() < 0.05 ? "r" : supplier.capacity() < 1 ? "o" : "g";
        String state = supplier.unknown()
                ? say("chain.supplier.unknown")
                : supplier.capacity() < 0.05
                        ? say("chain.supplier.stopped")
                        : supplier.capacity() < 1
                                ? say("chain.supplier.limited", words.number(supplier.capacity() * 100, 0))
                                : say("chain.supplier.open");
        String sub =
                (supplier.sole() ? say("chain.sole") : words.number(supplier.share() * 100, 0) + words.percentSign())
                        + " · " + state;
        text.add(say(
                "chain.text.supplier",
                words.name(supplier.nameZh(), supplier.nameEn()),
                place.apply(supplier.division()),
                sub));
        return add(1, row, box(letter), letter, words.name(supplier.nameZh(), supplier.nameEn()), sub, "");
    }

    /** From province to province, or within one from the supplier's place. */
    private Box road(LightFile.Supplier supplier, LightLine line, int row) {
        boolean open = supplier.open() >= 1;
        String letter = open ? "g" : "r";
        String from = province(supplier.division());
        String to = province(line.division());
        String title =
                from.equals(to) ? place.apply(supplier.division()) + " →" : place.apply(from) + " → " + place.apply(to);
        String sub = open
                ? say("chain.road.open", supplier.transitDays())
                : say("chain.road.blocked", words.number(supplier.open() * 100, 0));
        return add(2, row, box(letter), letter, title, sub, "");
    }

    private Box line(LightLine line) {
        String stops = line.stopsOn() == null ? say("chain.goes-on") : say("chain.stops", words.day(line.stopsOn()));
        text.add(say("chain.text.line", words.name(line.siteZh(), line.siteEn()), stops));
        return add(3, 0, "node focus", line.letter(), words.name(line.siteZh(), line.siteEn()), stops, "");
    }

    private @Nullable Box others(List<LightFile.OtherLine> others) {
        if (others.isEmpty()) {
            return null;
        }
        java.time.LocalDate first = others.stream()
                .map(LightFile.OtherLine::stopsOn)
                .filter(java.util.Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
        String title = say("chain.other-lines", others.size());
        String sub = first == null ? say("chain.goes-on") : say("chain.first", words.day(first));
        text.add(title + " · " + sub);
        return add(3, 1, "node r", "r", title, sub, "");
    }

    private void lost(LightFile file, Box line, @Nullable Box others) {
        Map<String, Lost> lost = new LinkedHashMap<>();
        String own = province(file.line().division());
        lost.put(own, new Lost(own, file.line().lostYuanDay(), 1));
        for (LightFile.OtherLine other : file.others()) {
            String province = province(other.division());
            lost.merge(province, new Lost(province, other.lostYuanDay(), 1), Lost::plus);
        }
        List<Lost> largest = lost.values().stream()
                .sorted(Comparator.comparingDouble((Lost one) -> -one.yuan()))
                .limit(MOST_PLACES)
                .toList();
        for (int row = 0; row < largest.size(); row++) {
            Lost one = largest.get(row);
            String money = words.money10k(one.yuan() / 10_000);
            String count = say("chain.lines-of", one.lines());
            Box box = add(4, row, "node", "", place.apply(one.province()) + " · " + money, count, "");
            text.add(say("chain.text.lost", place.apply(one.province()), money));
            edge(one.province().equals(own) || others == null ? line : others, box, false, 0.3);
        }
    }

    /** What a province loses a day. */
    private record Lost(String province, double yuan, int lines) {

        Lost plus(Lost other) {
            return new Lost(province, yuan + other.yuan, lines + other.lines);
        }
    }

    private static String province(String division) {
        return division.substring(0, 2) + "0000";
    }

    private static String box(String letter) {
        return letter.equals("g") ? "node g" : letter.equals("u") ? "node" : "node r";
    }

    private Box add(int column, int row, String css, String letter, String title, String sub, String share) {
        int room = share.isEmpty()
                ? (letter.isEmpty() ? NAME_UNITS : NAME_UNITS - 5)
                : NAME_UNITS + 1 - 3 * share.length();
        Box box = new Box(
                column,
                COLUMN_X[column],
                FIRST_Y + row * ROW_HEIGHT,
                css,
                letter,
                cut(title, room),
                cut(sub, room + 4),
                share,
                title);
        boxes.add(box);
        return box;
    }

    /** What fits: a Chinese character is as wide as two others. */
    private static String cut(String text, int units) {
        int width = 0;
        for (int i = 0; i < text.length(); i++) {
            width += text.charAt(i) > 0x2E80 ? 4 : 2;
            if (width > units) {
                return text.substring(0, Math.max(1, i - 1)) + "…";
            }
        }
        return text;
    }

    private void edge(Box from, Box to, boolean blocked, double share) {
        int x1 = from.x() + BOX_WIDTH;
        int y1 = from.y() + BOX_HEIGHT / 2;
        int x2 = to.x();
        int y2 = to.y() + BOX_HEIGHT / 2;
        double middle = (x1 + x2) / 2.0;
        String path = "M" + x1 + " " + y1 + "C" + middle + " " + y1 + " " + middle + " " + y2 + " " + x2 + " " + y2;
        edges.add(new Edge(
                path, blocked ? "edge cut" : "edge soft", Math.max(1.6, Math.round(share * WIDEST * 10) / 10.0)));
    }

    private String say(String key, Object... arguments) {
        return phrases.of(key, List.of(arguments), words);
    }
}
