CREATE TABLE "demographic_answers" (
	"person_id" uuid NOT NULL,
	"question" text NOT NULL,
	"state" text NOT NULL,
	"choices" text[] DEFAULT '{}' NOT NULL,
	"details" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"version" smallint NOT NULL,
	"answered_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "demographic_answers_person_id_question_pk" PRIMARY KEY("person_id","question"),
	CONSTRAINT "demographic_answers_question_check" CHECK ("demographic_answers"."question" in ('race', 'gender', 'disability', 'role', 'setting', 'years', 'ages', 'languages')),
	CONSTRAINT "demographic_answers_state_check" CHECK ("demographic_answers"."state" in ('answered', 'declined')),
	CONSTRAINT "demographic_answers_declined_check" CHECK ("demographic_answers"."state" = 'answered' or ("demographic_answers"."choices" = '{}' and "demographic_answers"."details" = '{}'))
);
--> statement-breakpoint
CREATE TABLE "demographic_asks" (
	"person_id" uuid PRIMARY KEY NOT NULL,
	"version" smallint NOT NULL,
	"asked_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "organization_rosters" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"organization_id" uuid NOT NULL,
	"as_of" date NOT NULL,
	"people" integer NOT NULL,
	"with_account" integer,
	"note" text DEFAULT '' NOT NULL,
	"recorded_by" uuid,
	"client_key" text NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "organization_rosters_clientKey_unique" UNIQUE("client_key"),
	CONSTRAINT "organization_rosters_people_check" CHECK ("organization_rosters"."people" between 1 and 100000),
	CONSTRAINT "organization_rosters_account_check" CHECK ("organization_rosters"."with_account" between 0 and "organization_rosters"."people")
);
--> statement-breakpoint
CREATE TABLE "funder_reports" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"kind" text NOT NULL,
	"snapshot_id" uuid NOT NULL,
	"title" text NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"preview_until" date,
	"published" jsonb,
	"published_at" timestamp with time zone,
	"published_by" uuid,
	"replaces_id" uuid,
	"reason" text,
	"created_by" uuid,
	"client_key" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "funder_reports_clientKey_unique" UNIQUE("client_key"),
	CONSTRAINT "funder_reports_kind_check" CHECK ("funder_reports"."kind" in ('quarterly', 'annual')),
	CONSTRAINT "funder_reports_state_check" CHECK ("funder_reports"."state" in ('draft', 'preview', 'published')),
	CONSTRAINT "funder_reports_preview_check" CHECK ("funder_reports"."state" = 'draft' or "funder_reports"."preview_until" is not null),
	CONSTRAINT "funder_reports_published_check" CHECK (("funder_reports"."state" = 'published') = ("funder_reports"."published_at" is not null) and ("funder_reports"."published_at" is null) = ("funder_reports"."published" is null)),
	CONSTRAINT "funder_reports_reason_check" CHECK (("funder_reports"."replaces_id" is null) = ("funder_reports"."reason" is null))
);
--> statement-breakpoint
CREATE TABLE "grant_targets" (
	"period_id" uuid NOT NULL,
	"measure" text NOT NULL,
	"planned" integer NOT NULL,
	"budget_line" text DEFAULT '' NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"recorded_by" uuid,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "grant_targets_period_id_measure_pk" PRIMARY KEY("period_id","measure"),
	CONSTRAINT "grant_targets_planned_check" CHECK ("grant_targets"."planned" > 0)
);
--> statement-breakpoint
CREATE TABLE "organization_commitments" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"organization_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"promise" text NOT NULL,
	"who" text NOT NULL,
	"due_on" date NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"evidence" text DEFAULT '' NOT NULL,
	"decided_on" date,
	"recorded_by" uuid,
	"client_key" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "organization_commitments_clientKey_unique" UNIQUE("client_key"),
	CONSTRAINT "organization_commitments_kind_check" CHECK ("organization_commitments"."kind" in ('time', 'data_access', 'sharing_agreement', 'leadership', 'other')),
	CONSTRAINT "organization_commitments_state_check" CHECK ("organization_commitments"."state" in ('open', 'kept', 'partly', 'changed')),
	CONSTRAINT "organization_commitments_decided_check" CHECK (("organization_commitments"."state" = 'open') = ("organization_commitments"."decided_on" is null))
);
--> statement-breakpoint
CREATE TABLE "participation_mailings" (
	"person_id" uuid PRIMARY KEY NOT NULL,
	"since" timestamp with time zone DEFAULT now() NOT NULL,
	"sent_on" date
);
--> statement-breakpoint
CREATE TABLE "register_entries" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"register" text NOT NULL,
	"happened_on" date NOT NULL,
	"title" text NOT NULL,
	"evidence" text DEFAULT '' NOT NULL,
	"decision" text DEFAULT '' NOT NULL,
	"outcome" text DEFAULT '' NOT NULL,
	"organization_id" uuid,
	"has_consent" boolean DEFAULT false NOT NULL,
	"recorded_by" uuid,
	"client_key" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "register_entries_clientKey_unique" UNIQUE("client_key"),
	CONSTRAINT "register_entries_register_check" CHECK ("register_entries"."register" in ('needs', 'sharing', 'lessons')),
	CONSTRAINT "register_entries_consent_check" CHECK (not "register_entries"."has_consent" or "register_entries"."organization_id" is not null)
);
--> statement-breakpoint
CREATE TABLE "report_bright_spots" (
	"report_id" uuid NOT NULL,
	"cycle_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	CONSTRAINT "report_bright_spots_report_id_cycle_id_pk" PRIMARY KEY("report_id","cycle_id")
);
--> statement-breakpoint
CREATE TABLE "report_comments" (
	"report_id" uuid NOT NULL,
	"organization_id" uuid NOT NULL,
	"text" text NOT NULL,
	"written_by" uuid,
	"written_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "report_comments_report_id_organization_id_pk" PRIMARY KEY("report_id","organization_id")
);
--> statement-breakpoint
CREATE TABLE "report_narratives" (
	"report_id" uuid NOT NULL,
	"section" text NOT NULL,
	"text" text NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"saved_by" uuid,
	"saved_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "report_narratives_report_id_section_pk" PRIMARY KEY("report_id","section"),
	CONSTRAINT "report_narratives_section_check" CHECK ("report_narratives"."section" in ('summary', 'practice', 'equity', 'challenges', 'next'))
);
--> statement-breakpoint
ALTER TABLE "period_snapshots" ADD COLUMN "is_complete" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "demographic_answers" ADD CONSTRAINT "demographic_answers_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "demographic_asks" ADD CONSTRAINT "demographic_asks_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organization_rosters" ADD CONSTRAINT "organization_rosters_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organization_rosters" ADD CONSTRAINT "organization_rosters_recorded_by_people_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "funder_reports" ADD CONSTRAINT "funder_reports_snapshot_id_period_snapshots_id_fk" FOREIGN KEY ("snapshot_id") REFERENCES "public"."period_snapshots"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "funder_reports" ADD CONSTRAINT "funder_reports_published_by_people_id_fk" FOREIGN KEY ("published_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "funder_reports" ADD CONSTRAINT "funder_reports_created_by_people_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grant_targets" ADD CONSTRAINT "grant_targets_period_id_reporting_periods_id_fk" FOREIGN KEY ("period_id") REFERENCES "public"."reporting_periods"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grant_targets" ADD CONSTRAINT "grant_targets_recorded_by_people_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organization_commitments" ADD CONSTRAINT "organization_commitments_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organization_commitments" ADD CONSTRAINT "organization_commitments_recorded_by_people_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "participation_mailings" ADD CONSTRAINT "participation_mailings_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "register_entries" ADD CONSTRAINT "register_entries_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "register_entries" ADD CONSTRAINT "register_entries_recorded_by_people_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_bright_spots" ADD CONSTRAINT "report_bright_spots_report_id_funder_reports_id_fk" FOREIGN KEY ("report_id") REFERENCES "public"."funder_reports"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_bright_spots" ADD CONSTRAINT "report_bright_spots_cycle_id_library_offers_cycle_id_fk" FOREIGN KEY ("cycle_id") REFERENCES "public"."library_offers"("cycle_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_comments" ADD CONSTRAINT "report_comments_report_id_funder_reports_id_fk" FOREIGN KEY ("report_id") REFERENCES "public"."funder_reports"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_comments" ADD CONSTRAINT "report_comments_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_comments" ADD CONSTRAINT "report_comments_written_by_people_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_narratives" ADD CONSTRAINT "report_narratives_report_id_funder_reports_id_fk" FOREIGN KEY ("report_id") REFERENCES "public"."funder_reports"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_narratives" ADD CONSTRAINT "report_narratives_saved_by_people_id_fk" FOREIGN KEY ("saved_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "organization_rosters_newest" ON "organization_rosters" USING btree ("organization_id","as_of" DESC NULLS LAST,"recorded_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "organization_rosters_by_recorder" ON "organization_rosters" USING btree ("recorded_by");--> statement-breakpoint
CREATE UNIQUE INDEX "funder_reports_replaces_key" ON "funder_reports" USING btree ("replaces_id");--> statement-breakpoint
CREATE INDEX "funder_reports_by_snapshot" ON "funder_reports" USING btree ("snapshot_id");--> statement-breakpoint
CREATE INDEX "funder_reports_newest" ON "funder_reports" USING btree ("created_at" DESC NULLS LAST,"id");--> statement-breakpoint
CREATE INDEX "funder_reports_by_publisher" ON "funder_reports" USING btree ("published_by");--> statement-breakpoint
CREATE INDEX "funder_reports_by_author" ON "funder_reports" USING btree ("created_by");--> statement-breakpoint
CREATE INDEX "grant_targets_by_recorder" ON "grant_targets" USING btree ("recorded_by");--> statement-breakpoint
CREATE INDEX "organization_commitments_by_organization" ON "organization_commitments" USING btree ("organization_id","due_on","id");--> statement-breakpoint
CREATE INDEX "organization_commitments_due" ON "organization_commitments" USING btree ("due_on","id");--> statement-breakpoint
CREATE INDEX "organization_commitments_by_recorder" ON "organization_commitments" USING btree ("recorded_by");--> statement-breakpoint
CREATE INDEX "register_entries_in_order" ON "register_entries" USING btree ("register","happened_on" DESC NULLS LAST,"id");--> statement-breakpoint
CREATE INDEX "register_entries_by_organization" ON "register_entries" USING btree ("organization_id");--> statement-breakpoint
CREATE INDEX "register_entries_by_recorder" ON "register_entries" USING btree ("recorded_by");--> statement-breakpoint
CREATE INDEX "report_bright_spots_by_cycle" ON "report_bright_spots" USING btree ("cycle_id");--> statement-breakpoint
CREATE INDEX "report_comments_by_organization" ON "report_comments" USING btree ("organization_id");--> statement-breakpoint
CREATE INDEX "report_comments_by_person" ON "report_comments" USING btree ("written_by");--> statement-breakpoint
CREATE INDEX "report_narratives_by_person" ON "report_narratives" USING btree ("saved_by");