/** What a repeat must not do twice, and how often is too often. Read {@link org.clearway.app.shared.once.Once} first. */
@NullMarked
package org.clearway.app.shared.once;

import org.jspecify.annotations.NullMarked;
