/** The inbox. Read {@code InboxPage} first. */
@NullMarked
package org.clearway.app.notice.web;

import org.jspecify.annotations.NullMarked;
