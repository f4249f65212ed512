-- Held was also the state of alerts that a person had dropped; those bear the reason for which they had died.
UPDATE watch_alerts SET state = 'dropped' WHERE state = 'held' AND (reason LIKE 'HTTP 4%' OR reason LIKE 'HTTP 3%');
