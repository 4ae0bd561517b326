/** What can be started from the command line. Read {@link org.clearway.app.shared.command.Command} first. */
@NullMarked
package org.clearway.app.shared.command;

import org.jspecify.annotations.NullMarked;
