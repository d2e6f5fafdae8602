/** Runs the cases of a suite in both engines. */
@NullMarked
package dev.remit.testkit.run;

import org.jspecify.annotations.NullMarked;
