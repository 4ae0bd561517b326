/** The problems of spring 2022: 43,000 solved and some thousand open. Read {@link org.clearway.app.scenario.problem.Histories} first. */
@NullMarked
package org.clearway.app.scenario.problem;

import org.jspecify.annotations.NullMarked;
