CREATE TABLE "instrument_answers" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"run_id" uuid NOT NULL,
	"person_id" uuid,
	"answers" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "instrument_participants" (
	"run_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"has_answered" boolean DEFAULT false NOT NULL,
	CONSTRAINT "instrument_participants_run_id_person_id_pk" PRIMARY KEY("run_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "instrument_runs" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"cohort_id" uuid NOT NULL,
	"slug" text NOT NULL,
	"definition" jsonb NOT NULL,
	"opens_on" date NOT NULL,
	"closes_on" date NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"sent_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "notification_choices" DROP CONSTRAINT "notification_choices_topic_check";--> statement-breakpoint
ALTER TABLE "instrument_answers" ADD CONSTRAINT "instrument_answers_run_id_instrument_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."instrument_runs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "instrument_answers" ADD CONSTRAINT "instrument_answers_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "instrument_participants" ADD CONSTRAINT "instrument_participants_run_id_instrument_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."instrument_runs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "instrument_participants" ADD CONSTRAINT "instrument_participants_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "instrument_runs" ADD CONSTRAINT "instrument_runs_cohort_id_cohorts_id_fk" FOREIGN KEY ("cohort_id") REFERENCES "public"."cohorts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "instrument_answers_by_person" ON "instrument_answers" USING btree ("run_id","person_id");--> statement-breakpoint
CREATE INDEX "instrument_answers_by_owner" ON "instrument_answers" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "instrument_participants_by_person" ON "instrument_participants" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "instrument_runs_key" ON "instrument_runs" USING btree ("cohort_id","slug","opens_on");--> statement-breakpoint
CREATE INDEX "instrument_runs_by_day" ON "instrument_runs" USING btree ("opens_on");--> statement-breakpoint
ALTER TABLE "notification_choices" ADD CONSTRAINT "notification_choices_topic_check" CHECK ("notification_choices"."topic" in ('shared_reflections', 'feedback', 'instruments'));