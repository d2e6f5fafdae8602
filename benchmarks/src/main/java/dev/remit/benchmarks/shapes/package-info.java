/**
 * The shapes of the three applications by which Cedar is measured in its own publication: documents
 * in folders, repositories of organisations, lists of teams. Policies, generators and texts are
 * written anew, each application for both engines and as a plain walk over its links.
 */
@NullMarked
package dev.remit.benchmarks.shapes;

import org.jspecify.annotations.NullMarked;
