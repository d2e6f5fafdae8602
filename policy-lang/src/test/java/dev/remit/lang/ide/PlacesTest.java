package dev.remit.lang.ide;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.remit.lang.ide.Places.Place;
import org.junit.jupiter.api.Test;

/** Lines and UTF-16 characters from 0. */
class PlacesTest {
  @Test
  void each_line_end_of_editors_counts() {
    Places places = new Places("a\nb\r\nc\rd");
    assertEquals(new Place(0, 1), places.place(1));
    assertEquals(new Place(1, 0), places.place(2));
    assertEquals(new Place(2, 0), places.place(5));
    assertEquals(new Place(3, 1), places.place(8));
    assertEquals(5, places.offset(2, 0));
    assertEquals(7, places.offset(3, 0));
    assertEquals(3, places.offset(1, 9), "the end of a line is before what ends it");
  }

  @Test
  void a_character_outside_the_basic_plane_counts_twice() {
    String text = "// 🤖🤖\nx";
    Places places = new Places(text);
    assertEquals(new Place(0, 7), places.place(text.indexOf('\n')));
    assertEquals(7, places.offset(0, 7));
    assertEquals(new Place(1, 1), places.all().end());
  }

  @Test
  void beyond_the_end_is_the_end() {
    Places places = new Places("ab\nc");
    assertEquals(2, places.offset(0, 99));
    assertEquals(4, places.offset(1, Integer.MAX_VALUE));
    assertEquals(4, places.offset(99, 0));
    assertEquals(0, places.offset(-1, 5));
    assertEquals(3, places.offset(1, -5));
    assertEquals(new Place(1, 1), places.place(99));
    assertEquals(0, new Places("").offset(0, 0));
  }
}
