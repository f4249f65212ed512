-- The article whose verdict an alert on a price waits for; empty for anything else.
ALTER TABLE watch_articles ADD COLUMN news TEXT NOT NULL DEFAULT '';
