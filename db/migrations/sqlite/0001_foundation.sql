CREATE TABLE `fields` (
	`agency_id` integer NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`sketch` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`agency_id`, `kind`, `name`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `agencies` (
	`id` integer PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`country` text NOT NULL,
	`currency` text NOT NULL,
	`time_zone` text NOT NULL,
	`settings` text NOT NULL,
	`created_at` integer NOT NULL
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `attempts` (
	`bucket` text NOT NULL,
	`at` integer NOT NULL,
	`id` text NOT NULL,
	PRIMARY KEY(`bucket`, `at`, `id`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `attempts_by_at` ON `attempts` (`at`);
--> statement-breakpoint
CREATE TABLE `field_values` (
	`agency_id` integer NOT NULL,
	`record_id` text NOT NULL,
	`field` text NOT NULL,
	`position` integer NOT NULL,
	`kind` text NOT NULL,
	`text` text,
	`number` integer,
	PRIMARY KEY(`agency_id`, `record_id`, `field`, `position`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `field_values_by_text` ON `field_values` (`agency_id`,`kind`,`field`,`text`,`record_id`) WHERE "text" IS NOT NULL;
--> statement-breakpoint
CREATE INDEX `field_values_by_number` ON `field_values` (`agency_id`,`kind`,`field`,`number`,`record_id`) WHERE "number" IS NOT NULL;
--> statement-breakpoint
CREATE TABLE `records` (
	`agency_id` integer NOT NULL,
	`id` text NOT NULL,
	`kind` text NOT NULL,
	`revision` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`archived_at` integer,
	`holder_id` text,
	`custom` text,
	`title` text NOT NULL,
	`title_key` text NOT NULL,
	`title_hidden` integer NOT NULL,
	PRIMARY KEY(`agency_id`, `id`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `records_by_agency_id_and_kind_and_title_key_and_id` ON `records` (`agency_id`,`kind`,`title_key`,`id`);
--> statement-breakpoint
CREATE INDEX `records_by_agency_id_and_kind_and_updated_at_and_id` ON `records` (`agency_id`,`kind`,`updated_at`,`id`);
--> statement-breakpoint
CREATE INDEX `records_by_agency_id_and_kind_and_holder_id_and_updated_at_and_` ON `records` (`agency_id`,`kind`,`holder_id`,`updated_at`,`id`);
--> statement-breakpoint
CREATE TABLE `history` (
	`agency_id` integer NOT NULL,
	`sequence` integer NOT NULL,
	`id` text NOT NULL,
	`command` text NOT NULL,
	`run` text NOT NULL,
	`at` integer NOT NULL,
	`member_id` text,
	`kind` text NOT NULL,
	`record_id` text NOT NULL,
	`action` text NOT NULL,
	`changes` text NOT NULL,
	`secret` text NOT NULL,
	`commitments` text,
	`hash` text,
	PRIMARY KEY(`agency_id`, `sequence`)
) STRICT;
--> statement-breakpoint
CREATE INDEX `history_by_agency_id_and_kind_and_record_id_and_id` ON `history` (`agency_id`,`kind`,`record_id`,`id`);
--> statement-breakpoint
CREATE INDEX `history_by_agency_id_and_run_and_sequence` ON `history` (`agency_id`,`run`,`sequence`);
--> statement-breakpoint
CREATE TABLE `idempotency_keys` (
	`agency_id` integer NOT NULL,
	`member_id` text NOT NULL,
	`key` text NOT NULL,
	`body_hash` text NOT NULL,
	`answer` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`agency_id`, `member_id`, `key`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `idempotency_keys_by_at` ON `idempotency_keys` (`at`);
--> statement-breakpoint
CREATE TABLE `extensions` (
	`agency_id` integer NOT NULL,
	`name` text NOT NULL,
	`state` text NOT NULL,
	`contents` text NOT NULL,
	`installed_at` integer NOT NULL,
	PRIMARY KEY(`agency_id`, `name`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `jobs` (
	`id` text PRIMARY KEY NOT NULL,
	`agency_id` integer NOT NULL,
	`name` text NOT NULL,
	`payload` text NOT NULL,
	`state` text NOT NULL,
	`run_at` integer NOT NULL,
	`attempts` integer NOT NULL,
	`progress` text,
	`failure` text,
	`taken_by` text,
	`asked` text,
	`leased_until` integer,
	`created_at` integer NOT NULL
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `jobs_by_state_and_run_at` ON `jobs` (`state`,`run_at`);
--> statement-breakpoint
CREATE TABLE `kept_fields` (
	`agency_id` integer NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`owner` text NOT NULL,
	`sketch` text,
	`purge` text,
	PRIMARY KEY(`agency_id`, `kind`, `name`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `links` (
	`id` text PRIMARY KEY NOT NULL,
	`purpose` text NOT NULL,
	`agency_id` integer,
	`member_id` text,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `links_by_member_id` ON `links` (`member_id`);
--> statement-breakpoint
CREATE TABLE `mail_servers` (
	`agency_id` integer PRIMARY KEY NOT NULL,
	`host` text NOT NULL,
	`port` integer NOT NULL,
	`security` text NOT NULL,
	`user_name` text,
	`secret` text,
	`sender` text NOT NULL,
	`sender_name` text
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `mails` (
	`agency_id` integer NOT NULL,
	`id` text NOT NULL,
	`member_id` text NOT NULL,
	`address` text NOT NULL,
	`purpose` text NOT NULL,
	`subject` text NOT NULL,
	`content` text,
	`message_id` text NOT NULL,
	`state` text NOT NULL,
	`attempts` integer NOT NULL,
	`next_at` integer NOT NULL,
	`sent_at` integer,
	`way` text,
	`failure` text,
	`answer` text,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`agency_id`, `id`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `mails_by_agency_id_and_state_and_next_at` ON `mails` (`agency_id`,`state`,`next_at`);
--> statement-breakpoint
CREATE INDEX `mails_by_agency_id_and_sent_at` ON `mails` (`agency_id`,`sent_at`);
--> statement-breakpoint
CREATE TABLE `memberships` (
	`user_id` integer NOT NULL,
	`agency_id` integer NOT NULL,
	`member_id` text NOT NULL,
	`used_at` integer,
	PRIMARY KEY(`user_id`, `agency_id`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE UNIQUE INDEX `memberships_once_by_agency_id_and_member_id` ON `memberships` (`agency_id`,`member_id`);
--> statement-breakpoint
CREATE TABLE `report_sendings` (
	`agency_id` integer NOT NULL,
	`sending` text NOT NULL,
	`member_id` text NOT NULL,
	`report_id` text NOT NULL,
	`by_id` text,
	`mail_id` text,
	`failure` text,
	`at` integer NOT NULL,
	PRIMARY KEY(`agency_id`, `sending`, `member_id`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `report_sendings_by_agency_id_and_report_id_and_at` ON `report_sendings` (`agency_id`,`report_id`,`at`);
--> statement-breakpoint
CREATE TABLE `roles` (
	`agency_id` integer NOT NULL,
	`id` text NOT NULL,
	`title` text,
	`rights` text NOT NULL,
	`created_at` integer NOT NULL,
	`archived_at` integer,
	PRIMARY KEY(`agency_id`, `id`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `same_pairs` (
	`agency_id` integer NOT NULL,
	`kind` text NOT NULL,
	`one_id` text NOT NULL,
	`other_id` text NOT NULL,
	`strength` integer NOT NULL,
	`reasons` text NOT NULL,
	`apart_by` text,
	`apart_at` integer,
	PRIMARY KEY(`agency_id`, `kind`, `one_id`, `other_id`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `same_pairs_by_agency_id_and_kind_and_other_id` ON `same_pairs` (`agency_id`,`kind`,`other_id`);
--> statement-breakpoint
CREATE INDEX `same_pairs_by_agency_id_and_kind_and_strength_and_one_id_and_ot` ON `same_pairs` (`agency_id`,`kind`,`strength`,`one_id`,`other_id`);
--> statement-breakpoint
CREATE TABLE `same_scans` (
	`agency_id` integer NOT NULL,
	`kind` text NOT NULL,
	`sequence` integer NOT NULL,
	`scanned_at` integer NOT NULL,
	PRIMARY KEY(`agency_id`, `kind`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `search_words` (
	`agency_id` integer NOT NULL,
	`kind` text NOT NULL,
	`word` text NOT NULL,
	`record_id` text NOT NULL,
	`stands_in` integer NOT NULL,
	PRIMARY KEY(`agency_id`, `kind`, `word`, `record_id`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `secrets` (
	`agency_id` integer NOT NULL,
	`owner` text NOT NULL,
	`name` text NOT NULL,
	`value` text NOT NULL,
	PRIMARY KEY(`agency_id`, `owner`, `name`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` integer NOT NULL,
	`agency_id` integer NOT NULL,
	`member_id` text NOT NULL,
	`role` text NOT NULL,
	`created_at` integer NOT NULL,
	`used_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`ended` text
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `sessions_by_user_id` ON `sessions` (`user_id`);
--> statement-breakpoint
CREATE INDEX `sessions_by_member_id` ON `sessions` (`member_id`);
--> statement-breakpoint
CREATE TABLE `shares` (
	`agency_id` integer NOT NULL,
	`member_id` text NOT NULL,
	`kind` text NOT NULL,
	`record_id` text NOT NULL,
	`verb` text NOT NULL,
	`by_id` text,
	`at` integer NOT NULL,
	PRIMARY KEY(`agency_id`, `member_id`, `kind`, `record_id`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `shares_by_agency_id_and_record_id` ON `shares` (`agency_id`,`record_id`);
--> statement-breakpoint
CREATE TABLE `files` (
	`agency_id` integer NOT NULL,
	`id` text NOT NULL,
	`name` text NOT NULL,
	`media_type` text NOT NULL,
	`bytes` integer NOT NULL,
	`sha256` text NOT NULL,
	`width` integer,
	`height` integer,
	`member_id` text,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`agency_id`, `id`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `files_by_sha256` ON `files` (`sha256`);
--> statement-breakpoint
CREATE TABLE `tokens` (
	`id` text PRIMARY KEY NOT NULL,
	`agency_id` integer NOT NULL,
	`member_id` text NOT NULL,
	`name` text NOT NULL,
	`scopes` text,
	`created_at` integer NOT NULL,
	`used_at` integer,
	`ends_at` integer,
	`revoked_at` integer
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `tokens_by_member_id` ON `tokens` (`member_id`);
--> statement-breakpoint
CREATE TABLE `users` (
	`id` integer PRIMARY KEY NOT NULL,
	`email` text NOT NULL,
	`password_hash` text,
	`password_changed_at` integer,
	`created_at` integer NOT NULL
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE UNIQUE INDEX `users_once_by_email` ON `users` (`email`);
--> statement-breakpoint
CREATE TABLE `webhook_deliveries` (
	`agency_id` integer NOT NULL,
	`id` text NOT NULL,
	`webhook_id` text NOT NULL,
	`event` text NOT NULL,
	`body` text NOT NULL,
	`state` text NOT NULL,
	`attempts` integer NOT NULL,
	`next_at` integer NOT NULL,
	`sent_at` integer,
	`status` integer,
	`answer` text,
	`milliseconds` integer,
	`failure` text,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`agency_id`, `id`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `webhook_deliveries_by_agency_id_and_webhook_id_and_id` ON `webhook_deliveries` (`agency_id`,`webhook_id`,`id`);
--> statement-breakpoint
CREATE INDEX `webhook_deliveries_by_agency_id_and_webhook_id_and_state_and_ne` ON `webhook_deliveries` (`agency_id`,`webhook_id`,`state`,`next_at`);
--> statement-breakpoint
CREATE TABLE `webhooks` (
	`agency_id` integer NOT NULL,
	`id` text NOT NULL,
	`member_id` text NOT NULL,
	`title` text NOT NULL,
	`address` text NOT NULL,
	`events` text NOT NULL,
	`filter` text,
	`state` text NOT NULL,
	`secret` text NOT NULL,
	`earlier_secret` text,
	`earlier_until` integer,
	`failing_since` integer,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`agency_id`, `id`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `contacts` (
	`agency_id` integer NOT NULL,
	`id` text NOT NULL,
	`revision` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`archived_at` integer,
	`holder_id` text,
	`custom` text,
	`title` text NOT NULL,
	`title_key` text NOT NULL,
	`title_hidden` integer NOT NULL,
	`contact_kind` text,
	`first_name` text,
	`first_name_key` text,
	`last_name` text,
	`last_name_key` text,
	`company` text,
	`company_key` text,
	`job_title` text,
	`job_title_key` text,
	`phones` text,
	`emails` text,
	`roles` text,
	`tags` text,
	`household` text,
	`works_for` text,
	`addresses` text,
	`preferred_channel` text,
	`preferred_language` text,
	`birthday` text,
	`id_number` text,
	`id_number_key` text,
	`source` text,
	`source_key` text,
	`website` text,
	`do_not_contact` integer,
	`remarks` text,
	`documents` text,
	`last_contact_at` integer,
	`confirmed_at` integer,
	`confirmations` text,
	`name_sound` text,
	`name_sound_key` text,
	PRIMARY KEY(`agency_id`, `id`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `contacts_by_title_key` ON `contacts` (`agency_id`,`title_key`,`id`);
--> statement-breakpoint
CREATE INDEX `contacts_by_holder_id_and_updated_at` ON `contacts` (`agency_id`,`holder_id`,`updated_at`,`id`);
--> statement-breakpoint
CREATE INDEX `contacts_by_updated_at` ON `contacts` (`agency_id`,`updated_at`,`id`);
--> statement-breakpoint
CREATE INDEX `contacts_by_last_name_key` ON `contacts` (`agency_id`,`last_name_key`,`id`);
--> statement-breakpoint
CREATE INDEX `contacts_by_id_number_key` ON `contacts` (`agency_id`,`id_number_key`,`id`);
--> statement-breakpoint
CREATE INDEX `contacts_by_last_contact_at` ON `contacts` (`agency_id`,`last_contact_at`,`id`);
--> statement-breakpoint
CREATE INDEX `contacts_by_confirmed_at` ON `contacts` (`agency_id`,`confirmed_at`,`id`);
--> statement-breakpoint
CREATE INDEX `contacts_by_name_sound_key` ON `contacts` (`agency_id`,`name_sound_key`,`id`);
--> statement-breakpoint
CREATE TABLE `properties` (
	`agency_id` integer NOT NULL,
	`id` text NOT NULL,
	`revision` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`archived_at` integer,
	`holder_id` text,
	`custom` text,
	`title` text NOT NULL,
	`title_key` text NOT NULL,
	`title_hidden` integer NOT NULL,
	`listing_id` text,
	`listing_id_key` text,
	`standard_status` text,
	`property_type` text,
	`property_sub_type` text,
	`unparsed_address` text,
	`unparsed_address_key` text,
	`street_number` text,
	`street_number_key` text,
	`street_name` text,
	`street_name_key` text,
	`unit_number` text,
	`unit_number_key` text,
	`city` text,
	`city_key` text,
	`subdivision_name` text,
	`subdivision_name_key` text,
	`state_or_province` text,
	`state_or_province_key` text,
	`postal_code` text,
	`postal_code_key` text,
	`country` text,
	`country_key` text,
	`location_latitude` integer,
	`location_longitude` integer,
	`location_cell` integer,
	`parcel_number` text,
	`parcel_number_key` text,
	`list_price` integer,
	`list_price_currency` text,
	`original_list_price` integer,
	`original_list_price_currency` text,
	`previous_list_price` integer,
	`previous_list_price_currency` text,
	`price_change` integer,
	`price_change_currency` text,
	`price_change_percent` integer,
	`price_change_timestamp` integer,
	`status_change_timestamp` integer,
	`close_price` integer,
	`close_price_currency` text,
	`close_date` text,
	`listing_contract_date` text,
	`on_market_date` text,
	`off_market_date` text,
	`bedrooms_total` integer,
	`bathrooms_total` integer,
	`rooms_total` integer,
	`living_area` integer,
	`lot_size_area` integer,
	`building_area_total` integer,
	`above_grade_finished_area` integer,
	`basement_area` integer,
	`stories_total` integer,
	`entry_level` integer,
	`year_built` integer,
	`year_renovated` integer,
	`property_condition` text,
	`construction_grade` integer,
	`waterfront_yn` integer,
	`view_rating` integer,
	`parking_total` integer,
	`elevator_yn` integer,
	`furnished` text,
	`features` text,
	`tags` text,
	`association_fee` integer,
	`association_fee_currency` text,
	`availability_date` text,
	`public_remarks` text,
	`private_remarks` text,
	`showing_instructions` text,
	`virtual_tour_url_unbranded` text,
	`sellers` text,
	`key_holder` text,
	`listing_agreement` text,
	`mandate_start` text,
	`expiration_date` text,
	`mandate_fee_percent` integer,
	`mandate_fee` integer,
	`mandate_fee_currency` text,
	`mandate_files` text,
	`photos` text,
	`sold_through` text,
	`status_before_sale` text,
	`status_before_sale_key` text,
	PRIMARY KEY(`agency_id`, `id`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `properties_by_title_key` ON `properties` (`agency_id`,`title_key`,`id`);
--> statement-breakpoint
CREATE INDEX `properties_by_holder_id_and_updated_at` ON `properties` (`agency_id`,`holder_id`,`updated_at`,`id`);
--> statement-breakpoint
CREATE INDEX `properties_by_updated_at` ON `properties` (`agency_id`,`updated_at`,`id`);
--> statement-breakpoint
CREATE INDEX `properties_by_standard_status_and_updated_at` ON `properties` (`agency_id`,`standard_status`,`updated_at`,`id`);
--> statement-breakpoint
CREATE INDEX `properties_by_standard_status_and_list_price` ON `properties` (`agency_id`,`standard_status`,`list_price`,`id`);
--> statement-breakpoint
CREATE INDEX `properties_by_listing_id_key` ON `properties` (`agency_id`,`listing_id_key`,`id`);
--> statement-breakpoint
CREATE INDEX `properties_by_city_key` ON `properties` (`agency_id`,`city_key`,`id`);
--> statement-breakpoint
CREATE INDEX `properties_by_postal_code_key` ON `properties` (`agency_id`,`postal_code_key`,`id`);
--> statement-breakpoint
CREATE INDEX `properties_by_location_cell_and_location_latitude_and_location_` ON `properties` (`agency_id`,`location_cell`,`location_latitude`,`location_longitude`,`id`);
--> statement-breakpoint
CREATE INDEX `properties_by_list_price` ON `properties` (`agency_id`,`list_price`,`id`);
--> statement-breakpoint
CREATE INDEX `properties_by_close_date` ON `properties` (`agency_id`,`close_date`,`id`);
--> statement-breakpoint
CREATE INDEX `properties_by_expiration_date` ON `properties` (`agency_id`,`expiration_date`,`id`);
--> statement-breakpoint
CREATE TABLE `deals` (
	`agency_id` integer NOT NULL,
	`id` text NOT NULL,
	`revision` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`archived_at` integer,
	`holder_id` text,
	`custom` text,
	`title` text NOT NULL,
	`title_key` text NOT NULL,
	`title_hidden` integer NOT NULL,
	`stage` text,
	`side` text,
	`people` text,
	`properties` text,
	`value` integer,
	`value_currency` text,
	`probability` integer,
	`expected_close_date` text,
	`next_step` text,
	`next_step_key` text,
	`next_step_at` integer,
	`source` text,
	`source_key` text,
	`tags` text,
	`remarks` text,
	`documents` text,
	`board_position` text,
	`stage_since` integer,
	`closed_at` integer,
	`lost_reason` text,
	`other_reason` text,
	`other_reason_key` text,
	`competitor` text,
	`competitor_key` text,
	`commission_percent` integer,
	PRIMARY KEY(`agency_id`, `id`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `deals_by_title_key` ON `deals` (`agency_id`,`title_key`,`id`);
--> statement-breakpoint
CREATE INDEX `deals_by_holder_id_and_updated_at` ON `deals` (`agency_id`,`holder_id`,`updated_at`,`id`);
--> statement-breakpoint
CREATE INDEX `deals_by_updated_at` ON `deals` (`agency_id`,`updated_at`,`id`);
--> statement-breakpoint
CREATE INDEX `deals_by_stage_and_updated_at` ON `deals` (`agency_id`,`stage`,`updated_at`,`id`);
--> statement-breakpoint
CREATE INDEX `deals_by_stage_and_board_position` ON `deals` (`agency_id`,`stage`,`board_position`,`id`);
--> statement-breakpoint
CREATE INDEX `deals_by_stage_and_holder_id_and_updated_at` ON `deals` (`agency_id`,`stage`,`holder_id`,`updated_at`,`id`);
--> statement-breakpoint
CREATE INDEX `deals_by_value` ON `deals` (`agency_id`,`value`,`id`);
--> statement-breakpoint
CREATE INDEX `deals_by_expected_close_date` ON `deals` (`agency_id`,`expected_close_date`,`id`);
--> statement-breakpoint
CREATE INDEX `deals_by_next_step_at` ON `deals` (`agency_id`,`next_step_at`,`id`);
--> statement-breakpoint
CREATE INDEX `deals_by_stage_and_holder_id_and_value_currency_and_archived_at` ON `deals` (`agency_id`,`stage`,`holder_id`,`value_currency`,`archived_at`,`value`,`id`);
--> statement-breakpoint
CREATE TABLE `leads` (
	`agency_id` integer NOT NULL,
	`id` text NOT NULL,
	`revision` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`archived_at` integer,
	`holder_id` text,
	`custom` text,
	`title` text NOT NULL,
	`title_key` text NOT NULL,
	`title_hidden` integer NOT NULL,
	`first_name` text,
	`first_name_key` text,
	`last_name` text,
	`last_name_key` text,
	`company` text,
	`company_key` text,
	`phones` text,
	`emails` text,
	`preferred_language` text,
	`time_zone` text,
	`time_zone_key` text,
	`interest` text,
	`message` text,
	`budget` integer,
	`budget_currency` text,
	`bedrooms` integer,
	`rooms` integer,
	`living_area` integer,
	`property_sub_type` text,
	`place` text,
	`place_key` text,
	`property` text,
	`status` text,
	`discard_reason` text,
	`channel` text,
	`source` text,
	`source_key` text,
	`campaign` text,
	`campaign_key` text,
	`contact` text,
	`deal` text,
	`next_step` text,
	`next_step_key` text,
	`next_step_at` integer,
	`call_back_at` integer,
	`remarks` text,
	`received_at` integer,
	`answer_by` integer,
	`answered_at` integer,
	`answered_after` integer,
	`given_at` integer,
	`assignment` text,
	`consent` text,
	`guessed` text,
	PRIMARY KEY(`agency_id`, `id`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `leads_by_title_key` ON `leads` (`agency_id`,`title_key`,`id`);
--> statement-breakpoint
CREATE INDEX `leads_by_holder_id_and_updated_at` ON `leads` (`agency_id`,`holder_id`,`updated_at`,`id`);
--> statement-breakpoint
CREATE INDEX `leads_by_updated_at` ON `leads` (`agency_id`,`updated_at`,`id`);
--> statement-breakpoint
CREATE INDEX `leads_by_status_and_received_at` ON `leads` (`agency_id`,`status`,`received_at`,`id`);
--> statement-breakpoint
CREATE INDEX `leads_by_holder_id_and_status_and_answer_by` ON `leads` (`agency_id`,`holder_id`,`status`,`answer_by`,`id`);
--> statement-breakpoint
CREATE INDEX `leads_by_holder_id_and_given_at` ON `leads` (`agency_id`,`holder_id`,`given_at`,`id`);
--> statement-breakpoint
CREATE INDEX `leads_by_last_name_key` ON `leads` (`agency_id`,`last_name_key`,`id`);
--> statement-breakpoint
CREATE INDEX `leads_by_source_key` ON `leads` (`agency_id`,`source_key`,`id`);
--> statement-breakpoint
CREATE INDEX `leads_by_next_step_at` ON `leads` (`agency_id`,`next_step_at`,`id`);
--> statement-breakpoint
CREATE INDEX `leads_by_call_back_at` ON `leads` (`agency_id`,`call_back_at`,`id`);
--> statement-breakpoint
CREATE INDEX `leads_by_received_at` ON `leads` (`agency_id`,`received_at`,`id`);
--> statement-breakpoint
CREATE INDEX `leads_by_answer_by` ON `leads` (`agency_id`,`answer_by`,`id`);
--> statement-breakpoint
CREATE TABLE `lead_forms` (
	`agency_id` integer NOT NULL,
	`id` text NOT NULL,
	`revision` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`archived_at` integer,
	`holder_id` text,
	`custom` text,
	`title` text NOT NULL,
	`title_key` text NOT NULL,
	`title_hidden` integer NOT NULL,
	`language` text,
	`heading` text,
	`heading_key` text,
	`introduction` text,
	`asks` text,
	`interest` text,
	`consent` text,
	`thanks` text,
	`thanks_key` text,
	`thanks_page` text,
	`source` text,
	`source_key` text,
	`campaign` text,
	`campaign_key` text,
	`closed` integer,
	PRIMARY KEY(`agency_id`, `id`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `lead_forms_by_title_key` ON `lead_forms` (`agency_id`,`title_key`,`id`);
--> statement-breakpoint
CREATE INDEX `lead_forms_by_holder_id_and_updated_at` ON `lead_forms` (`agency_id`,`holder_id`,`updated_at`,`id`);
--> statement-breakpoint
CREATE INDEX `lead_forms_by_updated_at` ON `lead_forms` (`agency_id`,`updated_at`,`id`);
--> statement-breakpoint
CREATE TABLE `members` (
	`agency_id` integer NOT NULL,
	`id` text NOT NULL,
	`revision` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`archived_at` integer,
	`holder_id` text,
	`custom` text,
	`title` text NOT NULL,
	`title_key` text NOT NULL,
	`title_hidden` integer NOT NULL,
	`email` text,
	`email_key` text,
	`role` text,
	`team` text,
	`phone` text,
	`phone_key` text,
	`locale` text,
	`joined_at` integer,
	`suspended` integer,
	`user` integer,
	`preferences` text,
	PRIMARY KEY(`agency_id`, `id`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `members_by_title_key` ON `members` (`agency_id`,`title_key`,`id`);
--> statement-breakpoint
CREATE INDEX `members_by_holder_id_and_updated_at` ON `members` (`agency_id`,`holder_id`,`updated_at`,`id`);
--> statement-breakpoint
CREATE INDEX `members_by_updated_at` ON `members` (`agency_id`,`updated_at`,`id`);
--> statement-breakpoint
CREATE TABLE `teams` (
	`agency_id` integer NOT NULL,
	`id` text NOT NULL,
	`revision` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`archived_at` integer,
	`holder_id` text,
	`custom` text,
	`title` text NOT NULL,
	`title_key` text NOT NULL,
	`title_hidden` integer NOT NULL,
	PRIMARY KEY(`agency_id`, `id`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `teams_by_title_key` ON `teams` (`agency_id`,`title_key`,`id`);
--> statement-breakpoint
CREATE INDEX `teams_by_holder_id_and_updated_at` ON `teams` (`agency_id`,`holder_id`,`updated_at`,`id`);
--> statement-breakpoint
CREATE INDEX `teams_by_updated_at` ON `teams` (`agency_id`,`updated_at`,`id`);
--> statement-breakpoint
CREATE TABLE `notes` (
	`agency_id` integer NOT NULL,
	`id` text NOT NULL,
	`revision` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`archived_at` integer,
	`holder_id` text,
	`custom` text,
	`title` text NOT NULL,
	`title_key` text NOT NULL,
	`title_hidden` integer NOT NULL,
	`text` text,
	`about` text,
	`about_key` text,
	PRIMARY KEY(`agency_id`, `id`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `notes_by_title_key` ON `notes` (`agency_id`,`title_key`,`id`);
--> statement-breakpoint
CREATE INDEX `notes_by_holder_id_and_updated_at` ON `notes` (`agency_id`,`holder_id`,`updated_at`,`id`);
--> statement-breakpoint
CREATE INDEX `notes_by_updated_at` ON `notes` (`agency_id`,`updated_at`,`id`);
--> statement-breakpoint
CREATE INDEX `notes_by_about_key` ON `notes` (`agency_id`,`about_key`,`id`);
--> statement-breakpoint
CREATE TABLE `tasks` (
	`agency_id` integer NOT NULL,
	`id` text NOT NULL,
	`revision` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`archived_at` integer,
	`holder_id` text,
	`custom` text,
	`title` text NOT NULL,
	`title_key` text NOT NULL,
	`title_hidden` integer NOT NULL,
	`about` text,
	`about_key` text,
	`due_at` integer,
	`priority` text,
	`done_at` integer,
	`remarks` text,
	PRIMARY KEY(`agency_id`, `id`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `tasks_by_title_key` ON `tasks` (`agency_id`,`title_key`,`id`);
--> statement-breakpoint
CREATE INDEX `tasks_by_holder_id_and_updated_at` ON `tasks` (`agency_id`,`holder_id`,`updated_at`,`id`);
--> statement-breakpoint
CREATE INDEX `tasks_by_updated_at` ON `tasks` (`agency_id`,`updated_at`,`id`);
--> statement-breakpoint
CREATE INDEX `tasks_by_holder_id_and_done_at_and_due_at` ON `tasks` (`agency_id`,`holder_id`,`done_at`,`due_at`,`id`);
--> statement-breakpoint
CREATE INDEX `tasks_by_about_key` ON `tasks` (`agency_id`,`about_key`,`id`);
--> statement-breakpoint
CREATE INDEX `tasks_by_due_at` ON `tasks` (`agency_id`,`due_at`,`id`);
--> statement-breakpoint
CREATE INDEX `tasks_by_done_at` ON `tasks` (`agency_id`,`done_at`,`id`);
--> statement-breakpoint
CREATE TABLE `views` (
	`agency_id` integer NOT NULL,
	`id` text NOT NULL,
	`revision` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`archived_at` integer,
	`holder_id` text,
	`custom` text,
	`title` text NOT NULL,
	`title_key` text NOT NULL,
	`title_hidden` integer NOT NULL,
	`records` text,
	`records_key` text,
	`layout` text,
	`filter` text,
	`filter_key` text,
	`words` text,
	`words_key` text,
	`archived` text,
	`sort` text,
	`sort_key` text,
	`columns` text,
	`group_by` text,
	`group_by_key` text,
	`board_by` text,
	`board_by_key` text,
	`date_by` text,
	`date_by_key` text,
	`visibility` text,
	`team` text,
	PRIMARY KEY(`agency_id`, `id`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `views_by_title_key` ON `views` (`agency_id`,`title_key`,`id`);
--> statement-breakpoint
CREATE INDEX `views_by_holder_id_and_updated_at` ON `views` (`agency_id`,`holder_id`,`updated_at`,`id`);
--> statement-breakpoint
CREATE INDEX `views_by_updated_at` ON `views` (`agency_id`,`updated_at`,`id`);
--> statement-breakpoint
CREATE INDEX `views_by_records_key` ON `views` (`agency_id`,`records_key`,`id`);
--> statement-breakpoint
CREATE TABLE `reports` (
	`agency_id` integer NOT NULL,
	`id` text NOT NULL,
	`revision` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`archived_at` integer,
	`holder_id` text,
	`custom` text,
	`title` text NOT NULL,
	`title_key` text NOT NULL,
	`title_hidden` integer NOT NULL,
	`remarks` text,
	`records` text,
	`records_key` text,
	`report` text,
	`shown_as` text,
	`visibility` text,
	`team` text,
	PRIMARY KEY(`agency_id`, `id`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `reports_by_title_key` ON `reports` (`agency_id`,`title_key`,`id`);
--> statement-breakpoint
CREATE INDEX `reports_by_holder_id_and_updated_at` ON `reports` (`agency_id`,`holder_id`,`updated_at`,`id`);
--> statement-breakpoint
CREATE INDEX `reports_by_updated_at` ON `reports` (`agency_id`,`updated_at`,`id`);
--> statement-breakpoint
CREATE TABLE `report_schedules` (
	`agency_id` integer NOT NULL,
	`id` text NOT NULL,
	`revision` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`archived_at` integer,
	`holder_id` text,
	`custom` text,
	`title` text NOT NULL,
	`title_key` text NOT NULL,
	`title_hidden` integer NOT NULL,
	`report_id` text,
	`report_id_key` text,
	`repeats` text,
	`weekday` integer,
	`day_of_month` integer,
	`hour` integer,
	`recipients` text,
	`attachment` text,
	PRIMARY KEY(`agency_id`, `id`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `report_schedules_by_title_key` ON `report_schedules` (`agency_id`,`title_key`,`id`);
--> statement-breakpoint
CREATE INDEX `report_schedules_by_holder_id_and_updated_at` ON `report_schedules` (`agency_id`,`holder_id`,`updated_at`,`id`);
--> statement-breakpoint
CREATE INDEX `report_schedules_by_updated_at` ON `report_schedules` (`agency_id`,`updated_at`,`id`);
--> statement-breakpoint
CREATE INDEX `report_schedules_by_report_id_key` ON `report_schedules` (`agency_id`,`report_id_key`,`id`);
