@NullMarked
package org.clearway.app.shared.table;

import org.jspecify.annotations.NullMarked;
