/**
 * Conditions as code: a static method for each unit, in hidden classes that go away with the
 * program they belong to.
 */
@NullMarked
package dev.remit.lang.compile;

import org.jspecify.annotations.NullMarked;
