/** Pages and endpoints of jobs. */
@NullMarked
package org.clearway.app.shared.job.web;

import org.jspecify.annotations.NullMarked;
