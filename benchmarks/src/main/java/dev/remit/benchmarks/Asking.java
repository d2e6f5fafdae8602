package dev.remit.benchmarks;

/** What a client sends, and what it takes for an answer. */
interface Asking {
  /** The request of that number. */
  byte[] request(long number);

  /** The number that an answer answers; fails where the answer is not the right one. */
  long answered(byte[] answer, long asked);
}
