@NullMarked
package org.clearway.app.shared.file;

import org.jspecify.annotations.NullMarked;
