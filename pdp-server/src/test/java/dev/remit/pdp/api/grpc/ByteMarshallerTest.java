package dev.remit.pdp.api.grpc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

/** All bytes of a request are taken, whatever a transport says of how many there are. */
class ByteMarshallerTest {
  private static final byte[] REQUEST = {1, 2, 3, 4, 5};

  /** Says that so many bytes are there. */
  private static InputStream saying(int available) {
    return new ByteArrayInputStream(REQUEST) {
      @Override
      public synchronized int available() {
        return available;
      }
    };
  }

  @Test
  void every_byte_is_read_whatever_is_said_to_be_there() {
    for (int available : new int[] {0, 1, 4, 5, 6, 100}) {
      assertArrayEquals(REQUEST, new ByteMarshaller().parse(saying(available)));
    }
  }

  @Test
  void what_cannot_be_read_is_no_request() {
    byte[] broken =
        new ByteMarshaller()
            .parse(
                new InputStream() {
                  @Override
                  public int read() throws IOException {
                    throw new IOException("torn");
                  }

                  @Override
                  public int read(byte[] into, int from, int length) throws IOException {
                    throw new IOException("torn");
                  }
                });
    assertTrue(RequestParts.of(broken).isEmpty());
  }
}
