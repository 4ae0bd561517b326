/** How a problem may go: states, acts and rules, without a database. Read {@code Course} first. */
@NullMarked
package org.clearway.app.problem.course;

import org.jspecify.annotations.NullMarked;
