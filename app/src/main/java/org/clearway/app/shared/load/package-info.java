/** First loads of many rows: under the same policies as every other act, in one audit entry with a digest. Read {@link org.clearway.app.shared.load.MassLoad} first. */
@NullMarked
package org.clearway.app.shared.load;

import org.jspecify.annotations.NullMarked;
