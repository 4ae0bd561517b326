/**
 * White lists: nomination, assessment, batches, listings, what each morning proposes, and the way to an empty list. Read
 * {@link org.clearway.app.whitelist.Admission} first: what an entry can do in which state, then {@link
 * org.clearway.app.whitelist.Rules}: why it may not, then {@link org.clearway.app.whitelist.PublishingBatches}.
 *
 * <p>The shape of a procedure: states are types, rules a named list of small functions over a case, a use case loads the case,
 * refuses with all reasons, moves the states and writes steps, trail and event in one transaction. Who prepared does not decide,
 * and what ends does so in the question that is asked, never by a job.
 */
@ApplicationModule(
        displayName = "whitelist",
        allowedDependencies = {"shared", "directory", "access", "notice", "monitoring"})
@NullMarked
package org.clearway.app.whitelist;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
