/** Which rules serve which controls of the frameworks that people answer to. */
@NullMarked
package dev.remit.cli.report;

import org.jspecify.annotations.NullMarked;
