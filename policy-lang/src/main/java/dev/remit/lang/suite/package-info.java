/** The tests of a bundle, checked against it: requests, the world they come into, expectations. */
@NullMarked
package dev.remit.lang.suite;

import org.jspecify.annotations.NullMarked;
