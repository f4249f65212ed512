-- A running watch looks every few seconds for alerts that were released.
CREATE INDEX watch_alerts_waiting ON watch_alerts (channel) WHERE state = 'waiting';
