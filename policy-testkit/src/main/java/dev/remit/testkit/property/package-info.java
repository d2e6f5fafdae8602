/** Invariants: conditions that hold of each request, searched for one of which they do not. */
@NullMarked
package dev.remit.testkit.property;

import org.jspecify.annotations.NullMarked;
