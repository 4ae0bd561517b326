/** Operating reports of each site and day, who has not reported, the figures that follow. Read {@code Reports} first. */
@ApplicationModule(
        displayName = "monitoring",
        allowedDependencies = {"shared", "directory", "access", "notice"})
@NullMarked
package org.clearway.app.monitoring;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
