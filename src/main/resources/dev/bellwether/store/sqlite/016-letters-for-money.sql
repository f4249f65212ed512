-- What the call would have needed for want of which a text was given up; 0 where it was not for money.
ALTER TABLE dead_letters ADD COLUMN wants_micro_usd INTEGER NOT NULL DEFAULT 0;
