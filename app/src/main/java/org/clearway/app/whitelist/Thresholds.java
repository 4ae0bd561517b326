package org.clearway.app.whitelist;

import java.math.BigDecimal;
import java.util.List;
import org.clearway.app.shared.refusal.Reason;

/**
 * From when on what is proposed; each is a dated setting.
 *
 * @param dutyFrom     on-duty rate in percent
 * @param usedFrom     utilisation in percent of normal
 * @param resumedDays  above both for so many days
 * @param expiringDays an entry that ends within so many days is asked about
 * @param standingDays stopped for so many days although listed
 */
public record Thresholds(double dutyFrom, double usedFrom, int resumedDays, int expiringDays, int standingDays) {

    /** The settings by which they are kept, in this order. */
    public static final List<String> NAMES = List.of(
            "whitelist.on-duty-from",
            "whitelist.utilisation-from",
            "whitelist.resumed-days",
            "whitelist.expiring-days",
            "whitelist.standing-days");

    private static final int LONGEST_DAYS = 60;

    public static final Rules<Thresholds> RULES = Rules.of(
            Rule.refusing(
                    "duty",
                    one -> one.dutyFrom < 0 || one.dutyFrom > 100,
                    one -> Reason.at("dutyFrom", "whitelist.threshold", 0, 100)),
            Rule.refusing(
                    "used",
                    one -> one.usedFrom < 0 || one.usedFrom > 150,
                    one -> Reason.at("usedFrom", "whitelist.threshold", 0, 150)),
            Rule.refusing(
                    "resumed-days",
                    one -> isOut(one.resumedDays),
                    one -> Reason.at("resumedDays", "whitelist.threshold", 1, LONGEST_DAYS)),
            Rule.refusing(
                    "expiring-days",
                    one -> isOut(one.expiringDays),
                    one -> Reason.at("expiringDays", "whitelist.threshold", 1, LONGEST_DAYS)),
            Rule.refusing(
                    "standing-days",
                    one -> isOut(one.standingDays),
                    one -> Reason.at("standingDays", "whitelist.threshold", 1, LONGEST_DAYS)));

    private static boolean isOut(int days) {
        return days < 1 || days > LONGEST_DAYS;
    }

    List<BigDecimal> values() {
        return List.of(
                BigDecimal.valueOf(dutyFrom),
                BigDecimal.valueOf(usedFrom),
                BigDecimal.valueOf(resumedDays),
                BigDecimal.valueOf(expiringDays),
                BigDecimal.valueOf(standingDays));
    }
}
