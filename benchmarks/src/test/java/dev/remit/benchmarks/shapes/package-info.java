/** Both engines against a plain walk. */
@NullMarked
package dev.remit.benchmarks.shapes;

import org.jspecify.annotations.NullMarked;
