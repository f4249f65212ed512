-- How the confidence of a model is to be read. Without that it is no probability, and no rating of it is strong,
-- but the embedded tier learns to say probabilities from its own labels.
CREATE TABLE calibrations (
  tier VARCHAR NOT NULL,
  model VARCHAR NOT NULL,
  fingerprint VARCHAR NOT NULL,
  slope DOUBLE NOT NULL,
  intercept DOUBLE NOT NULL,
  judged BIGINT NOT NULL,
  fitted_at TIMESTAMP NOT NULL
);
CREATE VIEW ratings AS
SELECT *, CASE
    WHEN direction = 'NEUTRAL' OR NOT coalesce(probability, confidence) >= 0.7 THEN 'HOLD'
    ELSE CASE WHEN probability > 0.9 THEN 'STRONG ' ELSE '' END || CASE direction WHEN 'BULLISH' THEN 'BUY' ELSE 'SELL' END
  END AS rating
FROM (
  SELECT s.content_hash, s.ticker, m.tier, m.model, s.selection, s.direction, s.value, s.confidence,
    CASE WHEN c.slope IS NULL AND m.tier <> 'embedded' THEN NULL WHEN c.slope IS NULL THEN s.confidence
      ELSE 1 / (1 + exp(-c.slope * ln(greatest(1e-6, least(1 - 1e-6, s.confidence)) / (1 - greatest(1e-6, least(1 - 1e-6, s.confidence)))) - c.intercept))
    END AS probability, s.fallback, s.scored_at
  FROM scores s JOIN selections m ON m.key = s.selection LEFT JOIN calibrations c ON c.tier = m.tier AND c.model = m.model AND c.fingerprint = m.fingerprint
);
