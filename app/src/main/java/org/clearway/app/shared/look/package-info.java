/** When somebody last looked at a page that tells what changed since. Read {@link org.clearway.app.shared.look.LastLooks} first. */
@NullMarked
package org.clearway.app.shared.look;

import org.jspecify.annotations.NullMarked;
