-- What people say of texts; the latest word on a text and a ticker counts.
CREATE TABLE feedback (
  content_hash TEXT NOT NULL,
  ticker TEXT NOT NULL,
  document_id TEXT NOT NULL,
  direction TEXT NOT NULL,
  note TEXT NOT NULL,
  given_at INTEGER NOT NULL
);
