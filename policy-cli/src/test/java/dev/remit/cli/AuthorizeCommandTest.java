package dev.remit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code remit authorize} where there is no server; with one, see the tests of the server. */
class AuthorizeCommandTest {
  @TempDir Path directory = Path.of("");

  private void assertRefused(String server, String expected) throws Exception {
    Files.writeString(directory.resolve("a.json"), "{}");
    Files.writeString(directory.resolve("b.json"), "{}");
    Command authorize = Command.run("authorize", directory.toString(), "--server", server);
    assertEquals(1, authorize.code(), authorize.toString());
    assertEquals("", authorize.out());
    assertEquals("remit: " + expected + "\n", authorize.err());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "localhost         | --server is HOST:PORT, not localhost",
        ":7070             | --server is HOST:PORT, not :7070",
        "::1:7070          | --server is HOST:PORT, not ::1:7070",
        "http://a:7070     | --server is HOST:PORT, not http://a:7070",
        "localhost:0       | --server has a port from 1 to 65535, not 0",
        "localhost:99999   | --server has a port from 1 to 65535, not 99999",
        "nowhere.invalid:1 | --server names no host that is known here: nowhere.invalid",
      })
  void what_is_no_address_of_a_server_is_one_sentence(String server, String expected)
      throws Exception {
    assertRefused(server, expected);
  }

  @Test
  void where_nothing_listens_one_sentence_stands_for_all_requests() throws Exception {
    int port;
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = taken.getLocalPort();
    }
    assertRefused(
        "127.0.0.1:" + port,
        "nothing answers at 127.0.0.1:" + port + "; start it with `remit serve`");
    assertRefused(
        "[::1]:" + port, "nothing answers at [::1]:" + port + "; start it with `remit serve`");
  }
}
