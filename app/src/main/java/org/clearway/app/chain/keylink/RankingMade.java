package org.clearway.app.chain.keylink;

import java.time.Instant;
import java.time.LocalDate;

/** When a ranking was made, and over how much. */
public record RankingMade(
        long id,
        LocalDate businessDate,
        Instant madeAt,
        String askedBy,
        int enterprises,
        int relations,
        int shortList,
        int replicates,
        double spread,
        double seconds) {}
