-- To which account a batch went: the server, and the beginning of the SHA-256 of the key; empty for one that was handed in
-- before this was written down. lost_at is since when nobody is at handing it in any more without knowing what came of it,
-- gone_at when the vendor first said that it knows no such batch.
ALTER TABLE batches ADD COLUMN server TEXT NOT NULL DEFAULT '';
ALTER TABLE batches ADD COLUMN key_print TEXT NOT NULL DEFAULT '';
ALTER TABLE batches ADD COLUMN lost_at INTEGER;
ALTER TABLE batches ADD COLUMN gone_at INTEGER;
-- 1 for a question that was not handed in, since its answer is in the cache.
ALTER TABLE batch_questions ADD COLUMN cached INTEGER NOT NULL DEFAULT 0;
