CREATE TABLE agencies (id INTEGER PRIMARY KEY NOT NULL, name TEXT NOT NULL) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE attempts (bucket TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (bucket, at)) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE things (agency_id INTEGER NOT NULL, id TEXT NOT NULL, name TEXT, number INTEGER, PRIMARY KEY (agency_id, id)) STRICT, WITHOUT ROWID;
