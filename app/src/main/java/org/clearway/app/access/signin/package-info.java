/** Passwords, sessions, tokens, the second factor: from a cookie to an actor. Read {@link org.clearway.app.access.signin.Credentials} first. */
@NullMarked
package org.clearway.app.access.signin;

import org.jspecify.annotations.NullMarked;
