@NullMarked
package org.clearway.app.shared.job;

import org.jspecify.annotations.NullMarked;
