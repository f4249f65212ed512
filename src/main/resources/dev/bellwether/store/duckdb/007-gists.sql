-- What each short text says, by the encoder, where that was asked for; empty for texts that are too long for one.
CREATE TABLE gists (
  content_hash VARCHAR NOT NULL,
  gist BLOB NOT NULL
);
