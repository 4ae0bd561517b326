/** Stories told in a real browser; they run with {@code ./clearway test}, not in the fast loop. */
@NullMarked
package org.clearway.app.story;

import org.jspecify.annotations.NullMarked;
