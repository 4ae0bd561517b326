/** Problems of enterprises: filed, routed, escalated, solved and confirmed; blocking points behind them. Read {@code WorkingProblems} first. */
@ApplicationModule(
        displayName = "problem",
        allowedDependencies = {"shared", "directory", "access", "notice", "monitoring"})
@NullMarked
package org.clearway.app.problem;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
