/** The small ports by which rank 5 shows what lower modules know. Read {@link org.clearway.app.shared.port.Card} first. */
@NullMarked
package org.clearway.app.shared.port;

import org.jspecify.annotations.NullMarked;
