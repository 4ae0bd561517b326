/** Accounts, roles, sign-in, invitations, claims, deputies, tokens. Read {@code Accounts} first. */
@ApplicationModule(
        displayName = "access",
        allowedDependencies = {"shared", "directory"})
@NullMarked
package org.clearway.app.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
