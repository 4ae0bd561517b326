package org.clearway.app.scenario.load;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clearway.app.scenario.ScenarioEnterprise;
import org.clearway.app.scenario.Spring2022;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.time.ClearwayClock;
import org.clearway.app.whitelist.AdmissionFilter;
import org.clearway.app.whitelist.Admissions;
import org.clearway.app.whitelist.Assessing;
import org.clearway.app.whitelist.Batches;
import org.clearway.app.whitelist.Card;
import org.clearway.app.whitelist.DecidingCards;
import org.clearway.app.whitelist.DecidingProposals;
import org.clearway.app.whitelist.Nominating;
import org.clearway.app.whitelist.PreparingBatches;
import org.clearway.app.whitelist.Proposal;
import org.clearway.app.whitelist.Proposals;
import org.clearway.app.whitelist.WhiteList;
import org.clearway.app.whitelist.WhiteLists;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * What waits on the desks on 2 June: the ministry's draft with additions, removals and some decisions, and nominations to Jilin's
 * list that nobody has assessed. Made by the acts themselves, as the demo's officers, so that it holds what such work holds.
 */
@Component
@Order(61)
class FillingDrafts implements Filling {

    private static final int ADDED = 12;
    private static final int REMOVED = 26;
    private static final int DECIDED = 9;
    private static final int DECLINED_EACH = 5;
    private static final int WAITING = 4;
    private static final int LOOKED_AT = 400;
    private static final LocalDate UNTIL = LocalDate.of(2022, 6, 30);
    private static final Set<String> FIELDS = Set.of("daily_necessities", "spring_sowing", "strategic_industries");

    /** What was seen of each item of the checklist. */
    private static final Map<String, String> SEEN = Map.of(
            "chain_role", "多条产线依赖，见推荐理由",
            "field", "属名单规定领域",
            "epidemic_control", "闭环床位、检测和隔离安排已核",
            "production_plan", "稳定生产方案已提交，附文号");

    private final Nominating nominating;
    private final Assessing assessing;
    private final PreparingBatches preparing;
    private final DecidingProposals proposed;
    private final DecidingCards deciding;
    private final Proposals proposals;
    private final Batches batches;
    private final Admissions admissions;
    private final WhiteLists lists;
    private final ClearwayClock clock;

    FillingDrafts(
            Nominating nominating,
            Assessing assessing,
            PreparingBatches preparing,
            DecidingProposals proposed,
            DecidingCards deciding,
            Proposals proposals,
            Batches batches,
            Admissions admissions,
            WhiteLists lists,
            ClearwayClock clock) {
        this.nominating = nominating;
        this.assessing = assessing;
        this.preparing = preparing;
        this.proposed = proposed;
        this.deciding = deciding;
        this.proposals = proposals;
        this.batches = batches;
        this.admissions = admissions;
        this.lists = lists;
        this.clock = clock;
    }

    @Override
    public void fill(Spring2022 spring, Map<String, Long> rows) {
        Map<String, Long> authorities = FillingDirectory.authorityIds(spring);
        Actor officer = DemoPeople.actor("ministry-officer", authorities);
        Actor approver = DemoPeople.actor("ministry-approver", authorities);
        Actor changchun = DemoPeople.actor("changchun-officer", authorities);
        WhiteList ministry = lists.byCode("ministry");
        clock.set(Spring2022.NOW.minus(Duration.ofDays(2)));
        List<Long> entries = free(spring, "31", FIELDS, ADDED)
                .map(one -> officer.get(() -> nominating.nominate(wanted(ministry.code(), one, field(one)))))
                .toList();
        free(spring, "2201", Set.of("livelihood", "strategic_industries"), WAITING)
                .forEach(one -> changchun.run(() -> nominating.nominate(wanted("220000", one, "livelihood"))));
        clock.set(Spring2022.NOW.minus(Duration.ofDays(1)));
        entries.forEach(id -> officer.run(() -> assessing.assess(id, answers())));
        long batch = officer.get(() -> preparing.put(ministry.code(), entries));
        clock.set(Spring2022.NOW);
        removals(officer, ministry);
        List<Card> first = batches.cards(batch, 0, DECIDED);
        for (int i = 0; i < first.size(); i++) {
            Card card = first.get(i);
            DecidingCards.Wanted decision = i % DECLINED_EACH == DECLINED_EACH - 1
                    ? new DecidingCards.Wanted(false, null, "readiness", "闭环床位未安排妥当，落实后可于6月10日前再报。")
                    : new DecidingCards.Wanted(true, UNTIL, null, null);
            approver.run(() -> deciding.decide(card.id(), decision));
        }
        rows.put("cards of a draft", batches.tally(batch).all());
    }

    /** Those of the morning's proposals that the officer has taken up. */
    private void removals(Actor officer, WhiteList list) {
        List<Long> ids = proposals
                .list(new Proposals.Filter(list.id(), "resumed", null, "open", null), clock.today(), 0, REMOVED)
                .stream()
                .map(Proposal::id)
                .toList();
        if (!ids.isEmpty()) {
            officer.run(() -> proposed.accept(ids, ids.size()));
        }
    }

    /** Enterprises of a region and of some fields that are on no list and on no way to one. */
    private Stream<ScenarioEnterprise> free(Spring2022 spring, String region, Set<String> fields, int many) {
        Set<Integer> stories = spring.stories().map(ScenarioEnterprise::number).collect(Collectors.toSet());
        return spring
                .enterprises()
                .filter(one -> one.division().startsWith(region)
                        && one.supplyFields().stream().anyMatch(fields::contains)
                        && !stories.contains(one.number()))
                .limit(LOOKED_AT)
                .filter(one -> admissions.count(AdmissionFilter.of(one.number())) == 0)
                .limit(many)
                .toList()
                .stream();
    }

    private static String field(ScenarioEnterprise one) {
        return one.supplyFields().stream().filter(FIELDS::contains).findFirst().orElseThrow();
    }

    private static Nominating.Wanted wanted(String list, ScenarioEnterprise one, String field) {
        return new Nominating.Wanted(
                list, one.creditCode().value(), field, "产业链配套企业，职工" + one.employees() + "人，下游多条产线依赖其供货", false);
    }

    private static Map<String, Assessing.Answer> answers() {
        return SEEN.entrySet().stream()
                .collect(
                        Collectors.toMap(Map.Entry::getKey, seen -> new Assessing.Answer(true, seen.getValue(), null)));
    }
}
