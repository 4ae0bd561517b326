package org.clearway.app.scenario.load;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.clearway.app.directory.ReferenceTables;
import org.clearway.app.scenario.ScenarioEnterprise;
import org.clearway.app.scenario.Spring2022;
import org.clearway.app.scenario.listing.ListedEnterprise;
import org.clearway.app.scenario.listing.ScenarioBatch;
import org.clearway.app.scenario.listing.ScenarioList;
import org.clearway.app.scenario.listing.SpringLists;
import org.clearway.app.shared.time.ClearwayClock;
import org.clearway.app.whitelist.LoadedBatch;
import org.clearway.app.whitelist.LoadedEntry;
import org.clearway.app.whitelist.LoadingEntries;
import org.clearway.app.whitelist.LoadingLists;
import org.clearway.app.whitelist.ProposingChanges;
import org.clearway.app.whitelist.Terms;
import org.clearway.app.whitelist.WhiteList;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The scenario's white lists with the life of every entry, and the proposals of its last morning. */
@Component
@Order(60)
class FillingLists implements Filling {

    private static final int PUBLISHED_HOUR = 9;
    private static final int LONGEST_DAYS = 90;

    private final LoadingLists lists;
    private final LoadingEntries entries;
    private final ProposingChanges proposing;
    private final ReferenceTables reference;

    FillingLists(LoadingLists lists, LoadingEntries entries, ProposingChanges proposing, ReferenceTables reference) {
        this.lists = lists;
        this.entries = entries;
        this.proposing = proposing;
        this.reference = reference;
    }

    @Override
    public void fill(Spring2022 spring, Map<String, Long> rows) {
        SpringLists all = new SpringLists(spring, names());
        List<WhiteList> loaded = new ArrayList<>();
        for (ScenarioList one : all.lists()) {
            WhiteList list = list(loaded.size() + 1L, one);
            lists.load(list, terms(list, one));
            loaded.add(list);
        }
        List<LoadedBatch> batches = new ArrayList<>();
        all.batches().forEach(batch -> batches.add(batch(batches.size() + 1L, loaded.get(batch.list()), batch)));
        List<LoadedEntry> lives = new ArrayList<>();
        all.entries().forEach(one -> lives.add(entry(lives.size() + 1L, one, all, batches)));
        rows.put("white lists", (long) loaded.size());
        rows.put("batches", (long) batches.size());
        rows.put("white list entries", (long) lives.size());
        rows.put("steps of entries", entries.load(batches, lives));
        rows.put("proposals", (long) proposing.propose());
    }

    private Map<String, String[]> names() {
        Map<String, String[]> names = new HashMap<>();
        reference
                .present()
                .below("000000")
                .forEach(one -> names.put(one.code(), new String[] {one.nameZh(), one.nameEn()}));
        return names;
    }

    private static WhiteList list(long id, ScenarioList one) {
        return new WhiteList(
                id,
                one.code(),
                one.purpose(),
                one.level(),
                one.division(),
                one.nameZh(),
                one.nameEn(),
                one.opened(),
                null);
    }

    private static Terms terms(WhiteList list, ScenarioList one) {
        return new Terms(
                list.id(),
                one.fields(),
                one.zones(),
                1,
                one.departure(),
                one.departure() == null ? null : "Takes livelihood guarantee as well",
                LONGEST_DAYS,
                one.opened());
    }

    private static LoadedBatch batch(long id, WhiteList list, ScenarioBatch one) {
        Instant published = at(one.day(), PUBLISHED_HOUR, 0);
        Desk desk = Desk.of(list);
        return new LoadedBatch(
                id,
                list,
                one.number(),
                published.minus(Duration.ofDays(2)),
                published,
                desk.officerId(),
                desk.officer(),
                desk.approverId(),
                desk.approver());
    }

    private static LoadedEntry entry(long id, ListedEnterprise one, SpringLists all, List<LoadedBatch> batches) {
        ScenarioEnterprise enterprise = one.enterprise();
        LoadedBatch add = batches.get(one.add());
        Integer remove = one.remove();
        double[] figures = all.figuresBeforeSorting(enterprise.number());
        Instant published = add.publishedAt();
        long minute = enterprise.number() % 400;
        return new LoadedEntry(
                id,
                add.list().id(),
                enterprise.number(),
                enterprise.creditCode().value(),
                enterprise.nameZh(),
                enterprise.nameEn(),
                enterprise.division(),
                enterprise.industry(),
                one.field(),
                enterprise.chains().isEmpty()
                        ? null
                        : enterprise.chains().getFirst().chain(),
                enterprise.chains().isEmpty()
                        ? "ordinary"
                        : enterprise.chains().getFirst().role(),
                one.foreignInvested(),
                Grounds.of(enterprise, one.field()),
                Desk.of(add.list()).nominator(),
                published.minus(Duration.ofDays(6)).plusSeconds(minute * 60),
                published.minus(Duration.ofDays(4)).plusSeconds(minute * 60),
                published.minus(Duration.ofDays(2)).plusSeconds(minute * 60),
                add,
                at(one.lastDay().plusDays(1), 0, 0),
                remove == null ? null : batches.get(remove),
                figures[0],
                figures[1],
                (int) figures[2]);
    }

    private static Instant at(LocalDate day, int hour, int minute) {
        return day.atTime(hour, minute).atZone(ClearwayClock.ZONE).toInstant();
    }

    /** Why an enterprise was nominated, in the words of a form. */
    private static final class Grounds {

        private static final Map<String, String> FIELD = Map.of(
                "epidemic_supplies", "生产防疫物资",
                "daily_necessities", "保障生活必需品供应",
                "spring_sowing", "供应春耕备耕物资",
                "strategic_industries", "供应战略性产业关键材料",
                "livelihood", "承担民生保障任务");

        private Grounds() {}

        static String of(ScenarioEnterprise one, String field) {
            String role = one.chains().isEmpty()
                    ? ""
                    : switch (one.chains().getFirst().role()) {
                        case "leader" -> "，产业链链主";
                        case "key_link" -> "，产业链关键环节";
                        default -> "，产业链配套企业";
                    };
            return FIELD.getOrDefault(field, "重点企业") + role + "，职工" + one.employees() + "人";
        }
    }

    /** Who prepares and who approves a list; where there are demonstration accounts, those. */
    private record Desk(String nominator, long officerId, String officer, long approverId, String approver) {

        static Desk of(WhiteList list) {
            return switch (list.division()) {
                case "000000" -> new Desk("省级工业和信息化主管部门", 1, "林越 Lin Yue", 2, "周岚 Zhou Lan");
                case "220000" -> new Desk("市（州）工业和信息化局", 3, "韩松 Han Song", 4, "宋宁 Song Ning");
                case "310000" -> new Desk("区经济委员会", 7, "顾言 Gu Yan", 0, "审批 Approver");
                default -> new Desk("市级工业和信息化局", 0, "经办 Officer", 0, "审批 Approver");
            };
        }
    }
}
