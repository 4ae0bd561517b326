/** Long acts that a person starts and may leave. Read {@link org.clearway.app.shared.job.Jobs} and {@link org.clearway.app.shared.job.JobWork} first. */
@NullMarked
package org.clearway.app.shared.job;

import org.jspecify.annotations.NullMarked;
