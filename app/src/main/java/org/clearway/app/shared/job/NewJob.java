package org.clearway.app.shared.job;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A job to start.
 *
 * @param input     the file that it reads, null when it reads none
 * @param settings  what its work needs to know
 * @param counts    what a preview found
 * @param resultName name of the file that a preview made, null when it made none
 * @param toConfirm  true when it waits until its owner has seen the preview
 */
public record NewJob(
        String kind,
        String name,
        byte @Nullable [] input,
        @Nullable Long rowsTotal,
        Map<String, String> settings,
        Map<String, Long> counts,
        @Nullable String resultName,
        byte @Nullable [] result,
        boolean toConfirm) {

    public static NewJob of(String kind, String name, Map<String, String> settings) {
        return new NewJob(kind, name, null, null, settings, Map.of(), null, null, false);
    }
}
