package org.clearway.app.chain.web;

import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.clearway.app.chain.LightFilter;
import org.clearway.app.chain.LightLine;
import org.clearway.app.chain.Lights;
import org.clearway.app.shared.table.SheetWriter;
import org.clearway.app.shared.table.XlsxWriter;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The list of lights as .xlsx, all pages. */
@Component
class LightsExport {

    private static final int CHUNK = 2_000;
    private static final int MOST_ROWS = 200_000;

    private static final List<String> HEADER = List.of(
            "灯 light",
            "厂区 site",
            "零部件 part",
            "编码 code",
            "产业链 chain",
            "区划 division",
            "可用天数 cover (days)",
            "目标 target (days)",
            "耗尽 out in (days)",
            "停线日 stops on",
            "主要卡点 main cause",
            "占比 share",
            "日损失 lost a day (yuan)",
            "库存日期 reported on",
            "起始 since");

    private final Lights lights;

    LightsExport(Lights lights) {
        this.lights = lights;
    }

    void write(LightFilter filter, OutputStream out) {
        try (SheetWriter sheet = new XlsxWriter(out, "lights")) {
            sheet.header(HEADER);
            List<LightLine> rows;
            int offset = 0;
            do {
                rows = lights.list(filter, offset, CHUNK);
                Map<String, Lights.Named> names = lights.names(rows.stream()
                        .map(LightLine::causeRef)
                        .filter(java.util.Objects::nonNull)
                        .toList());
                rows.forEach(row -> sheet.row(cells(row, names.get(row.causeRef()))));
                offset += CHUNK;
            } while (rows.size() == CHUNK && offset < MOST_ROWS);
        }
    }

    private static List<@Nullable Object> cells(LightLine row, Lights.@Nullable Named cause) {
        return Arrays.asList(
                row.light(),
                row.siteZh(),
                row.partZh(),
                row.partCode(),
                row.chain(),
                row.division(),
                row.coverDays(),
                row.targetDays(),
                row.outInDays(),
                row.stopsOn(),
                cause == null ? row.causeKind() : cause.nameZh(),
                row.causeShare(),
                row.lostYuanDay(),
                row.reportedOn(),
                row.since());
    }
}
