/** Policy files laid out in place: which files, how they are replaced, how a change is shown. */
@NullMarked
package dev.remit.cli.fmt;

import org.jspecify.annotations.NullMarked;
