/** Claims about acts that are sent twice. */
@NullMarked
package org.clearway.app.shared.once;

import org.jspecify.annotations.NullMarked;
