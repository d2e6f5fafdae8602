package dev.remit.benchmarks;

import java.util.List;

/**
 * Lines over two axes of powers of ten.
 *
 * @param x what is counted along the bottom
 * @param y what each line says of it, a time in nanoseconds
 */
record Plot(String title, String x, String y, List<Line> lines) {
  Plot {
    lines = lines.stream().filter(line -> !line.points().isEmpty()).toList();
  }

  /** A line, its points from left to right. */
  record Line(String name, List<Point> points) {
    Line {
      points = List.copyOf(points);
    }
  }

  /** A point; both are above zero. */
  record Point(double x, double y) {}

  /** Whether there is a line to draw, and not only dots. */
  boolean isWorthDrawing() {
    return lines.stream().anyMatch(line -> line.points().size() > 1);
  }
}
