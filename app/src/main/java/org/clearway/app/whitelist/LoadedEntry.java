package org.clearway.app.whitelist;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry with its whole life, for a first load: nominated, assessed, prepared, listed, and perhaps removed.
 *
 * @param addBatch    number of the batch that listed it, {@code removeBatch} of the one that removed it
 * @param removeDuty  on-duty rate and utilisation over the days before its removal, percent
 */
public record LoadedEntry(
        long id,
        long listId,
        long enterpriseId,
        String creditCode,
        String nameZh,
        @Nullable String nameEn,
        String division,
        String industry,
        String field,
        @Nullable String chain,
        String chainRole,
        boolean foreignInvested,
        String ground,
        String nominator,
        Instant nominatedAt,
        Instant assessedAt,
        Instant preparedAt,
        LoadedBatch addBatch,
        Instant until,
        @Nullable LoadedBatch removeBatch,
        double removeDuty,
        double removeUsed,
        int removeWorkdays) {

    /** The steps of its life. */
    public List<Step> steps() {
        List<Step> steps = new ArrayList<>(List.of(
                new Step(id, 1, nominatedAt, Act.NOMINATE, 0, nominator, null, null, null, null),
                step(2, assessedAt, Act.ASSESS, addBatch.officerId(), addBatch.officer(), null, null),
                step(3, preparedAt, Act.PREPARE, addBatch.officerId(), addBatch.officer(), addBatch.id(), null),
                step(
                        4,
                        addBatch.publishedAt(),
                        Act.LIST,
                        addBatch.approverId(),
                        addBatch.approver(),
                        addBatch.id(),
                        until)));
        LoadedBatch remove = removeBatch;
        if (remove != null) {
            steps.add(step(
                    5, remove.publishedAt(), Act.REMOVE, remove.approverId(), remove.approver(), remove.id(), null));
        }
        return steps;
    }

    private Step step(
            int number, Instant at, Act act, long account, String actor, @Nullable Long batch, @Nullable Instant end) {
        return new Step(id, number, at, act, account, actor, batch, end, act == Act.REMOVE ? "resumed" : null, null);
    }

    /** The facts as they were nominated. */
    public Entry entry() {
        return new Entry(
                id,
                listId,
                enterpriseId,
                creditCode,
                nameZh,
                nameEn,
                division,
                industry,
                field,
                chain,
                chainRole,
                foreignInvested,
                "authority",
                ground,
                0,
                nominator,
                nominatedAt);
    }
}
