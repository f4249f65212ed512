-- With which batch of a vendor a score came, by its id there; empty for a call of its own.
ALTER TABLE scores ADD COLUMN batch VARCHAR DEFAULT '';
