-- Which of the kept answers may be used for texts that say the same, and for how long what texts say is remembered.
CREATE TABLE near_answers (
  key TEXT PRIMARY KEY,
  scope TEXT NOT NULL,
  claims INTEGER NOT NULL,
  content_hash TEXT NOT NULL,
  gist BLOB NOT NULL,
  published_at INTEGER NOT NULL,
  kept_at INTEGER NOT NULL,
  hits INTEGER NOT NULL
);
CREATE INDEX near_answers_by_scope ON near_answers (scope, claims, published_at);
CREATE INDEX near_answers_by_age ON near_answers (kept_at);
CREATE TABLE gists (
  text_hash TEXT PRIMARY KEY,
  gist BLOB NOT NULL,
  kept_at INTEGER NOT NULL
);
CREATE INDEX gists_by_age ON gists (kept_at);
