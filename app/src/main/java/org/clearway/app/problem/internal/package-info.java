/** SQL, timers and rounds of the problem module. */
@NullMarked
package org.clearway.app.problem.internal;

import org.jspecify.annotations.NullMarked;
