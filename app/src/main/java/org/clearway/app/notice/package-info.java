/** What people are told: the inbox, and the mail that goes with it. Read {@code Notices} first. */
@ApplicationModule(
        displayName = "notice",
        allowedDependencies = {"shared", "directory"})
@NullMarked
package org.clearway.app.notice;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
