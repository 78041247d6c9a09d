CREATE TABLE agencies (id bigint PRIMARY KEY, name text COLLATE "C" NOT NULL);
--> statement-breakpoint
CREATE TABLE attempts (bucket text COLLATE "C" NOT NULL, at bigint NOT NULL, PRIMARY KEY (bucket, at));
--> statement-breakpoint
CREATE TABLE things (agency_id bigint NOT NULL, id text COLLATE "C" NOT NULL, name text COLLATE "C", number bigint, PRIMARY KEY (agency_id, id));
