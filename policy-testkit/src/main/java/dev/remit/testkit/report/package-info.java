/** How a run is told: to people and to machines. */
@NullMarked
package dev.remit.testkit.report;

import org.jspecify.annotations.NullMarked;
