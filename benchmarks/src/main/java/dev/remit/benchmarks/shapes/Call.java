package dev.remit.benchmarks.shapes;

/**
 * What a user asks for.
 *
 * @param user by number
 * @param action of the application
 * @param kind of the resource
 * @param resource by number
 */
record Call(int user, String action, String kind, int resource) {}
