-- What is known of contents that are SEC filings. Spans are places in the content's title, an empty line, and its body.
CREATE TABLE filings (
  content_hash VARCHAR NOT NULL,
  accession VARCHAR NOT NULL,
  form VARCHAR NOT NULL,
  document VARCHAR NOT NULL,
  cik VARCHAR NOT NULL,
  company VARCHAR NOT NULL,
  period DATE,
  accepted_at TIMESTAMP NOT NULL,
  worth_reading BOOLEAN NOT NULL
);
CREATE TABLE elements (
  content_hash VARCHAR NOT NULL,
  ordinal INTEGER NOT NULL,
  kind VARCHAR NOT NULL,
  span_start INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  source_start INTEGER NOT NULL,
  source_end INTEGER NOT NULL
);
CREATE TABLE sections (
  content_hash VARCHAR NOT NULL,
  ordinal INTEGER NOT NULL,
  part VARCHAR NOT NULL,
  item VARCHAR NOT NULL,
  title VARCHAR NOT NULL,
  span_start INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  confidence DOUBLE NOT NULL,
  state VARCHAR NOT NULL
);
-- Chunks are made again whenever they are missing; those of filings say what they belong to and how much they weigh.
DROP TABLE chunks;
CREATE TABLE chunks (
  content_hash VARCHAR NOT NULL,
  ordinal INTEGER NOT NULL,
  kind VARCHAR NOT NULL,
  span_start INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  chunker VARCHAR NOT NULL,
  part VARCHAR NOT NULL,
  item VARCHAR NOT NULL,
  weight DOUBLE NOT NULL
);
-- The item of a filing whose verdicts moved its score most.
CREATE VIEW filing_drivers AS
  SELECT v.content_hash, v.ticker, v.selection, arg_max(k.item, (abs(v.score) * k.weight, -k.ordinal)) AS item
  FROM verdicts v JOIN chunks k ON k.content_hash = v.content_hash AND k.ordinal = v.chunk
  JOIN filings f ON f.content_hash = v.content_hash
  GROUP BY ALL;
