-- What was handed in to vendors' batch APIs, from before it is sent until its results are booked, so that nothing is
-- handed in twice. A batch is sending, sent, collected, refused or given up; vendor_id is empty until it is known.
CREATE TABLE batches (
  key TEXT PRIMARY KEY,
  tier TEXT NOT NULL,
  model TEXT NOT NULL,
  vendor_id TEXT NOT NULL,
  state TEXT NOT NULL,
  texts INTEGER NOT NULL,
  questions INTEGER NOT NULL,
  note TEXT NOT NULL,
  run_id TEXT NOT NULL,
  pid INTEGER NOT NULL,
  pid_started_at INTEGER NOT NULL,
  begun_at INTEGER NOT NULL,
  ended_at INTEGER
);
CREATE TABLE batch_questions (
  batch TEXT NOT NULL,
  number INTEGER NOT NULL,
  content_hash TEXT NOT NULL,
  ticker TEXT NOT NULL,
  selection TEXT NOT NULL,
  prompt TEXT NOT NULL,
  weight REAL NOT NULL,
  at_most_micro_usd INTEGER NOT NULL,
  cache_key TEXT NOT NULL,
  PRIMARY KEY (batch, number)
) WITHOUT ROWID;
-- With which batch a score came, by the vendor's id; empty for a call of its own.
ALTER TABLE scores ADD COLUMN batch TEXT NOT NULL DEFAULT '';
