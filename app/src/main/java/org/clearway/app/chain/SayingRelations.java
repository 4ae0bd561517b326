package org.clearway.app.chain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.clearway.app.chain.internal.ChangeLog;
import org.clearway.app.chain.internal.RelationStatements;
import org.clearway.app.chain.internal.RelationStatements.Counts;
import org.clearway.app.chain.internal.RelationStatements.Ends;
import org.clearway.app.chain.internal.RelationStatements.Node;
import org.clearway.app.shared.audit.Audit;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.NotAllowed;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.setting.Settings;
import org.clearway.app.shared.time.ClearwayClock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes relations in as one side says them: an officer for the buyers of the territory, an enterprise for itself. */
@Service
public class SayingRelations {

    private static final double MOST_VOLUME = 1e12;
    private static final int LONGEST_LEAD_DAYS = 365;
    private static final int LONGEST_TRANSIT_DAYS = 60;
    private static final double PERCENT = 100;

    private final RelationStatements statements;
    private final ChangeLog changes;
    private final Settings settings;
    private final ClearwayClock clock;
    private final Audit audit;

    SayingRelations(
            RelationStatements statements, ChangeLog changes, Settings settings, ClearwayClock clock, Audit audit) {
        this.statements = statements;
        this.changes = changes;
        this.settings = settings;
        this.clock = clock;
        this.audit = audit;
    }

    /** What became of a chunk; {@code bad} by row of the chunk, from 0. */
    public record Said(Counts counts, Map<Integer, List<Reason>> bad) {}

    /**
     * Says some thousand relations. Good rows go in, bad ones come back with their reasons.
     *
     * @param bySupplier whose word it is
     */
    @Transactional
    public Said say(List<SaidRelation> rows, boolean bySupplier, String channel) {
        Actor actor = Actor.current();
        if (!actor.may(Right.EDIT_DIRECTORY) && !actor.may(Right.SUBMIT_REPORTS)) {
            throw new NotAllowed(Right.EDIT_DIRECTORY);
        }
        Map<Integer, Node> buyers =
                statements.find(rows, SaidRelation::buyerCode, SaidRelation::buyerSite, SaidRelation::buyerPart);
        Map<Integer, Node> suppliers = statements.find(
                rows, SaidRelation::supplierCode, SaidRelation::supplierSite, SaidRelation::supplierPart);
        Set<String> inputs = statements.inputs();
        Map<Integer, List<Reason>> bad = new HashMap<>();
        Set<String> seen = new HashSet<>();
        List<Ends> good = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            Node buyer = buyers.get(row);
            Node supplier = suppliers.get(row);
            List<Reason> reasons = reasons(rows.get(row), buyer, supplier, inputs, bySupplier, actor);
            if (buyer != null && supplier != null && !seen.add(buyer.node() + "/" + supplier.node())) {
                reasons.add(Reason.of("chain.relation.twice"));
            }
            if (reasons.isEmpty() && buyer != null && supplier != null) {
                good.add(new Ends(rows.get(row), buyer, supplier));
            } else {
                bad.put(row, reasons);
            }
        }
        Counts counts = statements.say(good, bySupplier, channel, clock.instant(), clock.today(), tolerances());
        if (counts.added() + counts.changed() > 0) {
            changes.write("network", new long[] {0}, new long[] {0}, clock.instant());
            audit.record(Audit.Entry.of("relations said", "relations", good.size() + " rows", actor.division())
                    .with(Map.of("added", counts.added(), "changed", counts.changed(), "disputes", counts.disputes())));
        }
        return new Said(counts, bad);
    }

    private RelationStatements.Tolerances tolerances() {
        return new RelationStatements.Tolerances(
                setting("chain.volume-tolerance") / PERCENT,
                setting("chain.share-tolerance") / PERCENT,
                setting("chain.lead-tolerance-days"),
                setting("chain.transit-tolerance-days"));
    }

    private double setting(String name) {
        return settings.number(name, clock.instant()).doubleValue();
    }

    private static List<Reason> reasons(
            SaidRelation row,
            @Nullable Node buyer,
            @Nullable Node supplier,
            Set<String> inputs,
            boolean bySupplier,
            Actor actor) {
        List<Reason> reasons = new ArrayList<>();
        if (buyer == null) {
            reasons.add(Reason.at(
                    "buyer_code", "chain.relation.unknown", row.buyerCode(), row.buyerSite(), row.buyerPart()));
        }
        if (supplier == null) {
            reasons.add(Reason.at(
                    "supplier_code",
                    "chain.relation.unknown",
                    row.supplierCode(),
                    row.supplierSite(),
                    row.supplierPart()));
        }
        if (!(row.monthlyVolume() > 0 && row.monthlyVolume() <= MOST_VOLUME)) {
            reasons.add(Reason.at("monthly_volume", "chain.relation.volume", row.monthlyVolume()));
        }
        Double share = row.share();
        if (share != null && !(share > 0 && share <= 1)) {
            reasons.add(Reason.at("share", "chain.relation.share", share));
        }
        if (row.leadDays() < 0 || row.leadDays() > LONGEST_LEAD_DAYS) {
            reasons.add(Reason.at("lead_days", "chain.relation.days", LONGEST_LEAD_DAYS));
        }
        if (row.transitDays() < 0 || row.transitDays() > LONGEST_TRANSIT_DAYS) {
            reasons.add(Reason.at("transit_days", "chain.relation.days", LONGEST_TRANSIT_DAYS));
        }
        if (buyer != null && supplier != null) {
            ends(row, buyer, supplier, inputs, bySupplier, actor, reasons);
        }
        return reasons;
    }

    private static void ends(
            SaidRelation row,
            Node buyer,
            Node supplier,
            Set<String> inputs,
            boolean bySupplier,
            Actor actor,
            List<Reason> reasons) {
        if (buyer.node() == supplier.node()) {
            reasons.add(Reason.at("supplier_code", "chain.relation.self"));
        } else if (!inputs.contains(buyer.part() + "/" + supplier.part())) {
            reasons.add(Reason.at("supplier_part", "chain.relation.no-input", row.supplierPart(), row.buyerPart()));
        }
        String unit = row.unit();
        if (unit != null && !unit.isBlank() && !unit.equals(supplier.unit())) {
            reasons.add(Reason.at("unit", "chain.unit", unit, supplier.unit()));
        }
        Node own = bySupplier ? supplier : buyer;
        boolean within = actor.isEnterprise()
                ? actor.enterprises().contains(own.enterprise())
                : actor.range().holds(own.division());
        if (!within) {
            reasons.add(Reason.at(bySupplier ? "supplier_code" : "buyer_code", "chain.relation.outside"));
        }
    }
}
