/** What a decision costs, each benchmark with its yardstick, and the bars that are due. */
@NullMarked
package dev.remit.benchmarks;

import org.jspecify.annotations.NullMarked;
