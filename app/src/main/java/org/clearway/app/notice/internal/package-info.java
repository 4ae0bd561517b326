/** How notices go out. Read {@code MailRound} first. */
@NullMarked
package org.clearway.app.notice.internal;

import org.jspecify.annotations.NullMarked;
