/** Files as downloads. */
@NullMarked
package org.clearway.app.shared.file.web;

import org.jspecify.annotations.NullMarked;
