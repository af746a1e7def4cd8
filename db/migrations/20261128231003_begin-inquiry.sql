CREATE TABLE "inquiry_cycles" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"line_id" uuid NOT NULL,
	"number" integer DEFAULT 1 NOT NULL,
	"kind" text DEFAULT 'cycle' NOT NULL,
	"title" text NOT NULL,
	"starts_on" date,
	"ends_on" date,
	"data_every" smallint,
	"plan_revision" integer DEFAULT 0 NOT NULL,
	"locked_at" timestamp with time zone,
	"decision" text,
	"decided_at" timestamp with time zone,
	"organization_id" uuid,
	"shared_cohort_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "inquiry_cycles_line" UNIQUE("line_id","number"),
	CONSTRAINT "inquiry_cycles_kind_check" CHECK ("inquiry_cycles"."kind" in ('cycle', 'listening')),
	CONSTRAINT "inquiry_cycles_decision_check" CHECK ("inquiry_cycles"."decision" in ('adopt', 'adapt', 'abandon')),
	CONSTRAINT "inquiry_cycles_days_check" CHECK ("inquiry_cycles"."starts_on" <= "inquiry_cycles"."ends_on")
);
--> statement-breakpoint
CREATE TABLE "inquiry_entries" (
	"id" uuid PRIMARY KEY NOT NULL,
	"cycle_id" uuid NOT NULL,
	"measure_id" uuid,
	"happened_on" date NOT NULL,
	"value" double precision,
	"out_of" integer,
	"text" text DEFAULT '' NOT NULL,
	"mark" text,
	"recorded_by" uuid,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"removed_at" timestamp with time zone,
	"removed_by" uuid,
	CONSTRAINT "inquiry_entries_point_check" CHECK (("inquiry_entries"."measure_id" is null) = ("inquiry_entries"."value" is null)),
	CONSTRAINT "inquiry_entries_content_check" CHECK ("inquiry_entries"."value" is not null or "inquiry_entries"."text" <> '')
);
--> statement-breakpoint
CREATE TABLE "inquiry_measures" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"cycle_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"name" text NOT NULL,
	"definition" text DEFAULT '' NOT NULL,
	"unit" text DEFAULT '' NOT NULL,
	"kind" text DEFAULT 'other' NOT NULL,
	CONSTRAINT "inquiry_measures_position" UNIQUE("cycle_id","position"),
	CONSTRAINT "inquiry_measures_kind_check" CHECK ("inquiry_measures"."kind" in ('count', 'share', 'average', 'other'))
);
--> statement-breakpoint
CREATE TABLE "inquiry_members" (
	"cycle_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"invited_by" uuid,
	"invited_at" timestamp with time zone DEFAULT now() NOT NULL,
	"joined_at" timestamp with time zone,
	"left_at" timestamp with time zone,
	CONSTRAINT "inquiry_members_cycle_id_person_id_pk" PRIMARY KEY("cycle_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "inquiry_questions" (
	"cycle_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"question" text NOT NULL,
	"prediction" text DEFAULT '' NOT NULL,
	CONSTRAINT "inquiry_questions_cycle_id_position_pk" PRIMARY KEY("cycle_id","position")
);
--> statement-breakpoint
CREATE TABLE "inquiry_texts" (
	"cycle_id" uuid NOT NULL,
	"step" text NOT NULL,
	"revision" integer NOT NULL,
	"texts" jsonb NOT NULL,
	"saved_by" uuid,
	"saved_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "inquiry_texts_cycle_id_step_revision_pk" PRIMARY KEY("cycle_id","step","revision"),
	CONSTRAINT "inquiry_texts_step_check" CHECK ("inquiry_texts"."step" in ('plan', 'do', 'study', 'act'))
);
--> statement-breakpoint
ALTER TABLE "inquiry_cycles" ADD CONSTRAINT "inquiry_cycles_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inquiry_cycles" ADD CONSTRAINT "inquiry_cycles_shared_cohort_id_cohorts_id_fk" FOREIGN KEY ("shared_cohort_id") REFERENCES "public"."cohorts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inquiry_entries" ADD CONSTRAINT "inquiry_entries_cycle_id_inquiry_cycles_id_fk" FOREIGN KEY ("cycle_id") REFERENCES "public"."inquiry_cycles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inquiry_entries" ADD CONSTRAINT "inquiry_entries_measure_id_inquiry_measures_id_fk" FOREIGN KEY ("measure_id") REFERENCES "public"."inquiry_measures"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inquiry_entries" ADD CONSTRAINT "inquiry_entries_recorded_by_people_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inquiry_entries" ADD CONSTRAINT "inquiry_entries_removed_by_people_id_fk" FOREIGN KEY ("removed_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inquiry_measures" ADD CONSTRAINT "inquiry_measures_cycle_id_inquiry_cycles_id_fk" FOREIGN KEY ("cycle_id") REFERENCES "public"."inquiry_cycles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inquiry_members" ADD CONSTRAINT "inquiry_members_cycle_id_inquiry_cycles_id_fk" FOREIGN KEY ("cycle_id") REFERENCES "public"."inquiry_cycles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inquiry_members" ADD CONSTRAINT "inquiry_members_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inquiry_members" ADD CONSTRAINT "inquiry_members_invited_by_people_id_fk" FOREIGN KEY ("invited_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inquiry_questions" ADD CONSTRAINT "inquiry_questions_cycle_id_inquiry_cycles_id_fk" FOREIGN KEY ("cycle_id") REFERENCES "public"."inquiry_cycles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inquiry_texts" ADD CONSTRAINT "inquiry_texts_cycle_id_inquiry_cycles_id_fk" FOREIGN KEY ("cycle_id") REFERENCES "public"."inquiry_cycles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inquiry_texts" ADD CONSTRAINT "inquiry_texts_saved_by_people_id_fk" FOREIGN KEY ("saved_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "inquiry_cycles_shared" ON "inquiry_cycles" USING btree ("shared_cohort_id","updated_at" DESC NULLS LAST,"id");--> statement-breakpoint
CREATE INDEX "inquiry_entries_by_cycle" ON "inquiry_entries" USING btree ("cycle_id","happened_on","recorded_at","id");--> statement-breakpoint
CREATE INDEX "inquiry_entries_by_measure" ON "inquiry_entries" USING btree ("measure_id");--> statement-breakpoint
CREATE INDEX "inquiry_members_by_person" ON "inquiry_members" USING btree ("person_id");