/** The command and the built server, run as their users run them. */
@NullMarked
package dev.remit.pdp.command;

import org.jspecify.annotations.NullMarked;
