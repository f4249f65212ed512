-- Whether the confidence of a verdict is the probability of being right.
ALTER TABLE watch_articles ADD COLUMN calibrated INTEGER NOT NULL DEFAULT 0;
