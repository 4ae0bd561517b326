package org.clearway.app.chain;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.DivisionRange;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.scope.Role;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A small chain of a test's own: steel in Hebei, a stamping plant in Shanghai, a vehicle plant in Jilin, and one more vehicle plant
 * in Hubei that buys from the same stamping plant.
 */
final class ChainWorld {

    /** Units a month that are one a day. */
    static final double ONE_A_DAY = 365.0 / 12;

    private static final AtomicLong NEXT = new AtomicLong(40_000_000);

    final JdbcClient owner;
    final long base = NEXT.getAndAdd(1_000);
    final long steel = base + 1;
    final long panel = base + 2;
    final long car = base + 3;
    final long mill = base + 11;
    final long stamping = base + 12;
    final long plant = base + 13;
    final long other = base + 14;
    final String chain = "t" + base;

    ChainWorld(JdbcClient owner) {
        this.owner = owner;
    }

    ChainWorld build() {
        owner.sql("insert into chain.chain values (?, '测试链', 'Test chain', '2022-01-01')")
                .param(chain)
                .update();
        part(steel, "STEEL", "钢", "Steel", "t", 5_000);
        part(panel, "PANEL", "门外板", "Door outer panel", "set", 800);
        part(car, "CAR", "整车", "Vehicle", "piece", 120_000);
        input(panel, steel);
        input(car, panel);
        node(mill, "130100", steel, 0, "示例钢厂", "Example mill");
        node(stamping, "310114", panel, 0, "示例冲压厂", "Example stamping");
        node(plant, "220100", car, ONE_A_DAY, "示例整车厂", "Example vehicles");
        node(other, "420100", car, ONE_A_DAY, "示例整车二厂", "Example vehicles two");
        relation(stamping, mill, steel, 2 * ONE_A_DAY, "310114", "130100");
        relation(plant, stamping, panel, ONE_A_DAY, "220100", "310114");
        relation(other, stamping, panel, ONE_A_DAY, "420100", "310114");
        return this;
    }

    private void part(long id, String code, String zh, String en, String unit, double yuan) {
        owner.sql("insert into chain.part values (?, ?, ?, ?, ?, ?, ?, '2022-01-01')")
                .params(id, chain, code, zh, en, unit, yuan)
                .update();
    }

    private void input(long part, long input) {
        owner.sql("insert into chain.part_input (part_id, input_id, quantity, valid_from, account_id, recorded_at)"
                        + " values (?, ?, 1, '2022-01-01', 0, '2022-01-01')")
                .params(part, input)
                .update();
    }

    /** The site and the enterprise have the node's number. */
    void node(long id, String division, long part, double finalMonthly, String zh, String en) {
        owner.sql(
                        "insert into chain.node (id, site_id, enterprise_id, division, part_id, final_monthly, target_days, name_zh, name_en,"
                                + " valid_from, recorded_at) values (?, ?, ?, ?, ?, ?, 7, ?, ?, '2022-01-01', '2022-01-01')")
                .params(id, id, id, division, part, finalMonthly, zh, en)
                .update();
    }

    void relation(long buyer, long supplier, long part, double monthly, String buyerDivision, String supplierDivision) {
        owner.sql(
                        "insert into chain.relation (buyer_node, supplier_node, buyer_enterprise, supplier_enterprise, sayer, account_id,"
                                + " recorded_at, monthly_volume, valid_from, part_id, said_by, channel, buyer_division, supplier_division)"
                                + " values (?, ?, ?, ?, ?, 0, '2022-01-01', ?, '2022-01-01', ?, 'buyer', 'scenario', ?, ?)")
                .params(buyer, supplier, buyer, supplier, buyer, monthly, part, buyerDivision, supplierDivision)
                .update();
    }

    StockFiling stock(long site, long part, LocalDate day, double onHand, double use) {
        return new StockFiling(
                site,
                part,
                day,
                null,
                onHand,
                0,
                use,
                null,
                List.of(),
                null,
                null,
                Set.of("use-moved", "more-than-delivered"));
    }

    /** Panels of a day, counted once more. */
    StockFiling corrected(long site, LocalDate day, double onHand, List<StockFiling.Arrival> arrivals) {
        return new StockFiling(
                site,
                panel,
                day,
                null,
                onHand,
                0,
                1,
                7.0,
                arrivals,
                null,
                "counted again",
                Set.of("use-moved", "more-than-delivered"));
    }

    static Actor reporter(long enterprise, String division) {
        return new Actor(
                enterprise,
                "reporter" + enterprise,
                "Wang Fang",
                Actor.Kind.ENTERPRISE,
                Set.of(Role.REPORTER),
                EnumSet.of(Right.SUBMIT_REPORTS),
                division,
                null,
                null,
                DivisionRange.NONE,
                List.of(enterprise),
                Actor.Via.SESSION);
    }

    static Actor officer(String division) {
        return new Actor(
                7,
                "officer",
                "Lin Yue",
                Actor.Kind.OFFICER,
                Set.of(Role.OFFICER),
                Role.OFFICER.rights(),
                division,
                "industry",
                1L,
                DivisionRange.of(division),
                List.of(),
                Actor.Via.SESSION);
    }

    String light(long site, long part) {
        return owner.sql(
                        "select light from chain.light where site_id = ? and part_id = ? and superseded_at = 'infinity'")
                .params(site, part)
                .query(String.class)
                .optional()
                .orElse("green");
    }
}
