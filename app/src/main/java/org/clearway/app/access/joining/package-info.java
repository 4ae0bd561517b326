/** How enterprises get in: by a code on paper, or by a claim that an officer grants. Read {@link org.clearway.app.access.joining.Invitations} first. */
@NullMarked
package org.clearway.app.access.joining;

import org.jspecify.annotations.NullMarked;
