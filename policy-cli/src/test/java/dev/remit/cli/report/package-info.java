/** Tests of the reports. */
@NullMarked
package dev.remit.cli.report;

import org.jspecify.annotations.NullMarked;
