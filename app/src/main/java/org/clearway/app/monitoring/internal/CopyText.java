package org.clearway.app.monitoring.internal;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import org.clearway.app.monitoring.LoadedReport;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyIn;

/** Writes reports in the text form of COPY: fields by tab, rows by line feed, missing values as \N. */
public final class CopyText {

    /** Large enough that a call of the driver costs nothing beside its bytes. */
    private static final int BUFFER_CHARACTERS = 1 << 16;

    private final CopyIn copy;
    private final StringBuilder buffer = new StringBuilder(BUFFER_CHARACTERS + 1_000);

    public CopyText(CopyIn copy) {
        this.copy = copy;
    }

    public void row(LoadedReport report) throws SQLException {
        field(report.siteId()).field(report.enterpriseId()).field(report.division());
        field(report.day().toString())
                .field(report.version())
                .field(report.state().word());
        field(report.staffOnRoll()).field(report.staffOnDuty()).field(report.staffReturned());
        field(report.baseRoll()).tenths(report.utilisation()).tenths(report.output10k());
        tenths(report.normalOutput10k());
        if (report.electricityMwh() < 0) {
            field((String) null);
        } else {
            tenths(report.electricityMwh());
        }
        field(report.blocker().word()).field(report.doubt() == null ? "{}" : "{" + report.doubt() + "}");
        field(report.why()).field(report.accountId()).field(report.reportedBy());
        field(report.recordedAt().toString()).field(until(report.supersededAt()));
        buffer.append("scenario\n");
        if (buffer.length() > BUFFER_CHARACTERS) {
            flush();
        }
    }

    private static String until(@Nullable Instant supersededAt) {
        return supersededAt == null ? "infinity" : supersededAt.toString();
    }

    public void flush() throws SQLException {
        byte[] bytes = buffer.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        buffer.setLength(0);
    }

    private CopyText field(long value) {
        buffer.append(value).append('\t');
        return this;
    }

    private CopyText tenths(double value) {
        long tenths = Math.round(value * 10);
        buffer.append(tenths / 10).append('.').append(tenths % 10).append('\t');
        return this;
    }

    private CopyText field(@Nullable String value) {
        if (value == null) {
            buffer.append("\\N\t");
            return this;
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> buffer.append("\\\\");
                case '\t' -> buffer.append("\\t");
                case '\n' -> buffer.append("\\n");
                case '\r' -> buffer.append("\\r");
                default -> buffer.append(c);
            }
        }
        buffer.append('\t');
        return this;
    }
}
