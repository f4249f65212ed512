-- 1 where another tier than the one wanted has answered: the text waits for nothing but a better answer.
ALTER TABLE dead_letters ADD COLUMN fallback INTEGER NOT NULL DEFAULT 0;
