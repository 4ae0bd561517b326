package org.clearway.app.directory;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.clearway.app.shared.audit.Audit;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.table.CsvWriter;
import org.clearway.app.shared.table.SheetWriter;
import org.clearway.app.shared.table.XlsxWriter;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The whole of a filtered list as a table, row by row; it has the columns that an import takes. */
@Service
public class ExportingEnterprises {

    private final Enterprises enterprises;
    private final Audit audit;

    ExportingEnterprises(Enterprises enterprises, Audit audit) {
        this.enterprises = enterprises;
        this.audit = audit;
    }

    /** @return how many rows were written */
    @Transactional
    public long write(EnterpriseFilter filter, boolean csv, OutputStream out) {
        Actor.current().require(Right.DIRECTORY);
        AtomicLong rows = new AtomicLong();
        try (SheetWriter writer = csv ? new CsvWriter(out) : new XlsxWriter(out, "企业 Enterprises")) {
            List<String> names = new ArrayList<>(EnterpriseColumns.ALL.headers());
            names.removeLast();
            names.addAll(List.of("地区 Place", "行业名称 Industry name", "状态 State"));
            writer.header(names);
            enterprises.forEach(filter, enterprise -> {
                writer.row(cells(enterprise));
                rows.incrementAndGet();
            });
        }
        audit.record(Audit.Entry.of(
                        "enterprises exported",
                        "export",
                        "enterprises",
                        Actor.current().division())
                .with(Map.of("rows", rows.get(), "filter", filter.toString())));
        return rows.get();
    }

    private static List<@Nullable Object> cells(Enterprise one) {
        return Arrays.asList(
                one.provisional() ? "" : one.creditCode(),
                one.nameZh(),
                one.nameEn(),
                one.division(),
                one.address(),
                one.industry(),
                one.employees(),
                one.revenue10k(),
                one.assets10k(),
                one.sizeClass(),
                String.join(",", one.chains()),
                one.chainRole(),
                String.join(",", one.supplyFields()),
                one.cultivationTier(),
                one.carrier() ? "是" : "否",
                one.divisionZh(),
                one.industryZh(),
                one.state());
    }
}
