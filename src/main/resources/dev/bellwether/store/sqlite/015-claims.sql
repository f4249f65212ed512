-- Which process is at which text or question, so that no other pays for it as well. A claim holds while its process lives.
CREATE TABLE claims (
  what TEXT PRIMARY KEY,
  pid INTEGER NOT NULL,
  pid_started_at INTEGER NOT NULL
) WITHOUT ROWID;
