ALTER TABLE "instrument_runs" ALTER COLUMN "cohort_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "instrument_runs" ADD COLUMN "training_run_id" uuid;--> statement-breakpoint
ALTER TABLE "instrument_runs" ADD COLUMN "course_id" text;--> statement-breakpoint
ALTER TABLE "instrument_runs" ADD COLUMN "about" text;--> statement-breakpoint
ALTER TABLE "instrument_runs" ADD CONSTRAINT "instrument_runs_training_run_id_training_runs_id_fk" FOREIGN KEY ("training_run_id") REFERENCES "public"."training_runs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "instrument_runs_training_key" ON "instrument_runs" USING btree ("training_run_id","slug","opens_on");--> statement-breakpoint
CREATE UNIQUE INDEX "instrument_runs_course_key" ON "instrument_runs" USING btree ("course_id","slug","opens_on");--> statement-breakpoint
ALTER TABLE "instrument_runs" ADD CONSTRAINT "instrument_runs_subject_check" CHECK (num_nonnulls("instrument_runs"."cohort_id", "instrument_runs"."training_run_id", "instrument_runs"."course_id") = 1);--> statement-breakpoint
ALTER TABLE "instrument_runs" ADD CONSTRAINT "instrument_runs_about_check" CHECK (("instrument_runs"."cohort_id" is null) = ("instrument_runs"."about" is not null));