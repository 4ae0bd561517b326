/** Pages and endpoints of the directory. */
@NullMarked
package org.clearway.app.directory.web;

import org.jspecify.annotations.NullMarked;
