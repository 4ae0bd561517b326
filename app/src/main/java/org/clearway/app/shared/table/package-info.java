/** Reading and writing .xlsx and .csv, with limits. Read {@link org.clearway.app.shared.table.Sheet} first. */
@NullMarked
package org.clearway.app.shared.table;

import org.jspecify.annotations.NullMarked;
