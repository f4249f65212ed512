-- All TIMESTAMP columns are UTC. Text is stored once, in contents; everything else points to it by hash.
CREATE TABLE contents (
  hash VARCHAR NOT NULL,
  title VARCHAR NOT NULL,
  body VARCHAR NOT NULL
);
CREATE TABLE documents (
  id VARCHAR NOT NULL,
  content_hash VARCHAR NOT NULL,
  source VARCHAR NOT NULL,
  url VARCHAR NOT NULL,
  tickers VARCHAR[] NOT NULL,
  published_at TIMESTAMP NOT NULL,
  first_seen_at TIMESTAMP,
  ingested_at TIMESTAMP NOT NULL,
  run_id VARCHAR NOT NULL
);
CREATE TABLE fingerprints (
  content_hash VARCHAR NOT NULL,
  signature BLOB NOT NULL,
  near_duplicate_of VARCHAR
);
CREATE TABLE chunks (
  content_hash VARCHAR NOT NULL,
  ordinal INTEGER NOT NULL,
  kind VARCHAR NOT NULL,
  span_start INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  chunker VARCHAR NOT NULL
);
CREATE TABLE selections (
  key VARCHAR NOT NULL,
  tier VARCHAR NOT NULL,
  model VARCHAR NOT NULL,
  fingerprint VARCHAR NOT NULL,
  prompt_id VARCHAR NOT NULL,
  prompt_sha256 VARCHAR NOT NULL,
  parameters VARCHAR NOT NULL
);
CREATE TABLE verdicts (
  content_hash VARCHAR NOT NULL,
  ticker VARCHAR NOT NULL,
  selection VARCHAR NOT NULL,
  chunk INTEGER NOT NULL,
  direction VARCHAR NOT NULL,
  score DOUBLE NOT NULL,
  confidence DOUBLE NOT NULL,
  p_bearish DOUBLE,
  p_neutral DOUBLE,
  p_bullish DOUBLE,
  rationale VARCHAR NOT NULL,
  run_id VARCHAR NOT NULL
);
CREATE TABLE scores (
  content_hash VARCHAR NOT NULL,
  ticker VARCHAR NOT NULL,
  selection VARCHAR NOT NULL,
  value DOUBLE NOT NULL,
  confidence DOUBLE NOT NULL,
  direction VARCHAR NOT NULL,
  fallback BOOLEAN NOT NULL,
  input_tokens BIGINT NOT NULL,
  cached_tokens BIGINT NOT NULL,
  output_tokens BIGINT NOT NULL,
  cost_micro_usd BIGINT NOT NULL,
  latency_us BIGINT NOT NULL,
  scored_at TIMESTAMP NOT NULL,
  run_id VARCHAR NOT NULL
);
CREATE TABLE calls (
  id VARCHAR NOT NULL,
  run_id VARCHAR NOT NULL,
  selection VARCHAR NOT NULL,
  outcome VARCHAR NOT NULL,
  questions BIGINT NOT NULL,
  input_tokens BIGINT NOT NULL,
  cached_tokens BIGINT NOT NULL,
  output_tokens BIGINT NOT NULL,
  cost_micro_usd BIGINT NOT NULL,
  latency_us BIGINT NOT NULL,
  called_at TIMESTAMP NOT NULL
);
CREATE TABLE dead_letters (
  content_hash VARCHAR NOT NULL,
  ticker VARCHAR NOT NULL,
  selection VARCHAR NOT NULL,
  reason VARCHAR NOT NULL,
  died_at TIMESTAMP NOT NULL,
  run_id VARCHAR NOT NULL
);
CREATE TABLE bars (
  ticker VARCHAR NOT NULL,
  session DATE NOT NULL,
  open DOUBLE NOT NULL,
  high DOUBLE NOT NULL,
  low DOUBLE NOT NULL,
  close DOUBLE NOT NULL,
  adj_close DOUBLE NOT NULL,
  volume DOUBLE NOT NULL,
  adjustment VARCHAR NOT NULL,
  run_id VARCHAR NOT NULL
);
CREATE TABLE sessions (
  ordinal INTEGER NOT NULL,
  session DATE NOT NULL,
  open_at TIMESTAMP NOT NULL,
  close_at TIMESTAMP NOT NULL,
  half_day BOOLEAN NOT NULL
);
CREATE TABLE runs (
  id VARCHAR NOT NULL,
  command VARCHAR NOT NULL,
  arguments VARCHAR NOT NULL,
  settings_sha256 VARCHAR NOT NULL,
  version VARCHAR NOT NULL,
  started_at TIMESTAMP NOT NULL,
  ended_at TIMESTAMP,
  status VARCHAR NOT NULL,
  summary VARCHAR NOT NULL
);
-- What a replay found by session: rank ICs per horizon, and the net returns of its books.
CREATE TABLE replay_points (
  run_id VARCHAR NOT NULL,
  series VARCHAR NOT NULL,
  horizon INTEGER NOT NULL,
  session DATE NOT NULL,
  value DOUBLE NOT NULL
);
