@NullMarked
package org.clearway.app.shared.setting;

import org.jspecify.annotations.NullMarked;
