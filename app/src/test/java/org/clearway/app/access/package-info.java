/** Claims about access, told by visitors with a browser's cookies on a real server and a real database. */
@NullMarked
package org.clearway.app.access;

import org.jspecify.annotations.NullMarked;
