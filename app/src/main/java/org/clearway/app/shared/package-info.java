/** What every module stands on: clock, scope, refusal, audit, tables, jobs, ports. Read {@link org.clearway.app.shared.scope.Actor} first. */
@ApplicationModule(
        displayName = "shared",
        type = ApplicationModule.Type.OPEN,
        allowedDependencies = {})
@NullMarked
package org.clearway.app.shared;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
