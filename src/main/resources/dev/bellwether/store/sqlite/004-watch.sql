-- How far a watch has come. Times are microseconds since 1970 UTC; what is empty is NULL or ''.
CREATE TABLE watch_articles (
  id TEXT PRIMARY KEY,
  document_id TEXT NOT NULL,
  source TEXT NOT NULL,
  url TEXT NOT NULL,
  tickers TEXT NOT NULL,
  published_at INTEGER NOT NULL,
  first_seen_at INTEGER,
  content_hash TEXT NOT NULL,
  title TEXT NOT NULL,
  body TEXT NOT NULL,
  form TEXT NOT NULL,
  items TEXT NOT NULL,
  urgent INTEGER NOT NULL,
  seen_at INTEGER NOT NULL,
  price REAL,
  change REAL,
  volume REAL,
  analysis TEXT NOT NULL,
  text TEXT NOT NULL,
  ticker TEXT NOT NULL,
  direction TEXT NOT NULL,
  value REAL,
  confidence REAL,
  tier TEXT NOT NULL,
  model TEXT NOT NULL,
  latency_us INTEGER,
  fallback INTEGER NOT NULL,
  settled INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  tries INTEGER NOT NULL,
  retry_at INTEGER,
  state TEXT NOT NULL DEFAULT 'seen',
  finished INTEGER NOT NULL DEFAULT 0,
  changed_at INTEGER NOT NULL
);
CREATE INDEX watch_articles_by_time ON watch_articles (seen_at);
CREATE INDEX watch_articles_unfinished ON watch_articles (seen_at) WHERE finished = 0;
-- One article in one channel. Several with the same post are one message.
CREATE TABLE watch_alerts (
  article TEXT NOT NULL,
  channel TEXT NOT NULL,
  state TEXT NOT NULL,
  post TEXT NOT NULL,
  message_id TEXT NOT NULL,
  shown INTEGER NOT NULL,
  shows TEXT NOT NULL,
  note TEXT NOT NULL,
  sent_at INTEGER,
  reason TEXT NOT NULL,
  changed_at INTEGER NOT NULL,
  PRIMARY KEY (article, channel)
);
CREATE INDEX watch_alerts_by_post ON watch_alerts (post) WHERE post <> '';
-- What was seen and has not been folded into the archive.
CREATE TABLE watch_documents (
  id TEXT PRIMARY KEY,
  source TEXT NOT NULL,
  url TEXT NOT NULL,
  tickers TEXT NOT NULL,
  published_at INTEGER NOT NULL,
  first_seen_at INTEGER,
  content_hash TEXT NOT NULL,
  title TEXT NOT NULL,
  body TEXT NOT NULL,
  run_id TEXT NOT NULL
);
