-- Channels that said they are not to be used again. The hash is of the address, which is secret; retired_at is microseconds
-- since 1970 UTC.
CREATE TABLE retired_channels (
  address_hash TEXT PRIMARY KEY,
  reason TEXT NOT NULL,
  retired_at INTEGER NOT NULL
);
