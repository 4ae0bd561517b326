/**
 * Thresholds with a start date and a source. Read {@link org.clearway.app.shared.setting.Settings} first.
 *
 * <pre>{@code
 * settings.number("problem.answer-hours", "220100", clock.instant())        // the city's, else the province's, else the country's
 * settings.value("whitelist.grants", province, at, Grants.class)             // any JSON
 * }</pre>
 *
 * A module brings its settings into being by its own migration: {@code insert into shared.setting (name, subject, value,
 * valid_from, recorded_at, account_id, source, why)}; people change them on the settings page, which shows every value with its
 * history. Its words are {@code setting.<name>} in the messages.
 */
@NullMarked
package org.clearway.app.shared.setting;

import org.jspecify.annotations.NullMarked;
