package org.clearway.app.chain.internal;

import java.util.List;
import org.clearway.app.chain.StockSheet;
import org.clearway.app.shared.port.ToDo;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.time.ClearwayClock;
import org.springframework.stereotype.Component;

/** A plant whose parts are red, or whose reports are too old, is asked for its stock. */
@Component
class StockToDo implements ToDo {

    private final StockSheet sheet;
    private final ClearwayClock clock;

    StockToDo(StockSheet sheet, ClearwayClock clock) {
        this.sheet = sheet;
        this.clock = clock;
    }

    @Override
    public List<Task> tasks(int limit) {
        long waiting = count();
        return waiting == 0
                ? List.of()
                : List.of(new Task("chain.todo-stock", List.of(waiting), null, clock.instant(), "/stock"));
    }

    @Override
    public long count() {
        return Actor.current().isEnterprise() && Actor.current().may(Right.SUBMIT_REPORTS)
                ? sheet.redToReport(clock.today())
                : 0;
    }
}
