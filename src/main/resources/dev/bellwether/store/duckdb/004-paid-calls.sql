-- Whom a call was for and which model answered it. DuckDB adds columns that may be null; the fold fills them.
ALTER TABLE calls ADD COLUMN content_hash VARCHAR DEFAULT '';
ALTER TABLE calls ADD COLUMN ticker VARCHAR DEFAULT '';
ALTER TABLE calls ADD COLUMN answered_by VARCHAR DEFAULT '';
ALTER TABLE calls ADD COLUMN unconfirmed_micro_usd BIGINT DEFAULT 0;
ALTER TABLE dead_letters ADD COLUMN attempts BIGINT DEFAULT 1;
