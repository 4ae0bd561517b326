/**
 * Photos and documents that belong to something: a problem's evidence, the plan of a nomination. Read
 * {@link org.clearway.app.shared.file.Attachments} first.
 *
 * <p>What a file is says its content, not its name; of pictures all but the picture itself is left out. A file is seen by whoever
 * reaches its division or enterprise; a module that shares its things more widely opens the file as the platform after it has
 * asked its own rules.
 */
@NullMarked
package org.clearway.app.shared.file;

import org.jspecify.annotations.NullMarked;
