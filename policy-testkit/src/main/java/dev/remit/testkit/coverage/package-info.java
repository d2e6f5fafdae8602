/** What a suite exercises of the rules: which fired, and what each clause of them was. */
@NullMarked
package dev.remit.testkit.coverage;

import org.jspecify.annotations.NullMarked;
