CREATE TABLE "coaching_contacts" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"cohort_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"began_at" timestamp with time zone NOT NULL,
	"minutes" smallint NOT NULL,
	"mode" text NOT NULL,
	"focus" text[] DEFAULT '{}' NOT NULL,
	"strategies" text[] DEFAULT '{}' NOT NULL,
	"barriers" text[] DEFAULT '{}' NOT NULL,
	"summary" text,
	"source" text DEFAULT 'typed' NOT NULL,
	"meeting_id" uuid,
	"recorded_by" uuid,
	"client_key" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "coaching_contacts_meetingId_unique" UNIQUE("meeting_id"),
	CONSTRAINT "coaching_contacts_clientKey_unique" UNIQUE("client_key"),
	CONSTRAINT "coaching_contacts_kind_check" CHECK ("coaching_contacts"."kind" in ('session', 'one-to-one', 'team', 'group', 'observation', 'feedback', 'message', 'support')),
	CONSTRAINT "coaching_contacts_mode_check" CHECK ("coaching_contacts"."mode" in ('in-person', 'video', 'phone', 'writing')),
	CONSTRAINT "coaching_contacts_source_check" CHECK ("coaching_contacts"."source" in ('typed', 'meeting', 'pasted')),
	CONSTRAINT "coaching_contacts_minutes_check" CHECK ("coaching_contacts"."minutes" between 0 and 1440),
	CONSTRAINT "coaching_contacts_meeting_check" CHECK (("coaching_contacts"."source" = 'meeting') = ("coaching_contacts"."meeting_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "coaching_observations" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"cohort_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"coach_id" uuid,
	"observed_on" date NOT NULL,
	"evidence" text NOT NULL,
	"question" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"seen_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "contact_goals" (
	"contact_id" uuid NOT NULL,
	"goal_id" uuid NOT NULL,
	CONSTRAINT "contact_goals_contact_id_goal_id_pk" PRIMARY KEY("contact_id","goal_id")
);
--> statement-breakpoint
CREATE TABLE "contact_people" (
	"contact_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	CONSTRAINT "contact_people_contact_id_person_id_pk" PRIMARY KEY("contact_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "nudges" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"cohort_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"sent_by" uuid,
	"sent_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reflection_marks" (
	"reader_id" uuid NOT NULL,
	"reflection_id" uuid NOT NULL,
	"revision" integer NOT NULL,
	"read_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "reflection_marks_reader_id_reflection_id_pk" PRIMARY KEY("reader_id","reflection_id")
);
--> statement-breakpoint
CREATE TABLE "thread_messages" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"cohort_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"author_id" uuid,
	"body" text NOT NULL,
	"sent_at" timestamp with time zone DEFAULT now() NOT NULL,
	"client_key" text,
	CONSTRAINT "thread_messages_clientKey_unique" UNIQUE("client_key")
);
--> statement-breakpoint
CREATE TABLE "agreement_acceptances" (
	"cohort_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"person_id" uuid NOT NULL,
	"accepted_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "agreement_acceptances_cohort_id_version_person_id_pk" PRIMARY KEY("cohort_id","version","person_id")
);
--> statement-breakpoint
CREATE TABLE "assigned_learning" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"cohort_id" uuid NOT NULL,
	"person_id" uuid,
	"course_id" text NOT NULL,
	"lesson_id" text,
	"due_on" date,
	"note" text,
	"assigned_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"withdrawn_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "cohort_agreements" (
	"cohort_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"goals" text NOT NULL,
	"norms" text NOT NULL,
	"readers" text NOT NULL,
	"records" text NOT NULL,
	"written_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "cohort_agreements_cohort_id_version_pk" PRIMARY KEY("cohort_id","version")
);
--> statement-breakpoint
CREATE TABLE "cohort_hand_overs" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"cohort_id" uuid NOT NULL,
	"from_id" uuid,
	"to_id" uuid,
	"note" text,
	"handed_over_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "cohort_organizations" (
	"cohort_id" uuid NOT NULL,
	"organization_id" uuid NOT NULL,
	CONSTRAINT "cohort_organizations_cohort_id_organization_id_pk" PRIMARY KEY("cohort_id","organization_id")
);
--> statement-breakpoint
CREATE TABLE "cohort_requests" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"cohort_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"note" text,
	"requested_at" timestamp with time zone DEFAULT now() NOT NULL,
	"decided_at" timestamp with time zone,
	"decided_by" uuid,
	"is_approved" boolean,
	CONSTRAINT "cohort_requests_decided_check" CHECK (("cohort_requests"."decided_at" is null) = ("cohort_requests"."is_approved" is null))
);
--> statement-breakpoint
CREATE TABLE "cohort_settings" (
	"cohort_id" uuid PRIMARY KEY NOT NULL,
	"program_slug" text,
	"program_hash" text,
	"next_hash" text,
	"next_on" date,
	"time_zone" text DEFAULT 'America/Los_Angeles' NOT NULL,
	"language" text DEFAULT 'en' NOT NULL,
	"capacity" integer,
	"takes_requests" boolean DEFAULT false NOT NULL,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "cohort_settings_capacity_check" CHECK ("cohort_settings"."capacity" is null or "cohort_settings"."capacity" between 1 and 500),
	CONSTRAINT "cohort_settings_program_check" CHECK (("cohort_settings"."program_slug" is null) = ("cohort_settings"."program_hash" is null)),
	CONSTRAINT "cohort_settings_next_check" CHECK (("cohort_settings"."next_hash" is null) = ("cohort_settings"."next_on" is null))
);
--> statement-breakpoint
CREATE TABLE "goal_versions" (
	"goal_id" uuid NOT NULL,
	"revision" integer NOT NULL,
	"statement" text NOT NULL,
	"problem" text,
	"baseline" text,
	"measure" text,
	"target_on" date,
	"status" text NOT NULL,
	"saved_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "goal_versions_goal_id_revision_pk" PRIMARY KEY("goal_id","revision"),
	CONSTRAINT "goal_versions_status_check" CHECK ("goal_versions"."status" in ('open', 'reached', 'revised', 'set_aside'))
);
--> statement-breakpoint
CREATE TABLE "goals" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"cohort_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"statement" text NOT NULL,
	"problem" text,
	"baseline" text,
	"measure" text,
	"target_on" date,
	"status" text DEFAULT 'open' NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "goals_status_check" CHECK ("goals"."status" in ('open', 'reached', 'revised', 'set_aside'))
);
--> statement-breakpoint
CREATE TABLE "program_versions" (
	"program_slug" text NOT NULL,
	"hash" text NOT NULL,
	"definition" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "program_versions_program_slug_hash_pk" PRIMARY KEY("program_slug","hash")
);
--> statement-breakpoint
ALTER TABLE "coaching_contacts" ADD CONSTRAINT "coaching_contacts_cohort_id_cohorts_id_fk" FOREIGN KEY ("cohort_id") REFERENCES "public"."cohorts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coaching_contacts" ADD CONSTRAINT "coaching_contacts_recorded_by_people_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coaching_observations" ADD CONSTRAINT "coaching_observations_cohort_id_cohorts_id_fk" FOREIGN KEY ("cohort_id") REFERENCES "public"."cohorts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coaching_observations" ADD CONSTRAINT "coaching_observations_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coaching_observations" ADD CONSTRAINT "coaching_observations_coach_id_people_id_fk" FOREIGN KEY ("coach_id") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact_goals" ADD CONSTRAINT "contact_goals_contact_id_coaching_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."coaching_contacts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact_goals" ADD CONSTRAINT "contact_goals_goal_id_goals_id_fk" FOREIGN KEY ("goal_id") REFERENCES "public"."goals"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact_people" ADD CONSTRAINT "contact_people_contact_id_coaching_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."coaching_contacts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact_people" ADD CONSTRAINT "contact_people_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nudges" ADD CONSTRAINT "nudges_cohort_id_cohorts_id_fk" FOREIGN KEY ("cohort_id") REFERENCES "public"."cohorts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nudges" ADD CONSTRAINT "nudges_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nudges" ADD CONSTRAINT "nudges_sent_by_people_id_fk" FOREIGN KEY ("sent_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reflection_marks" ADD CONSTRAINT "reflection_marks_reader_id_people_id_fk" FOREIGN KEY ("reader_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reflection_marks" ADD CONSTRAINT "reflection_marks_reflection_id_reflections_id_fk" FOREIGN KEY ("reflection_id") REFERENCES "public"."reflections"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "thread_messages" ADD CONSTRAINT "thread_messages_cohort_id_cohorts_id_fk" FOREIGN KEY ("cohort_id") REFERENCES "public"."cohorts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "thread_messages" ADD CONSTRAINT "thread_messages_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "thread_messages" ADD CONSTRAINT "thread_messages_author_id_people_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreement_acceptances" ADD CONSTRAINT "agreement_acceptances_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreement_acceptances" ADD CONSTRAINT "agreement_acceptances_cohort_id_version_cohort_agreements_cohort_id_version_fk" FOREIGN KEY ("cohort_id","version") REFERENCES "public"."cohort_agreements"("cohort_id","version") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assigned_learning" ADD CONSTRAINT "assigned_learning_cohort_id_cohorts_id_fk" FOREIGN KEY ("cohort_id") REFERENCES "public"."cohorts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assigned_learning" ADD CONSTRAINT "assigned_learning_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assigned_learning" ADD CONSTRAINT "assigned_learning_assigned_by_people_id_fk" FOREIGN KEY ("assigned_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cohort_agreements" ADD CONSTRAINT "cohort_agreements_cohort_id_cohorts_id_fk" FOREIGN KEY ("cohort_id") REFERENCES "public"."cohorts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cohort_agreements" ADD CONSTRAINT "cohort_agreements_written_by_people_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cohort_hand_overs" ADD CONSTRAINT "cohort_hand_overs_cohort_id_cohorts_id_fk" FOREIGN KEY ("cohort_id") REFERENCES "public"."cohorts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cohort_hand_overs" ADD CONSTRAINT "cohort_hand_overs_from_id_people_id_fk" FOREIGN KEY ("from_id") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cohort_hand_overs" ADD CONSTRAINT "cohort_hand_overs_to_id_people_id_fk" FOREIGN KEY ("to_id") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cohort_organizations" ADD CONSTRAINT "cohort_organizations_cohort_id_cohorts_id_fk" FOREIGN KEY ("cohort_id") REFERENCES "public"."cohorts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cohort_organizations" ADD CONSTRAINT "cohort_organizations_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cohort_requests" ADD CONSTRAINT "cohort_requests_cohort_id_cohorts_id_fk" FOREIGN KEY ("cohort_id") REFERENCES "public"."cohorts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cohort_requests" ADD CONSTRAINT "cohort_requests_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cohort_requests" ADD CONSTRAINT "cohort_requests_decided_by_people_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cohort_settings" ADD CONSTRAINT "cohort_settings_cohort_id_cohorts_id_fk" FOREIGN KEY ("cohort_id") REFERENCES "public"."cohorts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cohort_settings" ADD CONSTRAINT "cohort_settings_created_by_people_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cohort_settings" ADD CONSTRAINT "cohort_settings_program_fk" FOREIGN KEY ("program_slug","program_hash") REFERENCES "public"."program_versions"("program_slug","hash") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cohort_settings" ADD CONSTRAINT "cohort_settings_next_fk" FOREIGN KEY ("program_slug","next_hash") REFERENCES "public"."program_versions"("program_slug","hash") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goal_versions" ADD CONSTRAINT "goal_versions_goal_id_goals_id_fk" FOREIGN KEY ("goal_id") REFERENCES "public"."goals"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goals" ADD CONSTRAINT "goals_cohort_id_cohorts_id_fk" FOREIGN KEY ("cohort_id") REFERENCES "public"."cohorts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goals" ADD CONSTRAINT "goals_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "coaching_contacts_by_cohort" ON "coaching_contacts" USING btree ("cohort_id","began_at" DESC NULLS LAST,"id");--> statement-breakpoint
CREATE INDEX "coaching_contacts_by_recorder" ON "coaching_contacts" USING btree ("recorded_by");--> statement-breakpoint
CREATE INDEX "coaching_observations_by_cohort" ON "coaching_observations" USING btree ("cohort_id","person_id","created_at");--> statement-breakpoint
CREATE INDEX "coaching_observations_by_person" ON "coaching_observations" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "coaching_observations_by_coach" ON "coaching_observations" USING btree ("coach_id");--> statement-breakpoint
CREATE INDEX "contact_goals_by_goal" ON "contact_goals" USING btree ("goal_id");--> statement-breakpoint
CREATE INDEX "contact_people_by_person" ON "contact_people" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "nudges_by_cohort" ON "nudges" USING btree ("cohort_id","person_id","sent_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "nudges_by_person" ON "nudges" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "nudges_by_sender" ON "nudges" USING btree ("sent_by");--> statement-breakpoint
CREATE INDEX "reflection_marks_by_reflection" ON "reflection_marks" USING btree ("reflection_id");--> statement-breakpoint
CREATE INDEX "thread_messages_by_thread" ON "thread_messages" USING btree ("cohort_id","person_id","sent_at" DESC NULLS LAST,"id");--> statement-breakpoint
CREATE INDEX "thread_messages_by_person" ON "thread_messages" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "thread_messages_by_author" ON "thread_messages" USING btree ("author_id");--> statement-breakpoint
CREATE INDEX "agreement_acceptances_by_person" ON "agreement_acceptances" USING btree ("person_id","cohort_id");--> statement-breakpoint
CREATE INDEX "assigned_learning_by_cohort" ON "assigned_learning" USING btree ("cohort_id","due_on");--> statement-breakpoint
CREATE INDEX "assigned_learning_by_person" ON "assigned_learning" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "assigned_learning_key" ON "assigned_learning" USING btree ("cohort_id",coalesce("person_id", '00000000-0000-0000-0000-000000000000'),"course_id",coalesce("lesson_id", '')) WHERE "assigned_learning"."withdrawn_at" is null;--> statement-breakpoint
CREATE INDEX "cohort_hand_overs_by_cohort" ON "cohort_hand_overs" USING btree ("cohort_id","handed_over_at");--> statement-breakpoint
CREATE INDEX "cohort_hand_overs_by_from" ON "cohort_hand_overs" USING btree ("from_id");--> statement-breakpoint
CREATE INDEX "cohort_hand_overs_by_to" ON "cohort_hand_overs" USING btree ("to_id");--> statement-breakpoint
CREATE INDEX "cohort_organizations_by_organization" ON "cohort_organizations" USING btree ("organization_id");--> statement-breakpoint
CREATE UNIQUE INDEX "cohort_requests_open_key" ON "cohort_requests" USING btree ("cohort_id","person_id") WHERE "cohort_requests"."decided_at" is null;--> statement-breakpoint
CREATE INDEX "cohort_requests_by_person" ON "cohort_requests" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "goals_by_cohort" ON "goals" USING btree ("cohort_id","person_id","created_at");--> statement-breakpoint
CREATE INDEX "goals_by_person" ON "goals" USING btree ("person_id");