package org.clearway.app.monitoring.internal;

import org.clearway.app.monitoring.ReportHistory;
import org.clearway.app.shared.port.DossierPart;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.time.AsOf;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The reports of an enterprise on its dossier. */
@Component
class ReportsOfEnterprise implements DossierPart {

    private final ReportHistory history;

    ReportsOfEnterprise(ReportHistory history) {
        this.history = history;
    }

    @Override
    public int position() {
        return 10;
    }

    @Override
    public String fragment() {
        return "monitoring/cards :: history";
    }

    @Override
    public @Nullable Object content(long enterpriseId, AsOf asOf) {
        Actor actor = Actor.current();
        return actor.may(Right.REPORTS) || actor.isEnterprise() ? history.of(enterpriseId, asOf) : null;
    }
}
