/** Pages and endpoints of the white list. Read {@code BatchPage} first. */
@NullMarked
package org.clearway.app.whitelist.web;

import org.jspecify.annotations.NullMarked;
