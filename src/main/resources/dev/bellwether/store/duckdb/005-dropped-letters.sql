-- A dropped letter stays, so that its text is not tried again, but nobody is shown it.
ALTER TABLE dead_letters ADD COLUMN dropped BOOLEAN DEFAULT false;
