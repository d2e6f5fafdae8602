/** The typed program that engines evaluate. */
@NullMarked
package dev.remit.lang.ir;

import org.jspecify.annotations.NullMarked;
