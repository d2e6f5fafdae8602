package dev.remit.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small bundle, and requests of it. */
final class Shop {
  static final String POLICY =
      """
      package shop governs tool shop.**, dataset shop.**

      group agents clerks = { "spiffe://acme.example/clerk/*" }

      tool shop.pay {
        args { amount: int, secret pin: string? }
        does pay on shop.money
      }

      dataset shop.money { labels { }, owner "shop" }

      for agent in clerks {
        permit small "Small sums are routine" {
          tool is shop.pay
          when args.amount <= 100
          grant for 5m
        }
      }

      oblige tell "The owner hears of each payment" {
        tool is shop.pay
        with notify { channels: { "owner" } }
      }

      fixture clerk {
        agent "spiffe://acme.example/clerk/1"
        principal "https://idp.acme.example" / "ann"
        call shop.pay { amount: 5 }
        at 2026-11-23T11:00:00Z
      }
      """;

  private Shop() {}

  /** In a directory of its own. */
  static Path write(Path directory, String policy) throws IOException {
    Files.createDirectories(directory);
    Files.writeString(directory.resolve("shop.policy"), policy);
    return directory;
  }

  /** A request on one line, asked at eleven. */
  static String recorded(int amount) {
    return "{\"at\": \"2026-11-23T11:00:00Z\", \"request\": " + request(amount) + "}";
  }

  static String request(int amount) {
    return """
    {"context": {
      "agent": {"issuer": "spiffe://acme.example", "subject": "clerk/1"},
      "principal": {"issuer": "https://idp.acme.example", "subject": "ann"},
      "chain": {"hops": [{
        "from": {"issuer": "https://idp.acme.example", "subject": "ann"},
        "to": {"issuer": "spiffe://acme.example", "subject": "clerk/1"},
        "delegation_id": "d-1", "no_parent": {}, "task_id": "t-1",
        "scope": {"tools": {"all": {}}, "actions": {"all": {}}, "datasets": {"all": {}}, "arguments": {"all": {}}},
        "not_before": "2026-11-23T10:00:00Z", "expires_at": "2026-11-23T12:00:00Z"}]},
      "task": {"task": {"id": "t-1", "deadline": {"none": {}}}},
      "credential": {"credential": {"id": "c-1", "expires_at": {"none": {}}}}},
    "call": {
      "tool": {"server": "shop", "name": "pay"},
      "arguments": {"json": {"amount": %d, "pin": "1234"}, "complete": true}}}\
    """
        .formatted(amount)
        .replaceAll("\\s*\n\\s*", " ");
  }
}
