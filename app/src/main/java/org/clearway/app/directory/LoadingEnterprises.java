package org.clearway.app.directory;

import static org.clearway.app.shared.load.Bulk.bool;
import static org.clearway.app.shared.load.Bulk.moment;
import static org.clearway.app.shared.load.Bulk.number;
import static org.clearway.app.shared.load.Bulk.text;
import static org.clearway.app.shared.load.Bulk.words;

import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import org.clearway.app.shared.load.Bulk;
import org.clearway.app.shared.load.MassLoad;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Enterprises by the hundred thousand, with numbers of their own; nothing is checked but what the table checks. */
@Service
public class LoadingEnterprises {

    private static final Bulk<LoadedEnterprise> BULK = new Bulk<>(
            """
            insert into directory.enterprise (id, credit_code, provisional, name_zh, name_en, division, address, industry, employees,
                revenue_10k, assets_10k, size_class, above_designated, chains, chain_role, supply_fields,
                cultivation_tier, carrier, group_id, reports_daily, recorded_at)
            select id, credit_code, provisional, name_zh, name_en, division, address, industry, employees,
                revenue_10k, assets_10k, size_class, above_designated,
                coalesce(string_to_array(nullif(chains, ''), '|'), '{}'), chain_role,
                coalesce(string_to_array(nullif(supply_fields, ''), '|'), '{}'), cultivation_tier, carrier,
                group_id, reports_daily, recorded_at
            from unnest(?::bigint[], ?::text[], ?::boolean[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                ?::bigint[], ?::bigint[], ?::bigint[], ?::text[], ?::boolean[], ?::text[], ?::text[], ?::text[],
                ?::text[], ?::boolean[], ?::bigint[], ?::boolean[], ?::timestamptz[])
                as t (id, credit_code, provisional, name_zh, name_en, division, address, industry, employees,
                revenue_10k, assets_10k, size_class, above_designated, chains, chain_role, supply_fields,
                cultivation_tier, carrier, group_id, reports_daily, recorded_at)
            """,
            List.of(
                    number(LoadedEnterprise::id),
                    text(LoadedEnterprise::creditCode),
                    bool(LoadedEnterprise::provisional),
                    text(LoadedEnterprise::nameZh),
                    text(LoadedEnterprise::nameEn),
                    text(LoadedEnterprise::division),
                    text(LoadedEnterprise::address),
                    text(LoadedEnterprise::industry),
                    number(row ->
                            row.employees() == null ? null : row.employees().longValue()),
                    number(LoadedEnterprise::revenue10k),
                    number(LoadedEnterprise::assets10k),
                    text(LoadedEnterprise::sizeClass),
                    bool(LoadedEnterprise::aboveDesignated),
                    text(row -> words(row.chains())),
                    text(LoadedEnterprise::chainRole),
                    text(row -> words(row.supplyFields())),
                    text(LoadedEnterprise::cultivationTier),
                    bool(LoadedEnterprise::carrier),
                    number(LoadedEnterprise::groupId),
                    bool(LoadedEnterprise::reportsDaily),
                    moment(LoadedEnterprise::recordedAt)));

    private final MassLoad mass;
    private final JdbcClient jdbc;

    LoadingEnterprises(MassLoad mass, JdbcClient jdbc) {
        this.mass = mass;
        this.jdbc = jdbc;
    }

    /** One row as it is to stand in the table. */
    public record LoadedEnterprise(
            long id,
            String creditCode,
            boolean provisional,
            String nameZh,
            @Nullable String nameEn,
            String division,
            @Nullable String address,
            String industry,
            @Nullable Integer employees,
            @Nullable Long revenue10k,
            @Nullable Long assets10k,
            String sizeClass,
            boolean aboveDesignated,
            List<String> chains,
            String chainRole,
            List<String> supplyFields,
            @Nullable String cultivationTier,
            boolean carrier,
            @Nullable Long groupId,
            boolean reportsDaily,
            Instant recordedAt) {}

    /** @return how many rows there are now more */
    @Transactional
    public long load(Iterator<LoadedEnterprise> rows) {
        boolean empty = jdbc.sql("select not exists (select from directory.enterprise)")
                .query(Boolean.class)
                .single();
        if (empty) {
            call("directory.set_grams_index_aside()");
        }
        long loaded = mass.load("directory.enterprise", BULK, rows, true);
        if (empty) {
            call("directory.make_grams_index()");
        }
        return loaded;
    }

    private void call(String function) {
        jdbc.sql("select " + function).query((row, number) -> true).list();
    }
}
