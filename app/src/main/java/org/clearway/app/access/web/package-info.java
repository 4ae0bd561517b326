/** Pages and endpoints of access, and the filter that says who acts. Read {@code SecurityConfiguration} first. */
@NullMarked
package org.clearway.app.access.web;

import org.jspecify.annotations.NullMarked;
