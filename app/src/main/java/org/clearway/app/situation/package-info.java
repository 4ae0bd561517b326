/** The board, the dossier, search, to do, what ends when: reads all, decides nothing. Read {@code BoardPage} first. */
@ApplicationModule(
        displayName = "situation",
        allowedDependencies = {"shared", "directory", "access", "notice", "monitoring"})
@NullMarked
package org.clearway.app.situation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
