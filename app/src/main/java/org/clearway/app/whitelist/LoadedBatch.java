package org.clearway.app.whitelist;

import java.time.Instant;
import java.time.LocalDate;
import org.clearway.app.shared.time.ClearwayClock;

/** A published batch for a first load, with who prepared it and who published it. */
public record LoadedBatch(
        long id,
        WhiteList list,
        int number,
        Instant openedAt,
        Instant publishedAt,
        long officerId,
        String officer,
        long approverId,
        String approver) {

    int year() {
        return LocalDate.ofInstant(publishedAt, ClearwayClock.ZONE).getYear();
    }
}
