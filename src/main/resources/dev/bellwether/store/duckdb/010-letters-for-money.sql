-- What the call would have needed for want of which a text was given up; 0 where it was not for money. Of older letters the
-- sum is not known, so any room lets them be tried again.
ALTER TABLE dead_letters ADD COLUMN wants_micro_usd BIGINT DEFAULT 0;
UPDATE dead_letters SET wants_micro_usd = 1 WHERE reason LIKE '%the budget of % is spent for %';
