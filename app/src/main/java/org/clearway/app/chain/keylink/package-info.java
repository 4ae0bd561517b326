/** Key links: whose stop costs the network most, and how sure that is. Read {@link org.clearway.app.chain.keylink.KeyLinks} first. */
@NullMarked
package org.clearway.app.chain.keylink;

import org.jspecify.annotations.NullMarked;
