package dev.remit.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Draws a plot as SVG, the same text for the same plot. */
final class Svg {
  private static final int WIDTH = 720;
  private static final int HEIGHT = 400;
  private static final int LEFT = 80;
  private static final int RIGHT = 500;
  private static final int TOP = 50;
  private static final int BOTTOM = 340;
  private static final int LEGEND = 520;
  private static final int LINE_HEIGHT = 20;

  /** Told apart also by who sees few colours. */
  private static final List<String> COLOURS =
      List.of("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9");

  private final StringBuilder out = new StringBuilder();

  private Svg() {}

  /** Draws one with a point at least. */
  static String of(Plot plot) {
    Svg svg = new Svg();
    svg.draw(plot);
    return svg.out.toString();
  }

  private void draw(Plot plot) {
    Axis x =
        Axis.around(
            plot.lines().stream()
                .flatMap(line -> line.points().stream())
                .mapToDouble(Plot.Point::x),
            LEFT,
            RIGHT);
    Axis y =
        Axis.around(
            plot.lines().stream()
                .flatMap(line -> line.points().stream())
                .mapToDouble(Plot.Point::y),
            BOTTOM,
            TOP);
    add(
        ("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %s %s\" font-family=\"sans-serif\""
                + " font-size=\"12\">")
            .formatted(WIDTH, HEIGHT));
    add("<title>%s</title>".formatted(escaped(plot.title())));
    add("<rect width=\"%s\" height=\"%s\" fill=\"#ffffff\"/>".formatted(WIDTH, HEIGHT));
    text(LEFT, TOP - LINE_HEIGHT - 8, "start", plot.title(), " font-weight=\"bold\"");
    for (double mark : x.marks()) {
      rule(x.place(mark), BOTTOM, x.place(mark), TOP);
      text(x.place(mark), BOTTOM + LINE_HEIGHT, "middle", Figures.number(mark), "");
    }
    for (double mark : y.marks()) {
      rule(LEFT, y.place(mark), RIGHT, y.place(mark));
      text(LEFT - 8, y.place(mark) + 4, "end", Figures.round(mark), "");
    }
    text((LEFT + RIGHT) / 2.0, BOTTOM + 2 * LINE_HEIGHT, "middle", plot.x(), "");
    text(LEFT, TOP - 10, "start", plot.y(), "");
    for (int i = 0; i < plot.lines().size(); i++) {
      line(plot.lines().get(i), COLOURS.get(i % COLOURS.size()), x, y);
      legend(plot.lines().get(i).name(), COLOURS.get(i % COLOURS.size()), i);
    }
    add("</svg>");
  }

  private void line(Plot.Line line, String colour, Axis x, Axis y) {
    add(
        "<polyline fill=\"none\" stroke=\"%s\" stroke-width=\"2\" points=\"%s\"/>"
            .formatted(
                colour,
                line.points().stream()
                    .map(point -> place(x.place(point.x())) + "," + place(y.place(point.y())))
                    .collect(Collectors.joining(" "))));
    for (Plot.Point point : line.points()) {
      add(
          "<circle cx=\"%s\" cy=\"%s\" r=\"3.5\" fill=\"%s\"/>"
              .formatted(place(x.place(point.x())), place(y.place(point.y())), colour));
    }
  }

  private void legend(String name, String colour, int number) {
    double at = TOP + LINE_HEIGHT * (number + 0.5);
    add(
        "<rect x=\"%s\" y=\"%s\" width=\"12\" height=\"4\" fill=\"%s\"/>"
            .formatted(LEGEND, place(at - 6), colour));
    text(LEGEND + 18, at, "start", name, "");
  }

  private void rule(double fromX, double fromY, double toX, double toY) {
    add(
        "<line x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\" stroke=\"#d9d9d9\"/>"
            .formatted(place(fromX), place(fromY), place(toX), place(toY)));
  }

  private void text(double x, double y, String anchor, String text, String more) {
    add(
        "<text x=\"%s\" y=\"%s\" text-anchor=\"%s\" fill=\"#333333\"%s>%s</text>"
            .formatted(place(x), place(y), anchor, more, escaped(text)));
  }

  private static String place(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private void add(String line) {
    out.append(line).append('\n');
  }
}
