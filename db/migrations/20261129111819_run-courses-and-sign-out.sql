CREATE TABLE "meeting_sheets" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"meeting_id" uuid NOT NULL,
	"bytes" "bytea" NOT NULL,
	"hash" text NOT NULL,
	"added_by" uuid,
	"added_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "course_run_work" (
	"registration_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"event" text NOT NULL,
	"text" text NOT NULL,
	"by" uuid,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "course_run_work_registration_id_number_pk" PRIMARY KEY("registration_id","number"),
	CONSTRAINT "course_run_work_event_check" CHECK ("course_run_work"."event" in ('hand_in', 'return', 'accept'))
);
--> statement-breakpoint
ALTER TABLE "attendance_observations" DROP CONSTRAINT "attendance_observations_source_check";--> statement-breakpoint
ALTER TABLE "attendance_observations" ADD COLUMN "signed_out_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "attendance_observations" ADD COLUMN "signature" text;--> statement-breakpoint
ALTER TABLE "records_holds" ADD COLUMN "ends_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "records_holds" ADD COLUMN "reminded_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "training_runs" ADD COLUMN "course_lessons" jsonb;--> statement-breakpoint
ALTER TABLE "training_runs" ADD COLUMN "work_asked" text;--> statement-breakpoint
ALTER TABLE "training_runs" ADD COLUMN "space_id" uuid;--> statement-breakpoint
ALTER TABLE "training_runs" ADD COLUMN "certificate_share" smallint DEFAULT 100 NOT NULL;--> statement-breakpoint
ALTER TABLE "meeting_sheets" ADD CONSTRAINT "meeting_sheets_meeting_id_meetings_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meetings"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting_sheets" ADD CONSTRAINT "meeting_sheets_added_by_people_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "course_run_work" ADD CONSTRAINT "course_run_work_registration_id_training_registrations_id_fk" FOREIGN KEY ("registration_id") REFERENCES "public"."training_registrations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "course_run_work" ADD CONSTRAINT "course_run_work_by_people_id_fk" FOREIGN KEY ("by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "meeting_sheets_once" ON "meeting_sheets" USING btree ("meeting_id","hash");--> statement-breakpoint
ALTER TABLE "training_runs" ADD CONSTRAINT "training_runs_space_id_discussion_spaces_id_fk" FOREIGN KEY ("space_id") REFERENCES "public"."discussion_spaces"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "training_runs_by_space" ON "training_runs" USING btree ("space_id") WHERE "training_runs"."space_id" is not null;--> statement-breakpoint
ALTER TABLE "attendance_observations" ADD CONSTRAINT "attendance_observations_source_check" CHECK ("attendance_observations"."source" in ('coach', 'code', 'kiosk', 'file'));--> statement-breakpoint
ALTER TABLE "training_runs" ADD CONSTRAINT "training_runs_certificate_check" CHECK ("training_runs"."certificate_share" between 50 and 100);--> statement-breakpoint
UPDATE "training_runs" SET "offering_kind" = 'training' WHERE "offering_kind" = 'course';--> statement-breakpoint
ALTER TABLE "training_runs" ADD CONSTRAINT "training_runs_course_check" CHECK ("training_runs"."offering_kind" <> 'course' or ("training_runs"."course_lessons" is not null and "training_runs"."work_asked" is not null));