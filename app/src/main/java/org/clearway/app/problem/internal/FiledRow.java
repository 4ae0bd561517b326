package org.clearway.app.problem.internal;

import java.time.LocalDate;
import java.util.List;
import org.clearway.app.directory.Enterprise;
import org.clearway.app.problem.NewProblem;
import org.clearway.app.shared.port.MatterRaised;
import org.jspecify.annotations.Nullable;

/** A problem to be inserted: judged, not yet routed. */
public record FiledRow(
        @Nullable Long enterpriseId,
        String whoZh,
        String whoEn,
        String division,
        String kind,
        Stakes.Judged judged,
        @Nullable String title,
        @Nullable String asked,
        @Nullable String matter,
        List<String> arguments,
        @Nullable String place,
        @Nullable String cause,
        @Nullable LocalDate stopsOn,
        @Nullable String source,
        @Nullable String reference,
        @Nullable String href,
        String channel) {

    public static FiledRow of(
            NewProblem wanted,
            Enterprise enterprise,
            Stakes.Judged judged,
            String channel,
            @Nullable String reference,
            LocalDate today) {
        return new FiledRow(
                enterprise.id(),
                enterprise.nameZh(),
                enterprise.nameEn() == null ? enterprise.nameZh() : enterprise.nameEn(),
                enterprise.division(),
                wanted.kind(),
                judged,
                wanted.title().strip(),
                wanted.asked().strip(),
                null,
                List.of(),
                blank(wanted.place()),
                blank(wanted.cause()),
                wanted.stopsOn(today),
                reference == null ? null : channel,
                reference,
                null,
                channel);
    }

    public static FiledRow of(
            MatterRaised matter, @Nullable Enterprise first, Stakes.Judged judged, String kind, LocalDate today) {
        Integer days = matter.stopsInDays();
        return new FiledRow(
                first == null ? null : first.id(),
                first == null ? "" : first.nameZh(),
                first == null ? "" : first.nameEn() == null ? first.nameZh() : first.nameEn(),
                matter.division(),
                kind,
                judged,
                null,
                null,
                matter.plainTitle().key(),
                matter.plainTitle().arguments(),
                null,
                matter.source() + ":" + matter.reference(),
                days == null ? null : today.plusDays(days),
                matter.source(),
                matter.reference(),
                matter.href(),
                "event");
    }

    private static @Nullable String blank(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
