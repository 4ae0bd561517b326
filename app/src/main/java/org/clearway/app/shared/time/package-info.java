/** The one clock, and the business day in Asia/Shanghai. Read {@link org.clearway.app.shared.time.ClearwayClock} first. */
@NullMarked
package org.clearway.app.shared.time;

import org.jspecify.annotations.NullMarked;
