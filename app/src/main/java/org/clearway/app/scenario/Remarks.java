package org.clearway.app.scenario;

import java.util.List;
import java.util.Locale;
import org.clearway.app.scenario.Draw.Salt;
import org.clearway.app.scenario.ScenarioReport.Blocker;
import org.clearway.app.scenario.Story.Event;

/** What a reporter names as the main blocker, and the few words some add. */
final class Remarks {

    /** In the order of the weights. */
    private static final List<Blocker> CHOICES = List.of(
            Blocker.PARTS,
            Blocker.LOGISTICS,
            Blocker.STAFF,
            Blocker.MEASURES,
            Blocker.FUNDS,
            Blocker.ORDERS,
            Blocker.NONE);

    private static final int DAYS_OF_ONE_MIND = 5;
    private static final double NOTE_SHARE = 0.012;
    private static final String[] NOTES = {
        "部分原料在途，预计两日内到厂", "一名员工居家隔离，班组已调整", "物流车辆通行证办理中", "客户要货减少，压缩班次", "外地员工返岗手续办理中", "设备例行保养半天", "夜班恢复", "包装材料库存偏低"
    };

    private final Plants plants;
    private final Activity activity;

    Remarks(Plants plants, Activity activity) {
        this.plants = plants;
        this.activity = activity;
    }

    Blocker blocker(int plant, int day) {
        Event told = activity.event(plant, day, "stopped");
        if (told != null) {
            return Blocker.valueOf(told.value().toUpperCase(Locale.ROOT));
        }
        double chance = Draw.unit(Salt.BLOCKER, plant, day / DAYS_OF_ONE_MIND);
        if (activity.stops().stoppedOtherwise(plant, day)) {
            double own = Draw.unit(Salt.BLOCKER, plant);
            return own < 0.4 ? Blocker.NONE : own < 0.8 ? Blocker.ORDERS : Blocker.FUNDS;
        }
        return activity.stands(plant, day)
                ? chance < 0.85 ? Blocker.MEASURES : Blocker.STAFF
                : whileRunning(plant, day, chance);
    }

    private Blocker whileRunning(int plant, int day, double chance) {
        double severity = plants.severity(plant, day);
        double drag = plants.chainDrag(plant, day);
        double duty = activity.dutyLevel(plant, day);
        double[] weights = {
            1.3 * drag, // parts
            0.08 + 0.5 * severity + 0.5 * drag, // logistics
            1.1 * (1 - duty), // staff
            0.9 * severity * severity, // measures
            0.04, // funds
            0.10, // orders
            1.2 * duty * duty // none
        };
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        double rest = chance * sum;
        int choice = 0;
        while (choice < weights.length - 1 && rest >= weights[choice]) {
            rest -= weights[choice++];
        }
        return CHOICES.get(choice);
    }

    String note(int plant, int day) {
        for (Event event : plants.events(plant)) {
            if (event.covers(day) && !event.note().isEmpty()) {
                return event.note();
            }
        }
        if (activity.stops().stoppedOtherwise(plant, day)) {
            return "停产检修";
        }
        double chance = Draw.unit(Salt.NOTE, plant, day);
        boolean says = chance < NOTE_SHARE && !activity.stands(plant, day);
        return says ? NOTES[(int) (chance / NOTE_SHARE * NOTES.length)] : "";
    }
}
