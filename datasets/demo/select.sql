-- Which posts stand behind news.csv: the rule, not the texts. Their titles there are our own wording.
-- Input is StockNet (Xu and Cohen 2018, "Stock Movement Prediction from Tweets and Historical Prices"):
--   SET VARIABLE posts = 'tweets.jsonl';        -- id, published_at, title, tickers: one post and one ticker a line
--   SET VARIABLE sessions = 'prices/AAPL.csv';  -- whose dates are the sessions
WITH selection_words AS (
  -- Words that news has and chatter has not. They rank posts; a post needs one of them.
  SELECT string_split('
    earnings eps revenue revenues sales profit profits upgrade upgraded upgrades downgrade downgraded downgrades raises
    raised cuts cut beats beat misses missed announces announced reports reported deal acquisition acquire acquires buys
    merger lawsuit sues sued fined settlement dividend buyback guidance outlook forecast target rating layoffs jobs
    recall fda approval approves launch launches launched unveils ceo cfo quarter quarterly results estimates analyst
    analysts stake bid contract orders investors investigation probe court patent trial drug plans expects rises falls
    surges drops jumps plunges gains record', ' ').list_transform(lambda w: trim(w, E' \n')) AS words
),
-- Foreign firms whose news breaks elsewhere, share classes of another's, and small funds.
excluded AS (
  SELECT unnest(string_split(
    'RDS-B PTR TOT BP BHP SNP BBL BUD TM UN UL HSBC NVS SNY BABA ABB BCH CHL NTT NVO UPL SPLP BSAC BRK-A AGFS HRG', ' '
  )) AS ticker
),
-- 72 sessions from 3 February 2014; a day between two sessions belongs to the later one.
dates AS (
  SELECT DISTINCT "Date"::DATE AS session
  FROM read_csv(getvariable('sessions'), header = true)
  WHERE "Date"::DATE >= DATE '2014-02-03'
  ORDER BY session LIMIT 72
),
posts AS (
  SELECT id, published_at, title, tickers[1] AS ticker,
         list_distinct(regexp_extract_all(title, '\$ ([a-z][a-z.\-]*)', 1)) AS cashtags,
         list_distinct(regexp_extract_all(regexp_replace(title, '\$ [a-z.\-]+|URL|AT_USER', ' ', 'g'), '[a-z0-9]+'))
           AS words
  FROM read_json(getvariable('posts'), format = 'newline_delimited', columns = {
    id: 'VARCHAR', published_at: 'VARCHAR', title: 'VARCHAR', tickers: 'VARCHAR[]'})
),
-- No retweets, no lists of tickers, and something said.
candidates AS (
  SELECT id, published_at, ticker, len(list_intersect(p.words, s.words)) AS selection_words,
         (SELECT min(session) FROM dates WHERE session >= p.published_at[1:10]::DATE) AS session
  FROM posts p, selection_words s
  WHERE NOT starts_with(title, 'rt ')
    AND len(cashtags) <= 2
    AND len(list_filter(p.words, lambda w: regexp_full_match(w, '[a-z]{3,}'))) >= 6
    AND published_at[1:10]::DATE >= DATE '2014-02-03'
),
-- The best post per ticker and session.
best AS (
  SELECT id, published_at, ticker
  FROM candidates ANTI JOIN excluded USING (ticker)
  WHERE selection_words >= 1 AND session IS NOT NULL
  QUALIFY row_number() OVER (
    PARTITION BY ticker, session ORDER BY selection_words DESC, published_at, id) = 1
),
-- The 36 tickers with most of them.
tickers AS (
  SELECT ticker FROM best GROUP BY ticker ORDER BY count(*) DESC, ticker LIMIT 36
)
SELECT id FROM best SEMI JOIN tickers USING (ticker) ORDER BY published_at, id;
