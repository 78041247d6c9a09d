ALTER TABLE "members" ADD COLUMN "joined_at" bigint;
