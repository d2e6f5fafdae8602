/** The command line: a class for each command. */
@NullMarked
package dev.remit.cli;

import org.jspecify.annotations.NullMarked;
