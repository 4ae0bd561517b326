@NullMarked
package org.clearway.app.problem;

import org.jspecify.annotations.NullMarked;
