/** What if, and restart plans: two futures of the whole network side by side. Read {@link org.clearway.app.chain.whatif.WhatIfs} first. */
@NullMarked
package org.clearway.app.chain.whatif;

import org.jspecify.annotations.NullMarked;
