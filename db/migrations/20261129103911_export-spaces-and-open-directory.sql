CREATE TABLE "directory_entries" (
	"person_id" uuid PRIMARY KEY NOT NULL,
	"setting" text NOT NULL,
	"works_on" text DEFAULT '' NOT NULL,
	"can_help" text DEFAULT '' NOT NULL,
	"looks_for" text DEFAULT '' NOT NULL,
	"languages" text DEFAULT '' NOT NULL,
	"shows_email" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "directory_entries_setting_check" CHECK ("directory_entries"."setting" in ('early-learning', 'elementary', 'middle', 'high', 'after-school', 'families', 'district', 'region', 'other'))
);
--> statement-breakpoint
CREATE TABLE "topic_move_consents" (
	"request_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "topic_move_consents_request_id_person_id_pk" PRIMARY KEY("request_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "topic_move_requests" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"topic_id" uuid NOT NULL,
	"space_id" uuid NOT NULL,
	"by_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"closed_at" timestamp with time zone,
	"outcome" text,
	CONSTRAINT "topic_move_requests_outcome_check" CHECK ("topic_move_requests"."outcome" in ('moved', 'refused', 'withdrawn'))
);
--> statement-breakpoint
CREATE TABLE "space_exports" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"space_id" uuid NOT NULL,
	"by_id" uuid,
	"format" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "space_exports_format_check" CHECK ("space_exports"."format" in ('markdown', 'json'))
);
--> statement-breakpoint
ALTER TABLE "topic_events" DROP CONSTRAINT "topic_events_action_check";--> statement-breakpoint
ALTER TABLE "notifications" DROP CONSTRAINT "notifications_kind_check";--> statement-breakpoint
ALTER TABLE "directory_entries" ADD CONSTRAINT "directory_entries_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "topic_move_consents" ADD CONSTRAINT "topic_move_consents_request_id_topic_move_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."topic_move_requests"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "topic_move_consents" ADD CONSTRAINT "topic_move_consents_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "topic_move_requests" ADD CONSTRAINT "topic_move_requests_topic_id_discussion_topics_id_fk" FOREIGN KEY ("topic_id") REFERENCES "public"."discussion_topics"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "topic_move_requests" ADD CONSTRAINT "topic_move_requests_space_id_discussion_spaces_id_fk" FOREIGN KEY ("space_id") REFERENCES "public"."discussion_spaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "topic_move_requests" ADD CONSTRAINT "topic_move_requests_by_id_people_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "space_exports" ADD CONSTRAINT "space_exports_space_id_discussion_spaces_id_fk" FOREIGN KEY ("space_id") REFERENCES "public"."discussion_spaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "space_exports" ADD CONSTRAINT "space_exports_by_id_people_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "directory_entries_by_change" ON "directory_entries" USING btree ("updated_at" DESC NULLS LAST,"person_id");--> statement-breakpoint
CREATE INDEX "topic_move_consents_by_person" ON "topic_move_consents" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "topic_move_requests_open_key" ON "topic_move_requests" USING btree ("topic_id") WHERE "topic_move_requests"."closed_at" is null;--> statement-breakpoint
CREATE INDEX "topic_move_requests_by_topic" ON "topic_move_requests" USING btree ("topic_id","created_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "topic_move_requests_by_space" ON "topic_move_requests" USING btree ("space_id");--> statement-breakpoint
CREATE INDEX "topic_move_requests_by_person" ON "topic_move_requests" USING btree ("by_id");--> statement-breakpoint
CREATE INDEX "space_exports_by_space" ON "space_exports" USING btree ("space_id","created_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "space_exports_by_person" ON "space_exports" USING btree ("by_id");--> statement-breakpoint
ALTER TABLE "topic_events" ADD CONSTRAINT "topic_events_action_check" CHECK ("topic_events"."action" in ('pin', 'lock', 'archive', 'move', 'widen', 'split', 'merge', 'accept', 'hide', 'restore', 'delete', 'rename', 'next-round', 'undo'));--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_kind_check" CHECK ("notifications"."kind" in ('mention', 'answer', 'watched_post', 'space_invitation', 'announcement', 'space_exported', 'move_asked', 'topic_widened', 'work_returned', 'work_accepted', 'work_handed_in', 'reflection_answered', 'learning_assigned', 'learning_due', 'instrument_asked', 'session_invitation', 'session_change', 'session_cancellation', 'attendance_corrected', 'training_registered_by', 'training_approval', 'training_reminder', 'training_offered', 'training_offer_lapsed', 'training_canceled', 'credit_corrected', 'certificate_revoked', 'cohort_handed_over', 'join_request', 'request_answered', 'thread_message', 'cycle_invitation', 'nudge', 'reflections_shared'));