package org.clearway.app.monitoring.panel;

import java.time.LocalDate;
import java.util.List;
import org.clearway.app.directory.EnterpriseFilter;
import org.jspecify.annotations.Nullable;

/**
 * A panel to build: by a filter of the directory, by credit codes, or by both.
 *
 * @param ground    who named the set, and why
 * @param filter    null when only codes are given
 * @param codes     credit codes
 * @param validFrom from which day on the members belong
 */
public record NewPanel(
        String code,
        String nameZh,
        String nameEn,
        String ground,
        @Nullable EnterpriseFilter filter,
        List<String> codes,
        LocalDate validFrom) {}
