package org.clearway.app.chain;

import static org.clearway.app.shared.load.Bulk.bool;
import static org.clearway.app.shared.load.Bulk.day;
import static org.clearway.app.shared.load.Bulk.decimal;
import static org.clearway.app.shared.load.Bulk.moment;
import static org.clearway.app.shared.load.Bulk.number;
import static org.clearway.app.shared.load.Bulk.text;

import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import org.clearway.app.chain.LoadedChain.Blocked;
import org.clearway.app.chain.LoadedChain.Chain;
import org.clearway.app.chain.LoadedChain.Closure;
import org.clearway.app.chain.LoadedChain.Input;
import org.clearway.app.chain.LoadedChain.Node;
import org.clearway.app.chain.LoadedChain.Part;
import org.clearway.app.chain.LoadedChain.Substitute;
import org.clearway.app.shared.load.Bulk;
import org.clearway.app.shared.load.MassLoad;
import org.clearway.app.shared.setting.Settings;
import org.clearway.app.shared.time.ClearwayClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Brings chains, parts, the product tree, nodes, closures and blocked links into an instance, as they were entered at some moment before. */
@Component
public class LoadingChains {

    private static final double PERCENT = 100;

    private final MassLoad mass;
    private final JdbcClient jdbc;
    private final Settings settings;
    private final ClearwayClock clock;

    LoadingChains(MassLoad mass, JdbcClient jdbc, Settings settings, ClearwayClock clock) {
        this.mass = mass;
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    @Transactional
    public long chains(List<Chain> chains, Instant entered) {
        return mass.load(
                "chain.chain",
                new Bulk<Chain>(
                        """
                        insert into chain.chain (code, name_zh, name_en, recorded_at)
                        select * from unnest(?::text[], ?::text[], ?::text[], ?::timestamptz[]) on conflict do nothing
                        """,
                        List.of(text(Chain::code), text(Chain::nameZh), text(Chain::nameEn), moment(row -> entered))),
                chains.iterator(),
                false);
    }

    @Transactional
    public long parts(Iterator<Part> parts, Instant entered) {
        return mass.load(
                "chain.part",
                new Bulk<Part>(
                        """
                        insert into chain.part (id, chain, code, name_zh, name_en, unit, unit_yuan, recorded_at)
                        select * from unnest(?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::float8[],
                            ?::timestamptz[])
                        """,
                        List.of(
                                number(Part::id),
                                text(Part::chain),
                                text(Part::code),
                                text(Part::nameZh),
                                text(Part::nameEn),
                                text(Part::unit),
                                decimal(Part::unitYuan),
                                moment(row -> entered))),
                parts,
                true);
    }

    @Transactional
    public long inputs(Iterator<Input> inputs, Instant entered) {
        return mass.load(
                "chain.part_input",
                new Bulk<Input>(
                        """
                        insert into chain.part_input (part_id, input_id, quantity, essential, valid_from, account_id, recorded_at)
                        select a, b, c, d, e, 0, f from unnest(?::bigint[], ?::bigint[], ?::float8[], ?::boolean[], ?::date[],
                            ?::timestamptz[]) as g (a, b, c, d, e, f)
                        """,
                        List.of(
                                number(Input::partId),
                                number(Input::inputId),
                                decimal(Input::quantity),
                                bool(Input::essential),
                                day(Input::validFrom),
                                moment(row -> entered))),
                inputs,
                false);
    }

    @Transactional
    public long substitutes(Iterator<Substitute> substitutes, Instant entered) {
        return mass.load(
                "chain.part_substitute",
                new Bulk<Substitute>(
                        """
                        insert into chain.part_substitute (part_id, substitute_id, quantity, ground, recorded_at)
                        select * from unnest(?::bigint[], ?::bigint[], ?::float8[], ?::text[], ?::timestamptz[])
                        """,
                        List.of(
                                number(Substitute::partId),
                                number(Substitute::substituteId),
                                decimal(Substitute::quantity),
                                text(Substitute::ground),
                                moment(row -> entered))),
                substitutes,
                false);
    }

    @Transactional
    public long nodes(Iterator<Node> nodes, Instant entered) {
        return mass.load(
                "chain.node",
                new Bulk<Node>(
                        """
                        insert into chain.node (id, site_id, enterprise_id, division, part_id, final_monthly, target_days, name_zh,
                            name_en, valid_from, recorded_at)
                        select * from unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::text[], ?::bigint[], ?::float8[], ?::float8[],
                            ?::text[], ?::text[], ?::date[], ?::timestamptz[])
                        """,
                        List.of(
                                number(Node::id),
                                number(Node::siteId),
                                number(Node::enterpriseId),
                                text(Node::division),
                                number(Node::partId),
                                decimal(Node::finalMonthly),
                                decimal(Node::targetDays),
                                text(Node::nameZh),
                                text(Node::nameEn),
                                day(Node::validFrom),
                                moment(row -> entered))),
                nodes,
                true);
    }

    @Transactional
    public long closures(Iterator<Closure> closures) {
        return mass.load(
                "chain.closure",
                new Bulk<Closure>(
                        """
                        insert into chain.closure (site_id, enterprise_id, division, capacity, valid_from, valid_to, source, ground,
                            account_id, said_by, recorded_at)
                        select a, b, c, d, e, f, 'scenario', g, 0, '', h from unnest(?::bigint[], ?::bigint[], ?::text[], ?::float8[],
                            ?::date[], ?::date[], ?::text[], ?::timestamptz[]) as x (a, b, c, d, e, f, g, h)
                        """,
                        List.of(
                                number(Closure::siteId),
                                number(Closure::enterpriseId),
                                text(Closure::division),
                                decimal(Closure::capacity),
                                day(Closure::validFrom),
                                day(Closure::validTo),
                                text(Closure::ground),
                                moment(Closure::recordedAt))),
                closures,
                false);
    }

    @Transactional
    public long blocked(List<Blocked> links) {
        return mass.load(
                "chain.blocked_link",
                new Bulk<Blocked>(
                        """
                        insert into chain.blocked_link (thing, version, kind, name_zh, name_en, division, from_division, to_division,
                            open_share, valid_from, valid_to, ground, account_id, said_by, recorded_at)
                        select nextval('chain.blocked_thing'), 1, a, b, c, d, e, f, g, h, i, j, 0, '', k
                        from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::float8[], ?::date[], ?::date[],
                            ?::text[], ?::timestamptz[]) as x (a, b, c, d, e, f, g, h, i, j, k)
                        """,
                        List.of(
                                text(Blocked::kind),
                                text(Blocked::nameZh),
                                text(Blocked::nameEn),
                                text(Blocked::division),
                                text(Blocked::fromDivision),
                                text(Blocked::toDivision),
                                decimal(Blocked::openShare),
                                day(Blocked::validFrom),
                                day(Blocked::validTo),
                                text(Blocked::ground),
                                moment(Blocked::recordedAt))),
                links.iterator(),
                false);
    }

    /** What the two sides of the loaded relations disagree on in volume, as if each had been said by itself. @return how many */
    @Transactional
    public long disputes() {
        double tolerance =
                settings.number("chain.volume-tolerance", clock.instant()).doubleValue() / PERCENT;
        return jdbc.sql("""
                        insert into chain.disagreement (buyer_node, supplier_node, buyer_enterprise, supplier_enterprise, buyer_division,
                            supplier_division, part_id, field, buyer_says, supplier_says, found_at)
                        select b.buyer_node, b.supplier_node, b.buyer_enterprise, b.supplier_enterprise, b.buyer_division,
                            b.supplier_division, b.part_id, 'volume', b.monthly_volume, s.monthly_volume,
                            greatest(b.recorded_at, s.recorded_at)
                        from chain.relation b join chain.relation s on s.buyer_node = b.buyer_node and s.supplier_node = b.supplier_node
                            and s.said_by = 'supplier' and s.superseded_at = 'infinity'
                        where b.said_by = 'buyer' and b.superseded_at = 'infinity'
                            and abs(b.monthly_volume - s.monthly_volume) > :tolerance * greatest(b.monthly_volume, s.monthly_volume)
                        on conflict do nothing
                        """).param("tolerance", tolerance).update();
    }
}
