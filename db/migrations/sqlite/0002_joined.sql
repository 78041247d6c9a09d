ALTER TABLE `members` ADD `joined_at` integer;
