package org.clearway.app.shared.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.clearway.app.shared.scope.Actor;
import org.springframework.stereotype.Component;

/** Holds the trail against its seals, and the seals against the heads outside the database. */
@Component
public class Verifying {

    private static final int SEALS_AT_ONCE = 200;

    private final Seals seals;
    private final Heads heads;

    Verifying(Seals seals, Heads heads) {
        this.seals = seals;
        this.heads = heads;
    }

    /**
     * What was found.
     *
     * @param findings one sentence each; none when the trail is whole
     * @param unsealed entries of the last minute, which have no seal yet
     */
    public record Outcome(long sealed, long entries, long unsealed, List<String> findings) {

        public boolean whole() {
            return findings.isEmpty();
        }
    }

    public Outcome verify() {
        return Actor.platform("audit verify").get(this::check);
    }

    private Outcome check() {
        List<String> findings = new ArrayList<>();
        Map<Long, Heads.Head> headBySeal = new HashMap<>();
        heads.all().forEach(head -> headBySeal.put(head.seal(), head));
        Chain chain = new Chain(findings, headBySeal);
        List<Seal> next = seals.after(0, SEALS_AT_ONCE);
        while (!next.isEmpty()) {
            next.forEach(chain::follow);
            next = seals.after(next.getLast().id(), SEALS_AT_ONCE);
        }
        chain.end(heads.file().toString());
        seals.slippedIn()
                .forEach(id -> findings.add(
                        "Entry " + id + " stands under no seal, although later ones do: it was put in afterwards."));
        return new Outcome(chain.last, chain.entries, seals.unsealed(), List.copyOf(findings));
    }

    /** Walks from seal to seal. */
    private final class Chain {

        private final List<String> findings;
        private final Map<Long, Heads.Head> headBySeal;
        private byte[] hash = Seal.BEGINNING;
        private long last;
        private long entries;

        Chain(List<String> findings, Map<Long, Heads.Head> headBySeal) {
            this.findings = findings;
            this.headBySeal = headBySeal;
        }

        void follow(Seal seal) {
            if (seal.id() != last + 1) {
                findings.add("Seals " + (last + 1) + " to " + (seal.id() - 1) + " were removed.");
            } else if (!Arrays.equals(seal.hashBefore(), hash)) {
                findings.add(
                        "Seal " + seal.id() + " does not follow from seal " + last + ": one of them was rewritten.");
            }
            compareEntries(seal);
            Heads.Head head = headBySeal.get(seal.id());
            if (head == null) {
                findings.add("The file of heads does not know seal " + seal.id() + ": lines of it are missing.");
            } else if (!head.hash().equals(seal.head())
                    || head.entries() != seal.entries().size()) {
                findings.add("Seal " + seal.id() + " is not the one that the file of heads knows: it was rewritten.");
            }
            hash = seal.hash();
            last = seal.id();
            entries += seal.entries().size();
        }

        private void compareEntries(Seal seal) {
            List<SealedEntry> found = seals.entriesOf(seal);
            Set<Long> missing = new HashSet<>(seal.entries());
            found.forEach(entry -> missing.remove(entry.id()));
            missing.stream()
                    .sorted()
                    .forEach(id -> findings.add("Entry " + id + " of seal " + seal.id() + " was removed."));
            if (missing.isEmpty() && !Arrays.equals(Seal.hash(seal.hashBefore(), seal.id(), found), seal.hash())) {
                findings.add("An entry among " + seal.entries().getFirst() + " to "
                        + seal.entries().getLast() + " (seal " + seal.id() + ") was altered, or two changed places.");
            }
        }

        void end(String file) {
            long known = headBySeal.keySet().stream()
                    .mapToLong(Long::longValue)
                    .max()
                    .orElse(0);
            if (known > last) {
                findings.add("The tail is cut off: " + file + " knows " + known + " seals, the database " + last + ".");
            }
        }
    }
}
