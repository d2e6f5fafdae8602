/** What two bundles decide otherwise, by requests of which they were both asked. */
@NullMarked
package dev.remit.testkit.diff;

import org.jspecify.annotations.NullMarked;
