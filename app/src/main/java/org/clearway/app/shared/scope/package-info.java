/** Who acts, and how far they reach, in the code and in the database. Read {@link org.clearway.app.shared.scope.Actor} first. */
@NullMarked
package org.clearway.app.shared.scope;

import org.jspecify.annotations.NullMarked;
