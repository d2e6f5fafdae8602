package dev.remit.lang.compile;

/** A class that was defined, and what it was made of. */
record Shard(ShardSource source, ShardClass type, ShardCode code) {}
