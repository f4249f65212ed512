-- How the confidence of a model is to be read; kept here, where scoring looks, and copied to the database.
CREATE TABLE calibrations (
  tier TEXT NOT NULL,
  model TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  slope REAL NOT NULL,
  intercept REAL NOT NULL,
  judged INTEGER NOT NULL,
  fitted_at INTEGER NOT NULL,
  PRIMARY KEY (tier, model, fingerprint)
);
