CREATE TABLE "reading_offers" (
	"person_id" uuid NOT NULL,
	"course_id" text NOT NULL,
	"since" timestamp with time zone DEFAULT now() NOT NULL,
	"closed_at" timestamp with time zone,
	CONSTRAINT "reading_offers_person_id_course_id_pk" PRIMARY KEY("person_id","course_id")
);
--> statement-breakpoint
CREATE TABLE "reflection_readers" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"reflection_id" uuid NOT NULL,
	"reader_id" uuid NOT NULL,
	"is_instructor" boolean NOT NULL,
	"asked_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone,
	"ending" text,
	"reported_by" uuid,
	"report" text DEFAULT '' NOT NULL,
	"decision" text,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	CONSTRAINT "reflection_readers_ending_check" CHECK ("reflection_readers"."ending" in ('withdrawn', 'declined', 'reported')),
	CONSTRAINT "reflection_readers_decision_check" CHECK ("reflection_readers"."decision" in ('kept', 'removed'))
);
--> statement-breakpoint
ALTER TABLE "notifications" DROP CONSTRAINT "notifications_kind_check";--> statement-breakpoint
ALTER TABLE "reading_offers" ADD CONSTRAINT "reading_offers_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reflection_readers" ADD CONSTRAINT "reflection_readers_reflection_id_reflections_id_fk" FOREIGN KEY ("reflection_id") REFERENCES "public"."reflections"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reflection_readers" ADD CONSTRAINT "reflection_readers_reader_id_people_id_fk" FOREIGN KEY ("reader_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reflection_readers" ADD CONSTRAINT "reflection_readers_reported_by_people_id_fk" FOREIGN KEY ("reported_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reflection_readers" ADD CONSTRAINT "reflection_readers_decided_by_people_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "reading_offers_by_course" ON "reading_offers" USING btree ("course_id","since") WHERE "reading_offers"."closed_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "reflection_readers_open_key" ON "reflection_readers" USING btree ("reflection_id") WHERE "reflection_readers"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "reflection_readers_by_reflection" ON "reflection_readers" USING btree ("reflection_id","asked_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "reflection_readers_by_reader" ON "reflection_readers" USING btree ("reader_id","asked_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "reflection_readers_reported" ON "reflection_readers" USING btree ("ended_at") WHERE "reflection_readers"."ending" = 'reported' and "reflection_readers"."decision" is null;--> statement-breakpoint
CREATE INDEX "reflection_readers_by_reporter" ON "reflection_readers" USING btree ("reported_by");--> statement-breakpoint
CREATE INDEX "reflection_readers_by_decider" ON "reflection_readers" USING btree ("decided_by");--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_kind_check" CHECK ("notifications"."kind" in ('mention', 'answer', 'watched_post', 'space_invitation', 'announcement', 'space_exported', 'move_asked', 'topic_widened', 'work_returned', 'work_accepted', 'work_handed_in', 'reflection_answered', 'reader_asked', 'reader_declined', 'reading_offered', 'reading_answered', 'learning_assigned', 'learning_due', 'instrument_asked', 'session_invitation', 'session_change', 'session_cancellation', 'attendance_corrected', 'training_registered_by', 'training_approval', 'training_reminder', 'training_offered', 'training_offer_lapsed', 'training_canceled', 'credit_corrected', 'certificate_revoked', 'cohort_handed_over', 'join_request', 'request_answered', 'thread_message', 'cycle_invitation', 'nudge', 'reflections_shared'));