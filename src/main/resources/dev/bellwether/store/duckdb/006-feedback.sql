-- What people say of texts; the latest word on a text and a ticker counts.
CREATE TABLE feedback (
  content_hash VARCHAR NOT NULL,
  ticker VARCHAR NOT NULL,
  document_id VARCHAR NOT NULL,
  direction VARCHAR NOT NULL,
  note VARCHAR NOT NULL,
  given_at TIMESTAMP NOT NULL
);
