/** How one decision comes about, and what would change it. */
@NullMarked
package dev.remit.testkit.explain;

import org.jspecify.annotations.NullMarked;
