-- Whom an article is judged for, which it keeps when its story is corrected; empty for the text as a whole.
ALTER TABLE watch_articles ADD COLUMN subject TEXT NOT NULL DEFAULT '';

UPDATE watch_articles
SET subject = CASE
  WHEN direction <> '' THEN ticker
  WHEN instr(tickers, ' ') > 0 THEN substr(tickers, 1, instr(tickers, ' ') - 1)
  ELSE tickers
END;
