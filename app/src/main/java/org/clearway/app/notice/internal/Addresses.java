package org.clearway.app.notice.internal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where mail to an account or an enterprise goes. */
interface Addresses {

    List<String> of(@Nullable Long account, @Nullable Long enterprise);
}
