-- What is happening now. Rows leave for the DuckDB file when a writing command folds them in.
-- Times are microseconds since 1970 UTC.
CREATE TABLE runs (
  id TEXT PRIMARY KEY,
  command TEXT NOT NULL,
  arguments TEXT NOT NULL,
  settings_sha256 TEXT NOT NULL,
  version TEXT NOT NULL,
  pid INTEGER NOT NULL,
  pid_started_at INTEGER NOT NULL,
  started_at INTEGER NOT NULL,
  ended_at INTEGER,
  status TEXT NOT NULL,
  summary TEXT NOT NULL
);
CREATE TABLE selections (
  key TEXT PRIMARY KEY,
  tier TEXT NOT NULL,
  model TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  prompt_id TEXT NOT NULL,
  prompt_sha256 TEXT NOT NULL,
  parameters TEXT NOT NULL
);
CREATE TABLE verdicts (
  content_hash TEXT NOT NULL,
  ticker TEXT NOT NULL,
  selection TEXT NOT NULL,
  chunk INTEGER NOT NULL,
  direction TEXT NOT NULL,
  score REAL NOT NULL,
  confidence REAL NOT NULL,
  p_bearish REAL,
  p_neutral REAL,
  p_bullish REAL,
  rationale TEXT NOT NULL,
  run_id TEXT NOT NULL
);
CREATE TABLE scores (
  content_hash TEXT NOT NULL,
  ticker TEXT NOT NULL,
  selection TEXT NOT NULL,
  value REAL NOT NULL,
  confidence REAL NOT NULL,
  direction TEXT NOT NULL,
  fallback INTEGER NOT NULL,
  input_tokens INTEGER NOT NULL,
  cached_tokens INTEGER NOT NULL,
  output_tokens INTEGER NOT NULL,
  cost_micro_usd INTEGER NOT NULL,
  latency_us INTEGER NOT NULL,
  scored_at INTEGER NOT NULL,
  run_id TEXT NOT NULL
);
CREATE TABLE calls (
  id TEXT NOT NULL,
  run_id TEXT NOT NULL,
  selection TEXT NOT NULL,
  outcome TEXT NOT NULL,
  questions INTEGER NOT NULL,
  input_tokens INTEGER NOT NULL,
  cached_tokens INTEGER NOT NULL,
  output_tokens INTEGER NOT NULL,
  cost_micro_usd INTEGER NOT NULL,
  latency_us INTEGER NOT NULL,
  called_at INTEGER NOT NULL
);
CREATE TABLE dead_letters (
  content_hash TEXT NOT NULL,
  ticker TEXT NOT NULL,
  selection TEXT NOT NULL,
  reason TEXT NOT NULL,
  died_at INTEGER NOT NULL,
  run_id TEXT NOT NULL
);
-- By the hash of the address, which may hold a token.
CREATE TABLE feeds (
  address_hash TEXT PRIMARY KEY,
  etag TEXT NOT NULL,
  last_modified TEXT NOT NULL,
  fetched_at INTEGER NOT NULL
);
-- Rows of configured sources that were rejected before: reading them again is no news.
CREATE TABLE known_rejects (
  row_hash TEXT PRIMARY KEY,
  run_id TEXT NOT NULL
);
-- What a replay found by session: rank ICs per horizon, and the net returns of its books.
CREATE TABLE replay_points (
  run_id TEXT NOT NULL,
  series TEXT NOT NULL,
  horizon INTEGER NOT NULL,
  session INTEGER NOT NULL,
  value REAL NOT NULL
);
