/** What a person sees and changes of an account. Read {@link org.clearway.app.access.account.OwnAccount} first. */
@NullMarked
package org.clearway.app.access.account;

import org.jspecify.annotations.NullMarked;
