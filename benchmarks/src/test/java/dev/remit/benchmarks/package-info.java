@NullMarked
package dev.remit.benchmarks;

import org.jspecify.annotations.NullMarked;
