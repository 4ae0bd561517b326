/** What all pages and endpoints share: the shell, languages, errors, paging. Read {@link org.clearway.app.shared.web.Shell} first. */
@NullMarked
package org.clearway.app.shared.web;

import org.jspecify.annotations.NullMarked;
