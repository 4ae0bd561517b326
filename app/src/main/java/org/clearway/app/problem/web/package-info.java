/** Pages and endpoints of problems. */
@NullMarked
package org.clearway.app.problem.web;

import org.jspecify.annotations.NullMarked;
