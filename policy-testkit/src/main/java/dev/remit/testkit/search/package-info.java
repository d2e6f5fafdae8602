/** Requests near those that there are: where a search looks for one that shows something. */
@NullMarked
package dev.remit.testkit.search;

import org.jspecify.annotations.NullMarked;
