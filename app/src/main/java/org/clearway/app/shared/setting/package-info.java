/** Thresholds with a start date and a source. Read {@link org.clearway.app.shared.setting.Settings} first. */
@NullMarked
package org.clearway.app.shared.setting;

import org.jspecify.annotations.NullMarked;
