package org.clearway.app.problem;

import java.util.ArrayList;
import java.util.List;
import org.clearway.app.problem.course.Act;
import org.clearway.app.shared.refusal.Reason;

/** Which acts take words, and how many. */
final class WordsRules {

    private WordsRules() {}

    static List<Reason> against(Act act, ActRequest request) {
        List<Reason> reasons = new ArrayList<>();
        boolean takesWords = switch (act) {
            case Act.Solve solve -> true;
            case Act.Answer answer -> true;
            case Act.Tried tried -> true;
            case Act.AskUnsolvable ask -> true;
            case Act.DeclineUnsolvable decline -> true;
            case Act.NotOurs notOurs -> true;
            default -> false;
        };
        if (takesWords && request.words().length() < WorkingProblems.SHORTEST_WORDS) {
            reasons.add(Reason.at("text", "problem.words", WorkingProblems.SHORTEST_WORDS));
        }
        if (request.words().length() > WorkingProblems.LONGEST_WORDS) {
            reasons.add(Reason.at("text", "problem.words-long", WorkingProblems.LONGEST_WORDS));
        }
        String matter = request.matter();
        if (act instanceof Act.Ask && (matter == null || matter.strip().length() < 2)) {
            reasons.add(Reason.at("matter", "problem.matter"));
        }
        String quantity = request.quantity();
        if (quantity != null && !quantity.isBlank() && !quantity.strip().matches("\\d{1,9}(\\.\\d)?")) {
            reasons.add(Reason.at("quantity", "problem.quantity"));
        }
        return reasons;
    }
}
