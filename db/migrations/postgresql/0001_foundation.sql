CREATE TABLE "fields" (
	"agency_id" bigint NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"sketch" text COLLATE "C" NOT NULL,
	"created_at" bigint NOT NULL,
	CONSTRAINT "fields_agency_id_kind_name_pk" PRIMARY KEY("agency_id","kind","name")
);

--> statement-breakpoint
CREATE TABLE "agencies" (
	"id" bigint NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"country" text COLLATE "C" NOT NULL,
	"currency" text COLLATE "C" NOT NULL,
	"time_zone" text COLLATE "C" NOT NULL,
	"settings" text COLLATE "C" NOT NULL,
	"created_at" bigint NOT NULL,
	CONSTRAINT "agencies_id_pk" PRIMARY KEY("id")
);

--> statement-breakpoint
CREATE TABLE "attempts" (
	"bucket" text COLLATE "C" NOT NULL,
	"at" bigint NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	CONSTRAINT "attempts_bucket_at_id_pk" PRIMARY KEY("bucket","at","id")
);

--> statement-breakpoint
CREATE TABLE "field_values" (
	"agency_id" bigint NOT NULL,
	"record_id" text COLLATE "C" NOT NULL,
	"field" text COLLATE "C" NOT NULL,
	"position" bigint NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"text" text COLLATE "C",
	"number" bigint,
	CONSTRAINT "field_values_agency_id_record_id_field_position_pk" PRIMARY KEY("agency_id","record_id","field","position")
);

--> statement-breakpoint
CREATE TABLE "records" (
	"agency_id" bigint NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"revision" bigint NOT NULL,
	"created_at" bigint NOT NULL,
	"updated_at" bigint NOT NULL,
	"archived_at" bigint,
	"holder_id" text COLLATE "C",
	"custom" text COLLATE "C",
	"title" text COLLATE "C" NOT NULL,
	"title_key" text COLLATE "C" NOT NULL,
	"title_hidden" bigint NOT NULL,
	CONSTRAINT "records_agency_id_id_pk" PRIMARY KEY("agency_id","id")
);

--> statement-breakpoint
CREATE TABLE "history" (
	"agency_id" bigint NOT NULL,
	"sequence" bigint NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"command" text COLLATE "C" NOT NULL,
	"run" text COLLATE "C" NOT NULL,
	"at" bigint NOT NULL,
	"member_id" text COLLATE "C",
	"kind" text COLLATE "C" NOT NULL,
	"record_id" text COLLATE "C" NOT NULL,
	"action" text COLLATE "C" NOT NULL,
	"changes" text COLLATE "C" NOT NULL,
	"secret" text COLLATE "C" NOT NULL,
	"commitments" text COLLATE "C",
	"hash" text COLLATE "C",
	CONSTRAINT "history_agency_id_sequence_pk" PRIMARY KEY("agency_id","sequence")
);

--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"agency_id" bigint NOT NULL,
	"member_id" text COLLATE "C" NOT NULL,
	"key" text COLLATE "C" NOT NULL,
	"body_hash" text COLLATE "C" NOT NULL,
	"answer" text COLLATE "C" NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "idempotency_keys_agency_id_member_id_key_pk" PRIMARY KEY("agency_id","member_id","key")
);

--> statement-breakpoint
CREATE TABLE "extensions" (
	"agency_id" bigint NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"state" text COLLATE "C" NOT NULL,
	"contents" text COLLATE "C" NOT NULL,
	"installed_at" bigint NOT NULL,
	CONSTRAINT "extensions_agency_id_name_pk" PRIMARY KEY("agency_id","name")
);

--> statement-breakpoint
CREATE TABLE "jobs" (
	"id" text COLLATE "C" NOT NULL,
	"agency_id" bigint NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"payload" text COLLATE "C" NOT NULL,
	"state" text COLLATE "C" NOT NULL,
	"run_at" bigint NOT NULL,
	"attempts" bigint NOT NULL,
	"progress" text COLLATE "C",
	"failure" text COLLATE "C",
	"taken_by" text COLLATE "C",
	"asked" text COLLATE "C",
	"leased_until" bigint,
	"created_at" bigint NOT NULL,
	CONSTRAINT "jobs_id_pk" PRIMARY KEY("id")
);

--> statement-breakpoint
CREATE TABLE "kept_fields" (
	"agency_id" bigint NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"owner" text COLLATE "C" NOT NULL,
	"sketch" text COLLATE "C",
	"purge" text COLLATE "C",
	CONSTRAINT "kept_fields_agency_id_kind_name_pk" PRIMARY KEY("agency_id","kind","name")
);

--> statement-breakpoint
CREATE TABLE "links" (
	"id" text COLLATE "C" NOT NULL,
	"purpose" text COLLATE "C" NOT NULL,
	"agency_id" bigint,
	"member_id" text COLLATE "C",
	"created_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL,
	"used_at" bigint,
	CONSTRAINT "links_id_pk" PRIMARY KEY("id")
);

--> statement-breakpoint
CREATE TABLE "mail_servers" (
	"agency_id" bigint NOT NULL,
	"host" text COLLATE "C" NOT NULL,
	"port" bigint NOT NULL,
	"security" text COLLATE "C" NOT NULL,
	"user_name" text COLLATE "C",
	"secret" text COLLATE "C",
	"sender" text COLLATE "C" NOT NULL,
	"sender_name" text COLLATE "C",
	CONSTRAINT "mail_servers_agency_id_pk" PRIMARY KEY("agency_id")
);

--> statement-breakpoint
CREATE TABLE "mails" (
	"agency_id" bigint NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"member_id" text COLLATE "C" NOT NULL,
	"address" text COLLATE "C" NOT NULL,
	"purpose" text COLLATE "C" NOT NULL,
	"subject" text COLLATE "C" NOT NULL,
	"content" text COLLATE "C",
	"message_id" text COLLATE "C" NOT NULL,
	"state" text COLLATE "C" NOT NULL,
	"attempts" bigint NOT NULL,
	"next_at" bigint NOT NULL,
	"sent_at" bigint,
	"way" text COLLATE "C",
	"failure" text COLLATE "C",
	"answer" text COLLATE "C",
	"created_at" bigint NOT NULL,
	CONSTRAINT "mails_agency_id_id_pk" PRIMARY KEY("agency_id","id")
);

--> statement-breakpoint
CREATE TABLE "memberships" (
	"user_id" bigint NOT NULL,
	"agency_id" bigint NOT NULL,
	"member_id" text COLLATE "C" NOT NULL,
	"used_at" bigint,
	CONSTRAINT "memberships_user_id_agency_id_pk" PRIMARY KEY("user_id","agency_id")
);

--> statement-breakpoint
CREATE TABLE "report_sendings" (
	"agency_id" bigint NOT NULL,
	"sending" text COLLATE "C" NOT NULL,
	"member_id" text COLLATE "C" NOT NULL,
	"report_id" text COLLATE "C" NOT NULL,
	"by_id" text COLLATE "C",
	"mail_id" text COLLATE "C",
	"failure" text COLLATE "C",
	"at" bigint NOT NULL,
	CONSTRAINT "report_sendings_agency_id_sending_member_id_pk" PRIMARY KEY("agency_id","sending","member_id")
);

--> statement-breakpoint
CREATE TABLE "roles" (
	"agency_id" bigint NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"title" text COLLATE "C",
	"rights" text COLLATE "C" NOT NULL,
	"created_at" bigint NOT NULL,
	"archived_at" bigint,
	CONSTRAINT "roles_agency_id_id_pk" PRIMARY KEY("agency_id","id")
);

--> statement-breakpoint
CREATE TABLE "same_pairs" (
	"agency_id" bigint NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"one_id" text COLLATE "C" NOT NULL,
	"other_id" text COLLATE "C" NOT NULL,
	"strength" bigint NOT NULL,
	"reasons" text COLLATE "C" NOT NULL,
	"apart_by" text COLLATE "C",
	"apart_at" bigint,
	CONSTRAINT "same_pairs_agency_id_kind_one_id_other_id_pk" PRIMARY KEY("agency_id","kind","one_id","other_id")
);

--> statement-breakpoint
CREATE TABLE "same_scans" (
	"agency_id" bigint NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"sequence" bigint NOT NULL,
	"scanned_at" bigint NOT NULL,
	CONSTRAINT "same_scans_agency_id_kind_pk" PRIMARY KEY("agency_id","kind")
);

--> statement-breakpoint
CREATE TABLE "search_words" (
	"agency_id" bigint NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"word" text COLLATE "C" NOT NULL,
	"record_id" text COLLATE "C" NOT NULL,
	"stands_in" bigint NOT NULL,
	CONSTRAINT "search_words_agency_id_kind_word_record_id_pk" PRIMARY KEY("agency_id","kind","word","record_id")
);

--> statement-breakpoint
CREATE TABLE "secrets" (
	"agency_id" bigint NOT NULL,
	"owner" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"value" text COLLATE "C" NOT NULL,
	CONSTRAINT "secrets_agency_id_owner_name_pk" PRIMARY KEY("agency_id","owner","name")
);

--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" text COLLATE "C" NOT NULL,
	"user_id" bigint NOT NULL,
	"agency_id" bigint NOT NULL,
	"member_id" text COLLATE "C" NOT NULL,
	"role" text COLLATE "C" NOT NULL,
	"created_at" bigint NOT NULL,
	"used_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL,
	"ended" text COLLATE "C",
	CONSTRAINT "sessions_id_pk" PRIMARY KEY("id")
);

--> statement-breakpoint
CREATE TABLE "shares" (
	"agency_id" bigint NOT NULL,
	"member_id" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"record_id" text COLLATE "C" NOT NULL,
	"verb" text COLLATE "C" NOT NULL,
	"by_id" text COLLATE "C",
	"at" bigint NOT NULL,
	CONSTRAINT "shares_agency_id_member_id_kind_record_id_pk" PRIMARY KEY("agency_id","member_id","kind","record_id")
);

--> statement-breakpoint
CREATE TABLE "files" (
	"agency_id" bigint NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"media_type" text COLLATE "C" NOT NULL,
	"bytes" bigint NOT NULL,
	"sha256" text COLLATE "C" NOT NULL,
	"width" bigint,
	"height" bigint,
	"member_id" text COLLATE "C",
	"created_at" bigint NOT NULL,
	CONSTRAINT "files_agency_id_id_pk" PRIMARY KEY("agency_id","id")
);

--> statement-breakpoint
CREATE TABLE "tokens" (
	"id" text COLLATE "C" NOT NULL,
	"agency_id" bigint NOT NULL,
	"member_id" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"scopes" text COLLATE "C",
	"created_at" bigint NOT NULL,
	"used_at" bigint,
	"ends_at" bigint,
	"revoked_at" bigint,
	CONSTRAINT "tokens_id_pk" PRIMARY KEY("id")
);

--> statement-breakpoint
CREATE TABLE "users" (
	"id" bigint NOT NULL,
	"email" text COLLATE "C" NOT NULL,
	"password_hash" text COLLATE "C",
	"password_changed_at" bigint,
	"created_at" bigint NOT NULL,
	CONSTRAINT "users_id_pk" PRIMARY KEY("id")
);

--> statement-breakpoint
CREATE TABLE "webhook_deliveries" (
	"agency_id" bigint NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"webhook_id" text COLLATE "C" NOT NULL,
	"event" text COLLATE "C" NOT NULL,
	"body" text COLLATE "C" NOT NULL,
	"state" text COLLATE "C" NOT NULL,
	"attempts" bigint NOT NULL,
	"next_at" bigint NOT NULL,
	"sent_at" bigint,
	"status" bigint,
	"answer" text COLLATE "C",
	"milliseconds" bigint,
	"failure" text COLLATE "C",
	"created_at" bigint NOT NULL,
	CONSTRAINT "webhook_deliveries_agency_id_id_pk" PRIMARY KEY("agency_id","id")
);

--> statement-breakpoint
CREATE TABLE "webhooks" (
	"agency_id" bigint NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"member_id" text COLLATE "C" NOT NULL,
	"title" text COLLATE "C" NOT NULL,
	"address" text COLLATE "C" NOT NULL,
	"events" text COLLATE "C" NOT NULL,
	"filter" text COLLATE "C",
	"state" text COLLATE "C" NOT NULL,
	"secret" text COLLATE "C" NOT NULL,
	"earlier_secret" text COLLATE "C",
	"earlier_until" bigint,
	"failing_since" bigint,
	"created_at" bigint NOT NULL,
	CONSTRAINT "webhooks_agency_id_id_pk" PRIMARY KEY("agency_id","id")
);

--> statement-breakpoint
CREATE TABLE "contacts" (
	"agency_id" bigint NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"revision" bigint NOT NULL,
	"created_at" bigint NOT NULL,
	"updated_at" bigint NOT NULL,
	"archived_at" bigint,
	"holder_id" text COLLATE "C",
	"custom" text COLLATE "C",
	"title" text COLLATE "C" NOT NULL,
	"title_key" text COLLATE "C" NOT NULL,
	"title_hidden" bigint NOT NULL,
	"contact_kind" text COLLATE "C",
	"first_name" text COLLATE "C",
	"first_name_key" text COLLATE "C",
	"last_name" text COLLATE "C",
	"last_name_key" text COLLATE "C",
	"company" text COLLATE "C",
	"company_key" text COLLATE "C",
	"job_title" text COLLATE "C",
	"job_title_key" text COLLATE "C",
	"phones" text COLLATE "C",
	"emails" text COLLATE "C",
	"roles" text COLLATE "C",
	"tags" text COLLATE "C",
	"household" text COLLATE "C",
	"works_for" text COLLATE "C",
	"addresses" text COLLATE "C",
	"preferred_channel" text COLLATE "C",
	"preferred_language" text COLLATE "C",
	"birthday" text COLLATE "C",
	"id_number" text COLLATE "C",
	"id_number_key" text COLLATE "C",
	"source" text COLLATE "C",
	"source_key" text COLLATE "C",
	"website" text COLLATE "C",
	"do_not_contact" bigint,
	"remarks" text COLLATE "C",
	"documents" text COLLATE "C",
	"last_contact_at" bigint,
	"confirmed_at" bigint,
	"confirmations" text COLLATE "C",
	"name_sound" text COLLATE "C",
	"name_sound_key" text COLLATE "C",
	CONSTRAINT "contacts_agency_id_id_pk" PRIMARY KEY("agency_id","id")
);

--> statement-breakpoint
CREATE TABLE "properties" (
	"agency_id" bigint NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"revision" bigint NOT NULL,
	"created_at" bigint NOT NULL,
	"updated_at" bigint NOT NULL,
	"archived_at" bigint,
	"holder_id" text COLLATE "C",
	"custom" text COLLATE "C",
	"title" text COLLATE "C" NOT NULL,
	"title_key" text COLLATE "C" NOT NULL,
	"title_hidden" bigint NOT NULL,
	"listing_id" text COLLATE "C",
	"listing_id_key" text COLLATE "C",
	"standard_status" text COLLATE "C",
	"property_type" text COLLATE "C",
	"property_sub_type" text COLLATE "C",
	"unparsed_address" text COLLATE "C",
	"unparsed_address_key" text COLLATE "C",
	"street_number" text COLLATE "C",
	"street_number_key" text COLLATE "C",
	"street_name" text COLLATE "C",
	"street_name_key" text COLLATE "C",
	"unit_number" text COLLATE "C",
	"unit_number_key" text COLLATE "C",
	"city" text COLLATE "C",
	"city_key" text COLLATE "C",
	"subdivision_name" text COLLATE "C",
	"subdivision_name_key" text COLLATE "C",
	"state_or_province" text COLLATE "C",
	"state_or_province_key" text COLLATE "C",
	"postal_code" text COLLATE "C",
	"postal_code_key" text COLLATE "C",
	"country" text COLLATE "C",
	"country_key" text COLLATE "C",
	"location_latitude" bigint,
	"location_longitude" bigint,
	"location_cell" bigint,
	"parcel_number" text COLLATE "C",
	"parcel_number_key" text COLLATE "C",
	"list_price" bigint,
	"list_price_currency" text COLLATE "C",
	"original_list_price" bigint,
	"original_list_price_currency" text COLLATE "C",
	"previous_list_price" bigint,
	"previous_list_price_currency" text COLLATE "C",
	"price_change" bigint,
	"price_change_currency" text COLLATE "C",
	"price_change_percent" bigint,
	"price_change_timestamp" bigint,
	"status_change_timestamp" bigint,
	"close_price" bigint,
	"close_price_currency" text COLLATE "C",
	"close_date" text COLLATE "C",
	"listing_contract_date" text COLLATE "C",
	"on_market_date" text COLLATE "C",
	"off_market_date" text COLLATE "C",
	"bedrooms_total" bigint,
	"bathrooms_total" bigint,
	"rooms_total" bigint,
	"living_area" bigint,
	"lot_size_area" bigint,
	"building_area_total" bigint,
	"above_grade_finished_area" bigint,
	"basement_area" bigint,
	"stories_total" bigint,
	"entry_level" bigint,
	"year_built" bigint,
	"year_renovated" bigint,
	"property_condition" text COLLATE "C",
	"construction_grade" bigint,
	"waterfront_yn" bigint,
	"view_rating" bigint,
	"parking_total" bigint,
	"elevator_yn" bigint,
	"furnished" text COLLATE "C",
	"features" text COLLATE "C",
	"tags" text COLLATE "C",
	"association_fee" bigint,
	"association_fee_currency" text COLLATE "C",
	"availability_date" text COLLATE "C",
	"public_remarks" text COLLATE "C",
	"private_remarks" text COLLATE "C",
	"showing_instructions" text COLLATE "C",
	"virtual_tour_url_unbranded" text COLLATE "C",
	"sellers" text COLLATE "C",
	"key_holder" text COLLATE "C",
	"listing_agreement" text COLLATE "C",
	"mandate_start" text COLLATE "C",
	"expiration_date" text COLLATE "C",
	"mandate_fee_percent" bigint,
	"mandate_fee" bigint,
	"mandate_fee_currency" text COLLATE "C",
	"mandate_files" text COLLATE "C",
	"photos" text COLLATE "C",
	"sold_through" text COLLATE "C",
	"status_before_sale" text COLLATE "C",
	"status_before_sale_key" text COLLATE "C",
	CONSTRAINT "properties_agency_id_id_pk" PRIMARY KEY("agency_id","id")
);

--> statement-breakpoint
CREATE TABLE "deals" (
	"agency_id" bigint NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"revision" bigint NOT NULL,
	"created_at" bigint NOT NULL,
	"updated_at" bigint NOT NULL,
	"archived_at" bigint,
	"holder_id" text COLLATE "C",
	"custom" text COLLATE "C",
	"title" text COLLATE "C" NOT NULL,
	"title_key" text COLLATE "C" NOT NULL,
	"title_hidden" bigint NOT NULL,
	"stage" text COLLATE "C",
	"side" text COLLATE "C",
	"people" text COLLATE "C",
	"properties" text COLLATE "C",
	"value" bigint,
	"value_currency" text COLLATE "C",
	"probability" bigint,
	"expected_close_date" text COLLATE "C",
	"next_step" text COLLATE "C",
	"next_step_key" text COLLATE "C",
	"next_step_at" bigint,
	"source" text COLLATE "C",
	"source_key" text COLLATE "C",
	"tags" text COLLATE "C",
	"remarks" text COLLATE "C",
	"documents" text COLLATE "C",
	"board_position" text COLLATE "C",
	"stage_since" bigint,
	"closed_at" bigint,
	"lost_reason" text COLLATE "C",
	"other_reason" text COLLATE "C",
	"other_reason_key" text COLLATE "C",
	"competitor" text COLLATE "C",
	"competitor_key" text COLLATE "C",
	"commission_percent" bigint,
	CONSTRAINT "deals_agency_id_id_pk" PRIMARY KEY("agency_id","id")
);

--> statement-breakpoint
CREATE TABLE "leads" (
	"agency_id" bigint NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"revision" bigint NOT NULL,
	"created_at" bigint NOT NULL,
	"updated_at" bigint NOT NULL,
	"archived_at" bigint,
	"holder_id" text COLLATE "C",
	"custom" text COLLATE "C",
	"title" text COLLATE "C" NOT NULL,
	"title_key" text COLLATE "C" NOT NULL,
	"title_hidden" bigint NOT NULL,
	"first_name" text COLLATE "C",
	"first_name_key" text COLLATE "C",
	"last_name" text COLLATE "C",
	"last_name_key" text COLLATE "C",
	"company" text COLLATE "C",
	"company_key" text COLLATE "C",
	"phones" text COLLATE "C",
	"emails" text COLLATE "C",
	"preferred_language" text COLLATE "C",
	"time_zone" text COLLATE "C",
	"time_zone_key" text COLLATE "C",
	"interest" text COLLATE "C",
	"message" text COLLATE "C",
	"budget" bigint,
	"budget_currency" text COLLATE "C",
	"bedrooms" bigint,
	"rooms" bigint,
	"living_area" bigint,
	"property_sub_type" text COLLATE "C",
	"place" text COLLATE "C",
	"place_key" text COLLATE "C",
	"property" text COLLATE "C",
	"status" text COLLATE "C",
	"discard_reason" text COLLATE "C",
	"channel" text COLLATE "C",
	"source" text COLLATE "C",
	"source_key" text COLLATE "C",
	"campaign" text COLLATE "C",
	"campaign_key" text COLLATE "C",
	"contact" text COLLATE "C",
	"deal" text COLLATE "C",
	"next_step" text COLLATE "C",
	"next_step_key" text COLLATE "C",
	"next_step_at" bigint,
	"call_back_at" bigint,
	"remarks" text COLLATE "C",
	"received_at" bigint,
	"answer_by" bigint,
	"answered_at" bigint,
	"answered_after" bigint,
	"given_at" bigint,
	"assignment" text COLLATE "C",
	"consent" text COLLATE "C",
	"guessed" text COLLATE "C",
	CONSTRAINT "leads_agency_id_id_pk" PRIMARY KEY("agency_id","id")
);

--> statement-breakpoint
CREATE TABLE "lead_forms" (
	"agency_id" bigint NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"revision" bigint NOT NULL,
	"created_at" bigint NOT NULL,
	"updated_at" bigint NOT NULL,
	"archived_at" bigint,
	"holder_id" text COLLATE "C",
	"custom" text COLLATE "C",
	"title" text COLLATE "C" NOT NULL,
	"title_key" text COLLATE "C" NOT NULL,
	"title_hidden" bigint NOT NULL,
	"language" text COLLATE "C",
	"heading" text COLLATE "C",
	"heading_key" text COLLATE "C",
	"introduction" text COLLATE "C",
	"asks" text COLLATE "C",
	"interest" text COLLATE "C",
	"consent" text COLLATE "C",
	"thanks" text COLLATE "C",
	"thanks_key" text COLLATE "C",
	"thanks_page" text COLLATE "C",
	"source" text COLLATE "C",
	"source_key" text COLLATE "C",
	"campaign" text COLLATE "C",
	"campaign_key" text COLLATE "C",
	"closed" bigint,
	CONSTRAINT "lead_forms_agency_id_id_pk" PRIMARY KEY("agency_id","id")
);

--> statement-breakpoint
CREATE TABLE "members" (
	"agency_id" bigint NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"revision" bigint NOT NULL,
	"created_at" bigint NOT NULL,
	"updated_at" bigint NOT NULL,
	"archived_at" bigint,
	"holder_id" text COLLATE "C",
	"custom" text COLLATE "C",
	"title" text COLLATE "C" NOT NULL,
	"title_key" text COLLATE "C" NOT NULL,
	"title_hidden" bigint NOT NULL,
	"email" text COLLATE "C",
	"email_key" text COLLATE "C",
	"role" text COLLATE "C",
	"team" text COLLATE "C",
	"phone" text COLLATE "C",
	"phone_key" text COLLATE "C",
	"locale" text COLLATE "C",
	"joined_at" bigint,
	"suspended" bigint,
	"user" bigint,
	"preferences" text COLLATE "C",
	CONSTRAINT "members_agency_id_id_pk" PRIMARY KEY("agency_id","id")
);

--> statement-breakpoint
CREATE TABLE "teams" (
	"agency_id" bigint NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"revision" bigint NOT NULL,
	"created_at" bigint NOT NULL,
	"updated_at" bigint NOT NULL,
	"archived_at" bigint,
	"holder_id" text COLLATE "C",
	"custom" text COLLATE "C",
	"title" text COLLATE "C" NOT NULL,
	"title_key" text COLLATE "C" NOT NULL,
	"title_hidden" bigint NOT NULL,
	CONSTRAINT "teams_agency_id_id_pk" PRIMARY KEY("agency_id","id")
);

--> statement-breakpoint
CREATE TABLE "notes" (
	"agency_id" bigint NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"revision" bigint NOT NULL,
	"created_at" bigint NOT NULL,
	"updated_at" bigint NOT NULL,
	"archived_at" bigint,
	"holder_id" text COLLATE "C",
	"custom" text COLLATE "C",
	"title" text COLLATE "C" NOT NULL,
	"title_key" text COLLATE "C" NOT NULL,
	"title_hidden" bigint NOT NULL,
	"text" text COLLATE "C",
	"about" text COLLATE "C",
	"about_key" text COLLATE "C",
	CONSTRAINT "notes_agency_id_id_pk" PRIMARY KEY("agency_id","id")
);

--> statement-breakpoint
CREATE TABLE "tasks" (
	"agency_id" bigint NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"revision" bigint NOT NULL,
	"created_at" bigint NOT NULL,
	"updated_at" bigint NOT NULL,
	"archived_at" bigint,
	"holder_id" text COLLATE "C",
	"custom" text COLLATE "C",
	"title" text COLLATE "C" NOT NULL,
	"title_key" text COLLATE "C" NOT NULL,
	"title_hidden" bigint NOT NULL,
	"about" text COLLATE "C",
	"about_key" text COLLATE "C",
	"due_at" bigint,
	"priority" text COLLATE "C",
	"done_at" bigint,
	"remarks" text COLLATE "C",
	CONSTRAINT "tasks_agency_id_id_pk" PRIMARY KEY("agency_id","id")
);

--> statement-breakpoint
CREATE TABLE "views" (
	"agency_id" bigint NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"revision" bigint NOT NULL,
	"created_at" bigint NOT NULL,
	"updated_at" bigint NOT NULL,
	"archived_at" bigint,
	"holder_id" text COLLATE "C",
	"custom" text COLLATE "C",
	"title" text COLLATE "C" NOT NULL,
	"title_key" text COLLATE "C" NOT NULL,
	"title_hidden" bigint NOT NULL,
	"records" text COLLATE "C",
	"records_key" text COLLATE "C",
	"layout" text COLLATE "C",
	"filter" text COLLATE "C",
	"filter_key" text COLLATE "C",
	"words" text COLLATE "C",
	"words_key" text COLLATE "C",
	"archived" text COLLATE "C",
	"sort" text COLLATE "C",
	"sort_key" text COLLATE "C",
	"columns" text COLLATE "C",
	"group_by" text COLLATE "C",
	"group_by_key" text COLLATE "C",
	"board_by" text COLLATE "C",
	"board_by_key" text COLLATE "C",
	"date_by" text COLLATE "C",
	"date_by_key" text COLLATE "C",
	"visibility" text COLLATE "C",
	"team" text COLLATE "C",
	CONSTRAINT "views_agency_id_id_pk" PRIMARY KEY("agency_id","id")
);

--> statement-breakpoint
CREATE TABLE "reports" (
	"agency_id" bigint NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"revision" bigint NOT NULL,
	"created_at" bigint NOT NULL,
	"updated_at" bigint NOT NULL,
	"archived_at" bigint,
	"holder_id" text COLLATE "C",
	"custom" text COLLATE "C",
	"title" text COLLATE "C" NOT NULL,
	"title_key" text COLLATE "C" NOT NULL,
	"title_hidden" bigint NOT NULL,
	"remarks" text COLLATE "C",
	"records" text COLLATE "C",
	"records_key" text COLLATE "C",
	"report" text COLLATE "C",
	"shown_as" text COLLATE "C",
	"visibility" text COLLATE "C",
	"team" text COLLATE "C",
	CONSTRAINT "reports_agency_id_id_pk" PRIMARY KEY("agency_id","id")
);

--> statement-breakpoint
CREATE TABLE "report_schedules" (
	"agency_id" bigint NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"revision" bigint NOT NULL,
	"created_at" bigint NOT NULL,
	"updated_at" bigint NOT NULL,
	"archived_at" bigint,
	"holder_id" text COLLATE "C",
	"custom" text COLLATE "C",
	"title" text COLLATE "C" NOT NULL,
	"title_key" text COLLATE "C" NOT NULL,
	"title_hidden" bigint NOT NULL,
	"report_id" text COLLATE "C",
	"report_id_key" text COLLATE "C",
	"repeats" text COLLATE "C",
	"weekday" bigint,
	"day_of_month" bigint,
	"hour" bigint,
	"recipients" text COLLATE "C",
	"attachment" text COLLATE "C",
	CONSTRAINT "report_schedules_agency_id_id_pk" PRIMARY KEY("agency_id","id")
);

--> statement-breakpoint
CREATE INDEX "attempts_by_at" ON "attempts" USING btree ("at");
--> statement-breakpoint
CREATE INDEX "field_values_by_text" ON "field_values" USING btree ("agency_id","kind","field","text","record_id") WHERE "text" IS NOT NULL;
--> statement-breakpoint
CREATE INDEX "field_values_by_number" ON "field_values" USING btree ("agency_id","kind","field","number","record_id") WHERE "number" IS NOT NULL;
--> statement-breakpoint
CREATE INDEX "records_by_agency_id_and_kind_and_title_key_and_id" ON "records" USING btree ("agency_id","kind","title_key","id");
--> statement-breakpoint
CREATE INDEX "records_by_agency_id_and_kind_and_updated_at_and_id" ON "records" USING btree ("agency_id","kind","updated_at","id");
--> statement-breakpoint
CREATE INDEX "records_by_agency_id_and_kind_and_holder_id_and_updated_at_and_" ON "records" USING btree ("agency_id","kind","holder_id","updated_at","id");
--> statement-breakpoint
CREATE INDEX "history_by_agency_id_and_kind_and_record_id_and_id" ON "history" USING btree ("agency_id","kind","record_id","id");
--> statement-breakpoint
CREATE INDEX "history_by_agency_id_and_run_and_sequence" ON "history" USING btree ("agency_id","run","sequence");
--> statement-breakpoint
CREATE INDEX "idempotency_keys_by_at" ON "idempotency_keys" USING btree ("at");
--> statement-breakpoint
CREATE INDEX "jobs_by_state_and_run_at" ON "jobs" USING btree ("state","run_at");
--> statement-breakpoint
CREATE INDEX "links_by_member_id" ON "links" USING btree ("member_id");
--> statement-breakpoint
CREATE INDEX "mails_by_agency_id_and_state_and_next_at" ON "mails" USING btree ("agency_id","state","next_at");
--> statement-breakpoint
CREATE INDEX "mails_by_agency_id_and_sent_at" ON "mails" USING btree ("agency_id","sent_at");
--> statement-breakpoint
CREATE UNIQUE INDEX "memberships_once_by_agency_id_and_member_id" ON "memberships" USING btree ("agency_id","member_id");
--> statement-breakpoint
CREATE INDEX "report_sendings_by_agency_id_and_report_id_and_at" ON "report_sendings" USING btree ("agency_id","report_id","at");
--> statement-breakpoint
CREATE INDEX "same_pairs_by_agency_id_and_kind_and_other_id" ON "same_pairs" USING btree ("agency_id","kind","other_id");
--> statement-breakpoint
CREATE INDEX "same_pairs_by_agency_id_and_kind_and_strength_and_one_id_and_ot" ON "same_pairs" USING btree ("agency_id","kind","strength","one_id","other_id");
--> statement-breakpoint
CREATE INDEX "sessions_by_user_id" ON "sessions" USING btree ("user_id");
--> statement-breakpoint
CREATE INDEX "sessions_by_member_id" ON "sessions" USING btree ("member_id");
--> statement-breakpoint
CREATE INDEX "shares_by_agency_id_and_record_id" ON "shares" USING btree ("agency_id","record_id");
--> statement-breakpoint
CREATE INDEX "files_by_sha256" ON "files" USING btree ("sha256");
--> statement-breakpoint
CREATE INDEX "tokens_by_member_id" ON "tokens" USING btree ("member_id");
--> statement-breakpoint
CREATE UNIQUE INDEX "users_once_by_email" ON "users" USING btree ("email");
--> statement-breakpoint
CREATE INDEX "webhook_deliveries_by_agency_id_and_webhook_id_and_id" ON "webhook_deliveries" USING btree ("agency_id","webhook_id","id");
--> statement-breakpoint
CREATE INDEX "webhook_deliveries_by_agency_id_and_webhook_id_and_state_and_ne" ON "webhook_deliveries" USING btree ("agency_id","webhook_id","state","next_at");
--> statement-breakpoint
CREATE INDEX "contacts_by_title_key" ON "contacts" USING btree ("agency_id","title_key","id");
--> statement-breakpoint
CREATE INDEX "contacts_by_holder_id_and_updated_at" ON "contacts" USING btree ("agency_id","holder_id","updated_at","id");
--> statement-breakpoint
CREATE INDEX "contacts_by_updated_at" ON "contacts" USING btree ("agency_id","updated_at","id");
--> statement-breakpoint
CREATE INDEX "contacts_by_last_name_key" ON "contacts" USING btree ("agency_id","last_name_key","id");
--> statement-breakpoint
CREATE INDEX "contacts_by_id_number_key" ON "contacts" USING btree ("agency_id","id_number_key","id");
--> statement-breakpoint
CREATE INDEX "contacts_by_last_contact_at" ON "contacts" USING btree ("agency_id","last_contact_at","id");
--> statement-breakpoint
CREATE INDEX "contacts_by_confirmed_at" ON "contacts" USING btree ("agency_id","confirmed_at","id");
--> statement-breakpoint
CREATE INDEX "contacts_by_name_sound_key" ON "contacts" USING btree ("agency_id","name_sound_key","id");
--> statement-breakpoint
CREATE INDEX "properties_by_title_key" ON "properties" USING btree ("agency_id","title_key","id");
--> statement-breakpoint
CREATE INDEX "properties_by_holder_id_and_updated_at" ON "properties" USING btree ("agency_id","holder_id","updated_at","id");
--> statement-breakpoint
CREATE INDEX "properties_by_updated_at" ON "properties" USING btree ("agency_id","updated_at","id");
--> statement-breakpoint
CREATE INDEX "properties_by_standard_status_and_updated_at" ON "properties" USING btree ("agency_id","standard_status","updated_at","id");
--> statement-breakpoint
CREATE INDEX "properties_by_standard_status_and_list_price" ON "properties" USING btree ("agency_id","standard_status","list_price","id");
--> statement-breakpoint
CREATE INDEX "properties_by_listing_id_key" ON "properties" USING btree ("agency_id","listing_id_key","id");
--> statement-breakpoint
CREATE INDEX "properties_by_city_key" ON "properties" USING btree ("agency_id","city_key","id");
--> statement-breakpoint
CREATE INDEX "properties_by_postal_code_key" ON "properties" USING btree ("agency_id","postal_code_key","id");
--> statement-breakpoint
CREATE INDEX "properties_by_location_cell_and_location_latitude_and_location_" ON "properties" USING btree ("agency_id","location_cell","location_latitude","location_longitude","id");
--> statement-breakpoint
CREATE INDEX "properties_by_list_price" ON "properties" USING btree ("agency_id","list_price","id");
--> statement-breakpoint
CREATE INDEX "properties_by_close_date" ON "properties" USING btree ("agency_id","close_date","id");
--> statement-breakpoint
CREATE INDEX "properties_by_expiration_date" ON "properties" USING btree ("agency_id","expiration_date","id");
--> statement-breakpoint
CREATE INDEX "deals_by_title_key" ON "deals" USING btree ("agency_id","title_key","id");
--> statement-breakpoint
CREATE INDEX "deals_by_holder_id_and_updated_at" ON "deals" USING btree ("agency_id","holder_id","updated_at","id");
--> statement-breakpoint
CREATE INDEX "deals_by_updated_at" ON "deals" USING btree ("agency_id","updated_at","id");
--> statement-breakpoint
CREATE INDEX "deals_by_stage_and_updated_at" ON "deals" USING btree ("agency_id","stage","updated_at","id");
--> statement-breakpoint
CREATE INDEX "deals_by_stage_and_board_position" ON "deals" USING btree ("agency_id","stage","board_position","id");
--> statement-breakpoint
CREATE INDEX "deals_by_stage_and_holder_id_and_updated_at" ON "deals" USING btree ("agency_id","stage","holder_id","updated_at","id");
--> statement-breakpoint
CREATE INDEX "deals_by_value" ON "deals" USING btree ("agency_id","value","id");
--> statement-breakpoint
CREATE INDEX "deals_by_expected_close_date" ON "deals" USING btree ("agency_id","expected_close_date","id");
--> statement-breakpoint
CREATE INDEX "deals_by_next_step_at" ON "deals" USING btree ("agency_id","next_step_at","id");
--> statement-breakpoint
CREATE INDEX "deals_by_stage_and_holder_id_and_value_currency_and_archived_at" ON "deals" USING btree ("agency_id","stage","holder_id","value_currency","archived_at","value","id");
--> statement-breakpoint
CREATE INDEX "leads_by_title_key" ON "leads" USING btree ("agency_id","title_key","id");
--> statement-breakpoint
CREATE INDEX "leads_by_holder_id_and_updated_at" ON "leads" USING btree ("agency_id","holder_id","updated_at","id");
--> statement-breakpoint
CREATE INDEX "leads_by_updated_at" ON "leads" USING btree ("agency_id","updated_at","id");
--> statement-breakpoint
CREATE INDEX "leads_by_status_and_received_at" ON "leads" USING btree ("agency_id","status","received_at","id");
--> statement-breakpoint
CREATE INDEX "leads_by_holder_id_and_status_and_answer_by" ON "leads" USING btree ("agency_id","holder_id","status","answer_by","id");
--> statement-breakpoint
CREATE INDEX "leads_by_holder_id_and_given_at" ON "leads" USING btree ("agency_id","holder_id","given_at","id");
--> statement-breakpoint
CREATE INDEX "leads_by_last_name_key" ON "leads" USING btree ("agency_id","last_name_key","id");
--> statement-breakpoint
CREATE INDEX "leads_by_source_key" ON "leads" USING btree ("agency_id","source_key","id");
--> statement-breakpoint
CREATE INDEX "leads_by_next_step_at" ON "leads" USING btree ("agency_id","next_step_at","id");
--> statement-breakpoint
CREATE INDEX "leads_by_call_back_at" ON "leads" USING btree ("agency_id","call_back_at","id");
--> statement-breakpoint
CREATE INDEX "leads_by_received_at" ON "leads" USING btree ("agency_id","received_at","id");
--> statement-breakpoint
CREATE INDEX "leads_by_answer_by" ON "leads" USING btree ("agency_id","answer_by","id");
--> statement-breakpoint
CREATE INDEX "lead_forms_by_title_key" ON "lead_forms" USING btree ("agency_id","title_key","id");
--> statement-breakpoint
CREATE INDEX "lead_forms_by_holder_id_and_updated_at" ON "lead_forms" USING btree ("agency_id","holder_id","updated_at","id");
--> statement-breakpoint
CREATE INDEX "lead_forms_by_updated_at" ON "lead_forms" USING btree ("agency_id","updated_at","id");
--> statement-breakpoint
CREATE INDEX "members_by_title_key" ON "members" USING btree ("agency_id","title_key","id");
--> statement-breakpoint
CREATE INDEX "members_by_holder_id_and_updated_at" ON "members" USING btree ("agency_id","holder_id","updated_at","id");
--> statement-breakpoint
CREATE INDEX "members_by_updated_at" ON "members" USING btree ("agency_id","updated_at","id");
--> statement-breakpoint
CREATE INDEX "teams_by_title_key" ON "teams" USING btree ("agency_id","title_key","id");
--> statement-breakpoint
CREATE INDEX "teams_by_holder_id_and_updated_at" ON "teams" USING btree ("agency_id","holder_id","updated_at","id");
--> statement-breakpoint
CREATE INDEX "teams_by_updated_at" ON "teams" USING btree ("agency_id","updated_at","id");
--> statement-breakpoint
CREATE INDEX "notes_by_title_key" ON "notes" USING btree ("agency_id","title_key","id");
--> statement-breakpoint
CREATE INDEX "notes_by_holder_id_and_updated_at" ON "notes" USING btree ("agency_id","holder_id","updated_at","id");
--> statement-breakpoint
CREATE INDEX "notes_by_updated_at" ON "notes" USING btree ("agency_id","updated_at","id");
--> statement-breakpoint
CREATE INDEX "notes_by_about_key" ON "notes" USING btree ("agency_id","about_key","id");
--> statement-breakpoint
CREATE INDEX "tasks_by_title_key" ON "tasks" USING btree ("agency_id","title_key","id");
--> statement-breakpoint
CREATE INDEX "tasks_by_holder_id_and_updated_at" ON "tasks" USING btree ("agency_id","holder_id","updated_at","id");
--> statement-breakpoint
CREATE INDEX "tasks_by_updated_at" ON "tasks" USING btree ("agency_id","updated_at","id");
--> statement-breakpoint
CREATE INDEX "tasks_by_holder_id_and_done_at_and_due_at" ON "tasks" USING btree ("agency_id","holder_id","done_at","due_at","id");
--> statement-breakpoint
CREATE INDEX "tasks_by_about_key" ON "tasks" USING btree ("agency_id","about_key","id");
--> statement-breakpoint
CREATE INDEX "tasks_by_due_at" ON "tasks" USING btree ("agency_id","due_at","id");
--> statement-breakpoint
CREATE INDEX "tasks_by_done_at" ON "tasks" USING btree ("agency_id","done_at","id");
--> statement-breakpoint
CREATE INDEX "views_by_title_key" ON "views" USING btree ("agency_id","title_key","id");
--> statement-breakpoint
CREATE INDEX "views_by_holder_id_and_updated_at" ON "views" USING btree ("agency_id","holder_id","updated_at","id");
--> statement-breakpoint
CREATE INDEX "views_by_updated_at" ON "views" USING btree ("agency_id","updated_at","id");
--> statement-breakpoint
CREATE INDEX "views_by_records_key" ON "views" USING btree ("agency_id","records_key","id");
--> statement-breakpoint
CREATE INDEX "reports_by_title_key" ON "reports" USING btree ("agency_id","title_key","id");
--> statement-breakpoint
CREATE INDEX "reports_by_holder_id_and_updated_at" ON "reports" USING btree ("agency_id","holder_id","updated_at","id");
--> statement-breakpoint
CREATE INDEX "reports_by_updated_at" ON "reports" USING btree ("agency_id","updated_at","id");
--> statement-breakpoint
CREATE INDEX "report_schedules_by_title_key" ON "report_schedules" USING btree ("agency_id","title_key","id");
--> statement-breakpoint
CREATE INDEX "report_schedules_by_holder_id_and_updated_at" ON "report_schedules" USING btree ("agency_id","holder_id","updated_at","id");
--> statement-breakpoint
CREATE INDEX "report_schedules_by_updated_at" ON "report_schedules" USING btree ("agency_id","updated_at","id");
--> statement-breakpoint
CREATE INDEX "report_schedules_by_report_id_key" ON "report_schedules" USING btree ("agency_id","report_id_key","id");
