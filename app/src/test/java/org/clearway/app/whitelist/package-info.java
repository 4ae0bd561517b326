/** The white list's rules one by one, its procedure on a real database, and its scope. */
@NullMarked
package org.clearway.app.whitelist;

import org.jspecify.annotations.NullMarked;
