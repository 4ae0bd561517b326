/** Divisions, authorities, mechanisms, enterprises, groups, sites, designations. Read {@code Enterprises} first. */
@ApplicationModule(
        displayName = "directory",
        allowedDependencies = {"shared"})
@NullMarked
package org.clearway.app.directory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
