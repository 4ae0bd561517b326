package org.clearway.app.chain.published;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.clearway.app.chain.internal.ChangeLog;
import org.clearway.app.chain.product.SayingTree;
import org.clearway.app.chain.product.TreeRow;
import org.clearway.app.chain.published.PublishedChains.Arc;
import org.clearway.app.chain.published.PublishedChains.Chain;
import org.clearway.app.chain.published.PublishedChains.Stage;
import org.clearway.app.directory.CreditCode;
import org.clearway.app.directory.DivisionNames;
import org.clearway.app.directory.Enterprise;
import org.clearway.app.directory.Enterprises;
import org.clearway.app.directory.ImportingEnterprises;
import org.clearway.app.directory.Sites;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.time.ClearwayClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Published chains as a network of their own: each chain an enterprise, each stage a part and a site that makes it, each arc a relation.
 *
 * <p>What a stage holds of each input is mean demand x lead time of the stage that sends it (at least one day): cover is the lead time,
 * and that is also the target. Goods arrive the day after they are sent, for the source gives no transport times. The sources do
 * not say where the companies are: the caller does. The same folder twice changes nothing.
 */
@Service
public class ImportingChains {

    private static final double DAYS_A_MONTH = 365.0 / 12;
    private static final int LONGEST_LEAD_DAYS = 365;

    /** Serial of the credit codes of examples that these chains take, behind those of the scenario. */
    private static final long FIRST_SERIAL = 880_000_000;

    private static final String INDUSTRY = "39";

    private final JdbcClient jdbc;
    private final SayingTree tree;
    private final ImportingEnterprises enterprises;
    private final Enterprises known;
    private final Sites sites;
    private final DivisionNames divisions;
    private final ChangeLog changes;
    private final ClearwayClock clock;

    ImportingChains(
            JdbcClient jdbc,
            SayingTree tree,
            ImportingEnterprises enterprises,
            Enterprises known,
            Sites sites,
            DivisionNames divisions,
            ChangeLog changes,
            ClearwayClock clock) {
        this.jdbc = jdbc;
        this.tree = tree;
        this.enterprises = enterprises;
        this.known = known;
        this.sites = sites;
        this.divisions = divisions;
        this.changes = changes;
        this.clock = clock;
    }

    /** @param pipelineUnits mean demand x lead time over all stages */
    public record Imported(String code, String name, int stages, int arcs, double pipelineUnits) {}

    /** @param division where the sites are taken to stand, six figures of a county */
    @Transactional
    public List<Imported> run(Path folder, String division) {
        Actor.current().require(Right.EDIT_DIRECTORY);
        if (!divisions.of(division).kind().equals("county")) {
            throw new Refusal(Reason.of("chain.published.division", division));
        }
        List<Imported> done = new ArrayList<>();
        for (Chain chain : PublishedChains.read(folder)) {
            String code = "published-" + chain.number().toLowerCase(Locale.ROOT);
            tree(chain, code);
            Own own = sites(chain, division);
            Map<String, Long> nodes = nodes(chain, code, own, division);
            relations(chain, nodes);
            stocks(chain, code, own);
            done.add(new Imported(
                    code, chain.name(), chain.stages().size(), chain.arcs().size(), chain.pipelineUnits()));
        }
        changes.write("network", new long[] {0}, new long[] {0}, clock.instant());
        return done;
    }

    private void tree(Chain chain, String code) {
        List<TreeRow> rows = new ArrayList<>();
        String name = chain.name().isBlank() ? "chain " + chain.number() : chain.name();
        Set<String> described = new HashSet<>();
        for (Arc arc : chain.arcs()) {
            rows.add(row(code, name, chain, arc.to(), arc, described));
        }
        chain.stages().keySet().stream()
                .filter(stage -> !described.contains(stage))
                .forEach(stage -> rows.add(row(code, name, chain, stage, null, described)));
        SayingTree.Said said = tree.say(rows);
        said.bad().values().stream().findFirst().ifPresent(Refusal::ifAny);
    }

    private static TreeRow row(
            String code,
            String name,
            Chain chain,
            String stage,
            @org.jspecify.annotations.Nullable Arc arc,
            Set<String> described) {
        boolean first = described.add(stage);
        Stage one = chain.stages().get(stage);
        return new TreeRow(
                code,
                "公开数据：" + name,
                "Published: " + name,
                stage,
                first ? stage : null,
                first ? stage : null,
                first ? "piece" : null,
                first && one != null ? one.cost() : null,
                arc == null ? null : arc.from(),
                arc == null ? null : arc.units(),
                null,
                true,
                null,
                null,
                null);
    }

    /** The enterprise of a chain and its sites by the names of stages. */
    private record Own(long enterprise, Map<String, Long> sites) {

        long site(String stage) {
            return sites.getOrDefault(stage, 0L);
        }
    }

    /** One site a stage, through the directory's own doors. */
    private Own sites(Chain chain, String division) {
        String code = CreditCode.example(
                        division, FIRST_SERIAL + Math.abs(chain.number().hashCode() % 1_000_000))
                .value();
        if (known.byCreditCode(code).isEmpty()) {
            enter(code, chain, division);
        }
        Enterprise enterprise =
                known.byCreditCode(code).orElseThrow(() -> new Refusal(Reason.of("chain.published.missing", code)));
        Map<String, Long> siteOf = new HashMap<>();
        sites.of(enterprise.id()).forEach(site -> siteOf.put(site.nameZh(), site.id()));
        for (String stage : chain.stages().keySet()) {
            if (!siteOf.containsKey(stage)) {
                sites.add(code, stage, stage, division, null);
            }
        }
        sites.of(enterprise.id()).forEach(site -> siteOf.put(site.nameZh(), site.id()));
        return new Own(enterprise.id(), siteOf);
    }

    private void enter(String code, Chain chain, String division) {
        try {
            Path file = Files.createTempFile("clearway-published-", ".csv");
            try {
                Files.writeString(
                        file,
                        "credit_code,name_zh,name_en,division,industry\n" + code + ",公开供应链" + chain.number()
                                + ",Published chain " + chain.number() + "," + division + "," + INDUSTRY + "\n",
                        StandardCharsets.UTF_8);
                enterprises.run(file, "published chain " + chain.number(), Locale.ENGLISH, (good, bad) -> {});
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, Long> nodes(Chain chain, String code, Own own, String division) {
        Map<String, Long> nodes = new HashMap<>();
        for (Stage stage : chain.stages().values()) {
            double target = chain.arcs().stream()
                    .filter(arc -> arc.to().equals(stage.name()))
                    .mapToDouble(arc -> leadDays(chain, arc.from()))
                    .min()
                    .orElse(1);
            long node = jdbc.sql("""
                            insert into chain.node (site_id, enterprise_id, division, part_id, final_monthly, target_days, name_zh, name_en,
                                valid_from, recorded_at)
                            select ?, ?, ?, p.id, ?, ?, ?, ?, ?, ? from chain.part p where p.chain = ? and p.code = ?
                            on conflict (site_id, part_id, named_id) do update set final_monthly = excluded.final_monthly returning id
                            """)
                    .params(own.site(stage.name()), own.enterprise(), division, stage.demand() * DAYS_A_MONTH, target)
                    .params(stage.name(), stage.name(), clock.today(), Timestamp.from(clock.instant()), code)
                    .param(stage.name())
                    .query(Long.class)
                    .single();
            nodes.put(stage.name(), node);
        }
        return nodes;
    }

    private static double leadDays(Chain chain, String stage) {
        Stage one = chain.stages().get(stage);
        return Math.max(1, one == null ? 1 : one.leadDays());
    }

    private void relations(Chain chain, Map<String, Long> nodes) {
        Map<String, Double> flows = chain.flows();
        Instant now = clock.instant();
        for (Arc arc : chain.arcs()) {
            double monthly = arc.units() * flows.getOrDefault(arc.to(), 0.0) * DAYS_A_MONTH;
            if (monthly > 0) {
                jdbc.sql("""
                                insert into chain.relation (buyer_node, supplier_node, buyer_enterprise, supplier_enterprise, sayer, account_id,
                                    recorded_at, monthly_volume, valid_from, part_id, lead_days, transit_days, said_by, channel,
                                    buyer_division, supplier_division)
                                select b.id, s.id, b.enterprise_id, s.enterprise_id, b.enterprise_id, 0, ?, ?, ?, s.part_id, ?, 1, 'buyer',
                                    'sheet', b.division, s.division
                                from chain.node b, chain.node s where b.id = ? and s.id = ?
                                    and not exists (select from chain.relation r where r.buyer_node = b.id and r.supplier_node = s.id
                                        and r.said_by = 'buyer' and r.superseded_at = 'infinity')
                                """)
                        .params(Timestamp.from(now), monthly, clock.today())
                        .params(
                                (int) Math.min(LONGEST_LEAD_DAYS, Math.round(leadDays(chain, arc.from()))),
                                nodes.getOrDefault(arc.to(), 0L),
                                nodes.getOrDefault(arc.from(), 0L))
                        .update();
            }
        }
    }

    private void stocks(Chain chain, String code, Own own) {
        Map<String, Double> flows = chain.flows();
        for (Arc arc : chain.arcs()) {
            double use = arc.units() * flows.getOrDefault(arc.to(), 0.0);
            double days = leadDays(chain, arc.from());
            if (use > 0) {
                jdbc.sql("""
                                insert into chain.stock_report (site_id, part_id, enterprise_id, account_id, recorded_at, on_hand, daily_use,
                                    target_days, business_date, version, division, channel, reported_by)
                                select n.site_id, p.id, n.enterprise_id, 0, ?, ?, ?, ?, ?, 1, n.division, 'sheet', ?
                                from chain.node n, chain.part p where n.site_id = ? and p.chain = ? and p.code = ?
                                on conflict do nothing
                                """)
                        .params(Timestamp.from(clock.instant()), use * days, use, days, clock.today())
                        .params(Actor.current().name(), own.site(arc.to()), code, arc.from())
                        .update();
            }
        }
    }
}
