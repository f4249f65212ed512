-- A sketch for each text, which is what texts are compared by; made again from the text where it is missing.
DROP TABLE fingerprints;
CREATE TABLE fingerprints (
  content_hash VARCHAR NOT NULL,
  first_published TIMESTAMP NOT NULL,
  sketch BLOB NOT NULL
);
-- Texts that nearly repeat one of the seven days before, and the latest such one.
CREATE TABLE near_duplicates (
  content_hash VARCHAR NOT NULL,
  near_duplicate_of VARCHAR NOT NULL
);
-- Days (UTC) on which texts were first published whose marks in near_duplicates may not be right yet.
CREATE TABLE unmarked_days (
  day DATE NOT NULL
);
