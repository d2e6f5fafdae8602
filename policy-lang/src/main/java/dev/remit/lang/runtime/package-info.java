/** What evaluation reads and yields: values, readings, truth, facts in slots. */
@NullMarked
package dev.remit.lang.runtime;

import org.jspecify.annotations.NullMarked;
