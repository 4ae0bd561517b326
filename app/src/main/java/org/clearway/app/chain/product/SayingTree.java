package org.clearway.app.chain.product;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.clearway.app.chain.internal.ChangeLog;
import org.clearway.app.chain.product.KnownTree.Input;
import org.clearway.app.chain.product.KnownTree.Part;
import org.clearway.app.chain.product.KnownTree.Substitute;
import org.clearway.app.shared.audit.Audit;
import org.clearway.app.shared.refusal.NotFound;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.time.ClearwayClock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes chains, parts and the product tree in, line by line of a table or one by one. A product tree is the country's, not a
 * county's: provinces and the ministry say it. Good lines go in, bad ones come back; what holds already is left.
 */
@Service
public class SayingTree {

    /** In what a part may be counted; message keys below {@code chain.unit.}. */
    public static final List<String> UNITS = TreeRules.UNITS;

    private final TreeStatements statements;
    private final ChangeLog changes;
    private final ClearwayClock clock;
    private final Audit audit;

    SayingTree(TreeStatements statements, ChangeLog changes, ClearwayClock clock, Audit audit) {
        this.statements = statements;
        this.changes = changes;
        this.clock = clock;
        this.audit = audit;
    }

    /** What became of the rows; {@code bad} by row, from 0. */
    public record Said(long added, long changed, long unchanged, Map<Integer, List<Reason>> bad) {}

    /** @return whether the actor may say the product tree */
    public static boolean may() {
        Actor actor = Actor.current();
        return actor.may(Right.EDIT_DIRECTORY) && actor.division().endsWith("0000");
    }

    private static void requireMay() {
        Actor.current().require(Right.EDIT_DIRECTORY);
        if (!may()) {
            throw new Refusal(Reason.of("chain.tree.level"));
        }
    }

    /** Says what would become of the rows, and writes nothing. */
    @Transactional(readOnly = true)
    public Said look(List<TreeRow> rows) {
        requireMay();
        KnownTree known = statements.read();
        return count(known, rows, new JudgingTree(known, rows).judge());
    }

    @Transactional
    public Said say(List<TreeRow> rows) {
        requireMay();
        statements.lock();
        KnownTree known = statements.read();
        Map<Integer, List<Reason>> bad = new JudgingTree(known, rows).judge();
        Said said = count(known, rows, bad);
        if (said.added() + said.changed() > 0) {
            write(known, rows, bad);
            changes.write("network", new long[] {0}, new long[] {0}, clock.instant());
            audit.record(Audit.Entry.of(
                            "product tree said",
                            "tree",
                            rows.size() == 1 ? rows.getFirst().key() : rows.size() + " rows",
                            Actor.current().division())
                    .with(Map.of("added", said.added(), "changed", said.changed(), "bad", bad.size())));
        }
        return said;
    }

    /** One line; what speaks against it is thrown. */
    @Transactional
    public void say(TreeRow row) {
        Refusal.ifAny(say(List.of(row)).bad().getOrDefault(0, List.of()));
    }

    private static Said count(KnownTree known, List<TreeRow> rows, Map<Integer, List<Reason>> bad) {
        long[] counts = new long[3];
        Set<String> fresh = new HashSet<>();
        for (int row = 0; row < rows.size(); row++) {
            if (!bad.containsKey(row)) {
                counts[state(known, rows.get(row), fresh)]++;
            }
        }
        return new Said(counts[0], counts[1], counts[2], bad);
    }

    /** 0 brings something new, 1 changes something, 2 says what holds. */
    private static int state(KnownTree known, TreeRow row, Set<String> fresh) {
        String input = row.inputKey();
        String substitute = row.substituteKey();
        boolean isNew = !known.parts.containsKey(row.key()) && fresh.add(row.key());
        Input into = input == null ? null : known.into(row.key()).get(input);
        Substitute instead =
                substitute == null ? null : known.instead(row.key()).get(substitute);
        isNew |= input != null && into == null && fresh.add(row.key() + ">" + input);
        isNew |= substitute != null && instead == null && fresh.add(row.key() + "|" + substitute);
        if (isNew) {
            return 0;
        }
        Part held = known.parts.get(row.key());
        boolean moved = held != null && !held.equals(after(held, row));
        moved |= into != null && !into.equals(said(row));
        moved |= instead != null && !instead.equals(standsIn(row));
        return moved ? 1 : 2;
    }

    private static Input said(TreeRow row) {
        return new Input(row.inputQuantity(), row.isEssential());
    }

    private static Substitute standsIn(TreeRow row) {
        String ground = row.ground();
        return new Substitute(row.standsInQuantity(), ground == null ? "" : ground.strip());
    }

    /** What the row leaves out stays as it was. */
    private static Part after(@Nullable Part held, TreeRow row) {
        Double yuan = row.unitYuan();
        return new Part(
                held == null ? 0 : held.id(),
                text(row.partZh(), held == null ? "" : held.nameZh()),
                text(row.partEn(), held == null ? "" : held.nameEn()),
                held == null ? text(row.unit(), "") : held.unit(),
                yuan != null ? yuan : held == null ? 0 : held.yuan());
    }

    private static String text(@Nullable String said, String before) {
        return said == null || said.isBlank() ? before : said.strip();
    }

    private void write(KnownTree known, List<TreeRow> rows, Map<Integer, List<Reason>> bad) {
        List<TreeRow> good = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            if (!bad.containsKey(row)) {
                good.add(rows.get(row));
            }
        }
        Instant now = clock.instant();
        good.stream()
                .filter(row -> known.chains.add(row.chain()))
                .forEach(row -> statements.chain(row.chain(), text(row.chainZh(), ""), text(row.chainEn(), ""), now));
        Map<String, Long> ids = new HashMap<>();
        known.parts.forEach((key, part) -> ids.put(key, part.id()));
        for (TreeRow row : good) {
            Part held = known.parts.get(row.key());
            Part next = after(held, row);
            if (!next.equals(held) && (held != null || row.describesPart())) {
                long id = statements.part(row.chain(), row.part(), next, now);
                ids.put(row.key(), id);
                known.parts.put(row.key(), new Part(id, next.nameZh(), next.nameEn(), next.unit(), next.yuan()));
            }
        }
        good.forEach(row -> edges(known, row, ids, now));
    }

    private void edges(KnownTree known, TreeRow row, Map<String, Long> ids, Instant now) {
        long part = ids.getOrDefault(row.key(), 0L);
        String input = row.inputKey();
        if (input != null && !said(row).equals(known.into(row.key()).put(input, said(row)))) {
            statements.input(part, ids.getOrDefault(input, 0L), said(row), now, clock.today());
        }
        String substitute = row.substituteKey();
        if (substitute != null && !standsIn(row).equals(known.instead(row.key()).put(substitute, standsIn(row)))) {
            statements.substitute(part, ids.getOrDefault(substitute, 0L), standsIn(row), now);
        }
    }

    /** An input no longer goes into the part, or a substitute is no longer accepted. */
    @Transactional
    public void end(String partKey, String otherKey, boolean substitute, String why) {
        requireMay();
        if (why.strip().length() < 2 || why.length() > 300) {
            throw new Refusal(Reason.at("why", "chain.ground", 2, 300));
        }
        statements.lock();
        KnownTree known = statements.read();
        Part part = known.parts.get(partKey);
        Part other = known.parts.get(otherKey);
        boolean held = substitute
                ? known.instead(partKey).containsKey(otherKey)
                : known.into(partKey).containsKey(otherKey);
        if (part == null || other == null || !held) {
            throw new NotFound("input", partKey + " < " + otherKey);
        }
        Instant now = clock.instant();
        if (substitute) {
            statements.substitute(part.id(), other.id(), null, now);
        } else {
            statements.input(part.id(), other.id(), null, now, clock.today());
        }
        changes.write("network", new long[] {0}, new long[] {0}, now);
        audit.record(Audit.Entry.of(
                        substitute ? "substitute ended" : "input ended",
                        "tree",
                        partKey,
                        Actor.current().division())
                .because(why)
                .with(Map.of("other", otherKey)));
    }
}
