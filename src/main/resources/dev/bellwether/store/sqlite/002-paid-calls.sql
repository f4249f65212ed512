-- What paid and limited calls need to know of each other, in all processes and over restarts.
ALTER TABLE calls ADD COLUMN content_hash TEXT NOT NULL DEFAULT '';
ALTER TABLE calls ADD COLUMN ticker TEXT NOT NULL DEFAULT '';
ALTER TABLE calls ADD COLUMN answered_by TEXT NOT NULL DEFAULT '';
ALTER TABLE calls ADD COLUMN unconfirmed_micro_usd INTEGER NOT NULL DEFAULT 0;
ALTER TABLE dead_letters ADD COLUMN attempts INTEGER NOT NULL DEFAULT 1;
CREATE TABLE reservations (
  id TEXT PRIMARY KEY,
  run_id TEXT NOT NULL,
  selection TEXT NOT NULL,
  tier TEXT NOT NULL,
  content_hash TEXT NOT NULL,
  ticker TEXT NOT NULL,
  micro_usd INTEGER NOT NULL,
  day TEXT NOT NULL,
  pid INTEGER NOT NULL,
  pid_started_at INTEGER NOT NULL,
  reserved_at INTEGER NOT NULL
);
-- Days are UTC. Unconfirmed money is part of the sum: a vendor may have charged it.
CREATE TABLE spending (
  day TEXT NOT NULL,
  tier TEXT NOT NULL,
  micro_usd INTEGER NOT NULL,
  unconfirmed_micro_usd INTEGER NOT NULL,
  PRIMARY KEY (day, tier)
);
CREATE TABLE quota_calls (
  name TEXT NOT NULL,
  called_at INTEGER NOT NULL
);
CREATE INDEX quota_calls_by_time ON quota_calls (name, called_at);
CREATE TABLE quota_days (
  name TEXT PRIMARY KEY,
  day TEXT NOT NULL,
  calls INTEGER NOT NULL
);
CREATE TABLE quota_closed (
  name TEXT PRIMARY KEY,
  until INTEGER NOT NULL,
  spent INTEGER NOT NULL
);
CREATE TABLE answers (
  key TEXT PRIMARY KEY,
  direction TEXT NOT NULL,
  score REAL NOT NULL,
  confidence REAL NOT NULL,
  p_bearish REAL,
  p_neutral REAL,
  p_bullish REAL,
  rationale TEXT NOT NULL,
  input_tokens INTEGER NOT NULL,
  cached_tokens INTEGER NOT NULL,
  output_tokens INTEGER NOT NULL,
  estimated INTEGER NOT NULL,
  cost_micro_usd INTEGER NOT NULL,
  answered_by TEXT NOT NULL,
  kept_at INTEGER NOT NULL,
  hits INTEGER NOT NULL
);
CREATE INDEX answers_by_age ON answers (kept_at);
