@org.jspecify.annotations.NullMarked
package dev.remit.testkit.report;
