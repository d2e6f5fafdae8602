package dev.remit.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * An axis of whole powers of ten.
 *
 * @param from the power that it starts at
 * @param to the power that it ends at, above {@code from}
 * @param start where on the paper it starts
 * @param end where on the paper it ends
 */
record Axis(int from, int to, double start, double end) {

  /** From the power at or below the least value to the one at or above the greatest. */
  static Axis around(DoubleStream values, double start, double end) {
    double[] all = values.sorted().toArray();
    int from = (int) Math.floor(Math.log10(all[0]));
    int to = (int) Math.ceil(Math.log10(all[all.length - 1]));
    return new Axis(from, Math.max(to, from + 1), start, end);
  }

  double place(double value) {
    return start + (Math.log10(value) - from) / (to - from) * (end - start);
  }

  /** Its powers of ten. */
  List<Double> marks() {
    List<Double> marks = new ArrayList<>();
    for (int power = from; power <= to; power++) {
      marks.add(Math.pow(10, power));
    }
    return marks;
  }
}
