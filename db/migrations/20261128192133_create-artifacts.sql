CREATE TABLE "artifact_comments" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"artifact_id" uuid NOT NULL,
	"parent_id" uuid,
	"author_id" uuid,
	"field_key" text,
	"quote" jsonb,
	"revision" integer NOT NULL,
	"text" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"returned_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "artifact_events" (
	"artifact_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"event" text NOT NULL,
	"revision" integer NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"person_id" uuid,
	"happened_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "artifact_events_artifact_id_number_pk" PRIMARY KEY("artifact_id","number"),
	CONSTRAINT "artifact_events_event_check" CHECK ("artifact_events"."event" in ('start', 'submit', 'withdraw', 'return', 'accept', 'reopen', 'acknowledge', 'join', 'leave'))
);
--> statement-breakpoint
CREATE TABLE "artifact_files" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"artifact_id" uuid NOT NULL,
	"field_key" text NOT NULL,
	"name" text NOT NULL,
	"hash" text NOT NULL,
	"added_by" uuid,
	"added_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "artifact_owners" (
	"artifact_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"since" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "artifact_owners_artifact_id_person_id_pk" PRIMARY KEY("artifact_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "artifact_ratings" (
	"artifact_id" uuid NOT NULL,
	"revision" integer NOT NULL,
	"row_key" text NOT NULL,
	"level" integer,
	"note" text DEFAULT '' NOT NULL,
	"author_id" uuid,
	"returned_at" timestamp with time zone,
	CONSTRAINT "artifact_ratings_artifact_id_revision_row_key_pk" PRIMARY KEY("artifact_id","revision","row_key"),
	CONSTRAINT "artifact_ratings_level_check" CHECK ("artifact_ratings"."level" between 1 and 4)
);
--> statement-breakpoint
CREATE TABLE "artifact_versions" (
	"artifact_id" uuid NOT NULL,
	"revision" integer NOT NULL,
	"title" text NOT NULL,
	"texts" jsonb NOT NULL,
	"writer" text NOT NULL,
	"saved_by" uuid,
	"saved_at" timestamp with time zone DEFAULT now() NOT NULL,
	"is_fixed" boolean DEFAULT false NOT NULL,
	CONSTRAINT "artifact_versions_artifact_id_revision_pk" PRIMARY KEY("artifact_id","revision")
);
--> statement-breakpoint
CREATE TABLE "artifacts" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"cohort_id" uuid,
	"program_slug" text,
	"template_key" text NOT NULL,
	"template" jsonb NOT NULL,
	"title" text NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"revision" integer DEFAULT 0 NOT NULL,
	"texts" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"shared_revision" integer DEFAULT 0 NOT NULL,
	"data_review" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"state_since" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "artifacts_state_check" CHECK ("artifacts"."state" in ('draft', 'submitted', 'returned', 'revised', 'accepted')),
	CONSTRAINT "artifacts_data_review_check" CHECK ("artifacts"."data_review" in ('asked', 'fine', 'remove'))
);
--> statement-breakpoint
CREATE TABLE "file_contents" (
	"hash" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"size" integer NOT NULL,
	"width" integer,
	"height" integer,
	"bytes" "bytea" NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "file_contents_kind_check" CHECK ("file_contents"."kind" in ('image', 'pdf'))
);
--> statement-breakpoint
CREATE TABLE "reflection_replies" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"reflection_id" uuid NOT NULL,
	"author_id" uuid,
	"quote" jsonb,
	"text" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"seen_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "artifact_comments" ADD CONSTRAINT "artifact_comments_artifact_id_artifacts_id_fk" FOREIGN KEY ("artifact_id") REFERENCES "public"."artifacts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "artifact_comments" ADD CONSTRAINT "artifact_comments_author_id_people_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "artifact_comments" ADD CONSTRAINT "artifact_comments_parent_id_artifact_comments_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."artifact_comments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "artifact_events" ADD CONSTRAINT "artifact_events_artifact_id_artifacts_id_fk" FOREIGN KEY ("artifact_id") REFERENCES "public"."artifacts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "artifact_events" ADD CONSTRAINT "artifact_events_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "artifact_files" ADD CONSTRAINT "artifact_files_artifact_id_artifacts_id_fk" FOREIGN KEY ("artifact_id") REFERENCES "public"."artifacts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "artifact_files" ADD CONSTRAINT "artifact_files_hash_file_contents_hash_fk" FOREIGN KEY ("hash") REFERENCES "public"."file_contents"("hash") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "artifact_files" ADD CONSTRAINT "artifact_files_added_by_people_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "artifact_owners" ADD CONSTRAINT "artifact_owners_artifact_id_artifacts_id_fk" FOREIGN KEY ("artifact_id") REFERENCES "public"."artifacts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "artifact_owners" ADD CONSTRAINT "artifact_owners_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "artifact_ratings" ADD CONSTRAINT "artifact_ratings_artifact_id_artifacts_id_fk" FOREIGN KEY ("artifact_id") REFERENCES "public"."artifacts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "artifact_ratings" ADD CONSTRAINT "artifact_ratings_author_id_people_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "artifact_versions" ADD CONSTRAINT "artifact_versions_artifact_id_artifacts_id_fk" FOREIGN KEY ("artifact_id") REFERENCES "public"."artifacts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "artifact_versions" ADD CONSTRAINT "artifact_versions_saved_by_people_id_fk" FOREIGN KEY ("saved_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "artifacts" ADD CONSTRAINT "artifacts_cohort_id_cohorts_id_fk" FOREIGN KEY ("cohort_id") REFERENCES "public"."cohorts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reflection_replies" ADD CONSTRAINT "reflection_replies_reflection_id_reflections_id_fk" FOREIGN KEY ("reflection_id") REFERENCES "public"."reflections"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reflection_replies" ADD CONSTRAINT "reflection_replies_author_id_people_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "artifact_comments_by_artifact" ON "artifact_comments" USING btree ("artifact_id","created_at","id");--> statement-breakpoint
CREATE INDEX "artifact_files_by_artifact" ON "artifact_files" USING btree ("artifact_id","added_at");--> statement-breakpoint
CREATE INDEX "artifact_files_by_hash" ON "artifact_files" USING btree ("hash");--> statement-breakpoint
CREATE INDEX "artifact_owners_by_person" ON "artifact_owners" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "artifacts_by_cohort" ON "artifacts" USING btree ("cohort_id","updated_at" DESC NULLS LAST,"id");--> statement-breakpoint
CREATE INDEX "artifacts_waiting" ON "artifacts" USING btree ("cohort_id","state_since") WHERE "artifacts"."state" in ('submitted', 'revised');--> statement-breakpoint
CREATE INDEX "reflection_replies_by_reflection" ON "reflection_replies" USING btree ("reflection_id","created_at","id");--> statement-breakpoint
CREATE INDEX "reflection_replies_by_author" ON "reflection_replies" USING btree ("author_id");--> statement-breakpoint
-- Photos and PDFs are compressed already: compressing them again would cost time and gain nothing.
ALTER TABLE "file_contents" ALTER COLUMN "bytes" SET STORAGE EXTERNAL;
