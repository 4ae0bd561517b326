package org.clearway.app.whitelist;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.clearway.app.monitoring.Stretches.Stretch;

/** What a morning proposes for a listing, the first rule that speaks; each with its reason in figures. */
final class ProposalRules {

    /** @param figures makes the reason's figures out of the candidate */
    record ProposalRule(
            String source, Verb verb, Predicate<Candidate> when, Function<Candidate, List<Object>> figures) {}

    static final List<ProposalRule> ALL = List.of(
            new ProposalRule("closed", Verb.REMOVE, Candidate::closed, one -> List.of()),
            new ProposalRule("resumed", Verb.REMOVE, Candidate::isResumed, ProposalRules::resumed),
            new ProposalRule(
                    "standing",
                    Verb.SUSPEND,
                    Candidate::isStanding,
                    one -> List.of(Objects.requireNonNull(one.standing()).stopped())),
            new ProposalRule(
                    "expiring",
                    Verb.EXTEND,
                    Candidate::isExpiring,
                    one -> List.of(one.lastDay(), ChronoUnit.DAYS.between(one.day(), one.lastDay()))));

    private ProposalRules() {}

    private static List<Object> resumed(Candidate one) {
        Stretch over = Objects.requireNonNull(one.resumed());
        return List.of(
                over.duty(),
                over.used(),
                one.marks().resumedDays(),
                over.workdays(),
                one.marks().dutyFrom(),
                one.marks().usedFrom());
    }

    static Optional<NewProposal> propose(Candidate one) {
        return ALL.stream()
                .filter(rule -> rule.when().test(one))
                .findFirst()
                .map(rule -> new NewProposal(
                        one.listing().listId(),
                        one.listing().admissionId(),
                        one.listing().enterpriseId(),
                        one.listing().creditCode(),
                        one.listing().nameZh(),
                        one.listing().nameEn(),
                        one.listing().division(),
                        rule.verb(),
                        rule.source(),
                        "entry/" + one.listing().admissionId(),
                        "whitelist.because." + rule.source(),
                        rule.figures().apply(one),
                        "/enterprises/" + one.listing().creditCode()));
    }
}
