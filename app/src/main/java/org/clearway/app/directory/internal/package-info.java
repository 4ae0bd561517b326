/** How the directory checks, imports and writes. Other modules use the package above. */
@NullMarked
package org.clearway.app.directory.internal;

import org.jspecify.annotations.NullMarked;
