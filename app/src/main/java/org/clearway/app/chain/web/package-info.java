/** Pages and endpoints of the chains. Read {@code LightsPage} first. */
@NullMarked
package org.clearway.app.chain.web;

import org.jspecify.annotations.NullMarked;
