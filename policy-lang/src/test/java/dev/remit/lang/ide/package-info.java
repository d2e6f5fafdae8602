@NullMarked
package dev.remit.lang.ide;

import org.jspecify.annotations.NullMarked;
