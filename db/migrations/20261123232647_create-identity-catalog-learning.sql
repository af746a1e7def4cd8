CREATE TABLE "completion_rules" (
	"course_id" text NOT NULL,
	"version" text NOT NULL,
	"rule" jsonb NOT NULL,
	"first_seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "completion_rules_course_id_version_pk" PRIMARY KEY("course_id","version")
);
--> statement-breakpoint
CREATE TABLE "content_releases" (
	"hash" text PRIMARY KEY NOT NULL,
	"synced_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "courses" (
	"id" text PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"title" text NOT NULL,
	"language" text NOT NULL,
	"level" text NOT NULL,
	"topics" text[] NOT NULL,
	"minutes" integer NOT NULL,
	"clock_hours_eligible" boolean NOT NULL,
	"position" integer NOT NULL,
	"rule_version" text NOT NULL,
	"content_version" text NOT NULL,
	"retired_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "lessons" (
	"id" text PRIMARY KEY NOT NULL,
	"course_id" text NOT NULL,
	"slug" text NOT NULL,
	"title" text NOT NULL,
	"minutes" integer NOT NULL,
	"position" integer NOT NULL,
	"is_required" boolean NOT NULL,
	"content_version" text NOT NULL,
	"retired_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "past_slugs" (
	"course_slug" text NOT NULL,
	"lesson_slug" text DEFAULT '' NOT NULL,
	"course_id" text NOT NULL,
	"lesson_id" text,
	CONSTRAINT "past_slugs_course_slug_lesson_slug_pk" PRIMARY KEY("course_slug","lesson_slug")
);
--> statement-breakpoint
CREATE TABLE "prompt_versions" (
	"lesson_id" text NOT NULL,
	"prompt_id" text NOT NULL,
	"version" text NOT NULL,
	"definition" jsonb NOT NULL,
	"first_seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "prompt_versions_lesson_id_prompt_id_version_pk" PRIMARY KEY("lesson_id","prompt_id","version")
);
--> statement-breakpoint
CREATE TABLE "prompts" (
	"lesson_id" text NOT NULL,
	"id" text NOT NULL,
	"kind" text NOT NULL,
	"position" integer NOT NULL,
	"version" text NOT NULL,
	"retired_at" timestamp with time zone,
	CONSTRAINT "prompts_lesson_id_id_pk" PRIMARY KEY("lesson_id","id")
);
--> statement-breakpoint
CREATE TABLE "cohort_memberships" (
	"cohort_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"joined_on" date NOT NULL,
	"left_on" date,
	CONSTRAINT "cohort_memberships_cohort_id_person_id_joined_on_pk" PRIMARY KEY("cohort_id","person_id","joined_on")
);
--> statement-breakpoint
CREATE TABLE "cohorts" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "memberships" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"person_id" uuid NOT NULL,
	"organization_id" uuid NOT NULL,
	"title" text,
	"started_on" date NOT NULL,
	"ended_on" date,
	CONSTRAINT "memberships_dates_check" CHECK ("memberships"."ended_on" is null or "memberships"."ended_on" >= "memberships"."started_on")
);
--> statement-breakpoint
CREATE TABLE "organizations" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"district_id" uuid,
	"is_fictional" boolean DEFAULT false NOT NULL,
	"closed_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "organizations_kind_check" CHECK ("organizations"."kind" in ('district', 'school', 'cbo', 'early_learning', 'esd', 'other')),
	CONSTRAINT "organizations_district_check" CHECK ("organizations"."district_id" is null or "organizations"."kind" = 'school')
);
--> statement-breakpoint
CREATE TABLE "passwords" (
	"person_id" uuid PRIMARY KEY NOT NULL,
	"hash" text NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "people" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"time_zone" text DEFAULT 'America/Los_Angeles' NOT NULL,
	"language" text DEFAULT 'en' NOT NULL,
	"is_demo" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rate_limits" (
	"key_hash" "bytea" PRIMARY KEY NOT NULL,
	"attempts" integer NOT NULL,
	"window_ends_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "role_grants" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"person_id" uuid NOT NULL,
	"role" text NOT NULL,
	"organization_id" uuid,
	"cohort_id" uuid,
	"granted_by" uuid,
	"reason" text NOT NULL,
	"granted_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ends_at" timestamp with time zone,
	CONSTRAINT "role_grants_role_check" CHECK ("role_grants"."role" in ('educator', 'coach', 'program_lead', 'administrator', 'clock_hour_manager')),
	CONSTRAINT "role_grants_one_scope_check" CHECK ("role_grants"."organization_id" is null or "role_grants"."cohort_id" is null)
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"token_hash" "bytea" PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "course_facts" (
	"person_id" uuid NOT NULL,
	"course_id" text NOT NULL,
	"sequence" integer NOT NULL,
	"content_version" text NOT NULL,
	"rule_version" text NOT NULL,
	"how" text NOT NULL,
	"happened_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "course_facts_person_id_course_id_sequence_pk" PRIMARY KEY("person_id","course_id","sequence"),
	CONSTRAINT "course_facts_how_check" CHECK ("course_facts"."how" in ('marked', 'rule_met', 'reopened', 'imported'))
);
--> statement-breakpoint
CREATE TABLE "enrollments" (
	"person_id" uuid NOT NULL,
	"course_id" text NOT NULL,
	"enrolled_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "enrollments_person_id_course_id_pk" PRIMARY KEY("person_id","course_id")
);
--> statement-breakpoint
CREATE TABLE "lesson_facts" (
	"person_id" uuid NOT NULL,
	"lesson_id" text NOT NULL,
	"sequence" integer NOT NULL,
	"content_version" text NOT NULL,
	"rule_version" text NOT NULL,
	"how" text NOT NULL,
	"happened_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "lesson_facts_person_id_lesson_id_sequence_pk" PRIMARY KEY("person_id","lesson_id","sequence"),
	CONSTRAINT "lesson_facts_how_check" CHECK ("lesson_facts"."how" in ('marked', 'rule_met', 'reopened', 'imported')),
	CONSTRAINT "lesson_facts_sequence_check" CHECK ("lesson_facts"."sequence" >= 1)
);
--> statement-breakpoint
CREATE TABLE "reading_positions" (
	"person_id" uuid NOT NULL,
	"lesson_id" text NOT NULL,
	"course_id" text NOT NULL,
	"block_id" text NOT NULL,
	"offset" real DEFAULT 0 NOT NULL,
	"read_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "reading_positions_person_id_lesson_id_pk" PRIMARY KEY("person_id","lesson_id")
);
--> statement-breakpoint
CREATE TABLE "reflection_versions" (
	"reflection_id" uuid NOT NULL,
	"revision" integer NOT NULL,
	"text" text NOT NULL,
	"prompt_version" text NOT NULL,
	"content_version" text NOT NULL,
	"writer" text NOT NULL,
	"saved_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "reflection_versions_reflection_id_revision_pk" PRIMARY KEY("reflection_id","revision")
);
--> statement-breakpoint
CREATE TABLE "reflection_visibility_changes" (
	"reflection_id" uuid NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"visibility" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reflections" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"person_id" uuid NOT NULL,
	"lesson_id" text NOT NULL,
	"prompt_id" text NOT NULL,
	"course_id" text NOT NULL,
	"visibility" text DEFAULT 'private' NOT NULL,
	"revision" integer NOT NULL,
	"text" text NOT NULL,
	"prompt_version" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "reflections_visibility_check" CHECK ("reflections"."visibility" in ('private', 'coach', 'cohort'))
);
--> statement-breakpoint
CREATE TABLE "responses" (
	"person_id" uuid NOT NULL,
	"lesson_id" text NOT NULL,
	"prompt_id" text NOT NULL,
	"kind" text NOT NULL,
	"value" jsonb NOT NULL,
	"prompt_version" text NOT NULL,
	"content_version" text NOT NULL,
	"first_value" jsonb NOT NULL,
	"score" real,
	"first_score" real,
	"tries" integer DEFAULT 1 NOT NULL,
	"is_locked" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "responses_person_id_lesson_id_prompt_id_pk" PRIMARY KEY("person_id","lesson_id","prompt_id")
);
--> statement-breakpoint
ALTER TABLE "lessons" ADD CONSTRAINT "lessons_course_id_courses_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."courses"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prompts" ADD CONSTRAINT "prompts_lesson_id_lessons_id_fk" FOREIGN KEY ("lesson_id") REFERENCES "public"."lessons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cohort_memberships" ADD CONSTRAINT "cohort_memberships_cohort_id_cohorts_id_fk" FOREIGN KEY ("cohort_id") REFERENCES "public"."cohorts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cohort_memberships" ADD CONSTRAINT "cohort_memberships_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organizations" ADD CONSTRAINT "organizations_district_id_organizations_id_fk" FOREIGN KEY ("district_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passwords" ADD CONSTRAINT "passwords_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_grants" ADD CONSTRAINT "role_grants_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_grants" ADD CONSTRAINT "role_grants_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_grants" ADD CONSTRAINT "role_grants_cohort_id_cohorts_id_fk" FOREIGN KEY ("cohort_id") REFERENCES "public"."cohorts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_grants" ADD CONSTRAINT "role_grants_granted_by_people_id_fk" FOREIGN KEY ("granted_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "course_facts" ADD CONSTRAINT "course_facts_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enrollments" ADD CONSTRAINT "enrollments_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_facts" ADD CONSTRAINT "lesson_facts_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reading_positions" ADD CONSTRAINT "reading_positions_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reflection_versions" ADD CONSTRAINT "reflection_versions_reflection_id_reflections_id_fk" FOREIGN KEY ("reflection_id") REFERENCES "public"."reflections"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reflection_visibility_changes" ADD CONSTRAINT "reflection_visibility_changes_reflection_id_reflections_id_fk" FOREIGN KEY ("reflection_id") REFERENCES "public"."reflections"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reflections" ADD CONSTRAINT "reflections_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "responses" ADD CONSTRAINT "responses_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "courses_slug_key" ON "courses" USING btree ("slug") WHERE "courses"."retired_at" is null;--> statement-breakpoint
CREATE INDEX "lessons_by_course" ON "lessons" USING btree ("course_id","position");--> statement-breakpoint
CREATE INDEX "cohort_memberships_by_person" ON "cohort_memberships" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "memberships_current_key" ON "memberships" USING btree ("person_id","organization_id") WHERE "memberships"."ended_on" is null;--> statement-breakpoint
CREATE INDEX "memberships_by_organization" ON "memberships" USING btree ("organization_id");--> statement-breakpoint
CREATE UNIQUE INDEX "organizations_name_key" ON "organizations" USING btree (lower("name"));--> statement-breakpoint
CREATE INDEX "organizations_by_district" ON "organizations" USING btree ("district_id");--> statement-breakpoint
CREATE UNIQUE INDEX "people_email_key" ON "people" USING btree (lower("email"));--> statement-breakpoint
CREATE INDEX "rate_limits_by_window_end" ON "rate_limits" USING btree ("window_ends_at");--> statement-breakpoint
CREATE INDEX "role_grants_by_person" ON "role_grants" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "role_grants_by_cohort" ON "role_grants" USING btree ("cohort_id");--> statement-breakpoint
CREATE INDEX "sessions_by_person" ON "sessions" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "sessions_by_expiry" ON "sessions" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "course_facts_by_course" ON "course_facts" USING btree ("course_id");--> statement-breakpoint
CREATE INDEX "enrollments_by_course" ON "enrollments" USING btree ("course_id");--> statement-breakpoint
CREATE INDEX "reading_positions_by_person" ON "reading_positions" USING btree ("person_id","read_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "reflection_visibility_changes_by_reflection" ON "reflection_visibility_changes" USING btree ("reflection_id","changed_at");--> statement-breakpoint
CREATE UNIQUE INDEX "reflections_prompt_key" ON "reflections" USING btree ("person_id","lesson_id","prompt_id");--> statement-breakpoint
CREATE INDEX "reflections_by_person" ON "reflections" USING btree ("person_id","updated_at" DESC NULLS LAST);