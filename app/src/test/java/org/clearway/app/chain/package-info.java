@NullMarked
package org.clearway.app.chain;

import org.jspecify.annotations.NullMarked;
