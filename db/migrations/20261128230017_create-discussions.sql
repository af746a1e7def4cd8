CREATE TABLE "discussion_posts" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"run_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"parent_id" uuid,
	"thread_at" timestamp with time zone DEFAULT now() NOT NULL,
	"author_id" uuid,
	"source" text NOT NULL,
	"html" text NOT NULL,
	"renderer" smallint NOT NULL,
	"language" text,
	"translation" text,
	"translation_html" text,
	"translation_language" text,
	"round" smallint,
	"is_by_mail" boolean DEFAULT false NOT NULL,
	"has_child_data" boolean DEFAULT false NOT NULL,
	"client_key" text,
	"revision" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"edited_at" timestamp with time zone,
	"deleted_at" timestamp with time zone,
	"hidden_at" timestamp with time zone,
	"words" "tsvector" GENERATED ALWAYS AS (to_tsvector('simple', search_fold("discussion_posts"."source"))) STORED,
	CONSTRAINT "discussion_posts_clientKey_unique" UNIQUE("client_key")
);
--> statement-breakpoint
CREATE TABLE "discussion_runs" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"topic_id" uuid NOT NULL,
	"space_id" uuid NOT NULL,
	"audience" uuid[] NOT NULL,
	"last_number" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "discussion_spaces" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"kind" text NOT NULL,
	"cohort_id" uuid,
	"program_slug" text,
	"title" text NOT NULL,
	"purpose" text DEFAULT '' NOT NULL,
	"agreements" text DEFAULT '' NOT NULL,
	"agreements_version" integer DEFAULT 1 NOT NULL,
	"has_coach_view" boolean DEFAULT false NOT NULL,
	"archived_at" timestamp with time zone,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "discussion_spaces_kind_check" CHECK ("discussion_spaces"."kind" in ('community', 'program', 'cohort', 'invited')),
	CONSTRAINT "discussion_spaces_cohort_check" CHECK (("discussion_spaces"."kind" = 'cohort') = ("discussion_spaces"."cohort_id" is not null)),
	CONSTRAINT "discussion_spaces_program_check" CHECK (("discussion_spaces"."kind" = 'program') = ("discussion_spaces"."program_slug" is not null))
);
--> statement-breakpoint
CREATE TABLE "discussion_topics" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"space_id" uuid NOT NULL,
	"audience" uuid[] NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"author_id" uuid,
	"client_key" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_post_at" timestamp with time zone DEFAULT now() NOT NULL,
	"pinned_at" timestamp with time zone,
	"locked_at" timestamp with time zone,
	"archived_at" timestamp with time zone,
	"merged_into_id" uuid,
	"accepted_post_id" uuid,
	"about_kind" text,
	"about_id" text,
	"due_on" date,
	"answers_due_on" date,
	"answers_wanted" smallint,
	"protocol_key" text,
	"round" smallint,
	CONSTRAINT "discussion_topics_clientKey_unique" UNIQUE("client_key"),
	CONSTRAINT "discussion_topics_kind_check" CHECK ("discussion_topics"."kind" in ('discussion', 'question', 'post-first', 'check-in', 'protocol'))
);
--> statement-breakpoint
CREATE TABLE "post_images" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"post_id" uuid NOT NULL,
	"hash" text NOT NULL,
	"description" text NOT NULL,
	"added_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "post_mentions" (
	"post_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	CONSTRAINT "post_mentions_post_id_person_id_pk" PRIMARY KEY("post_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "post_reactions" (
	"post_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "post_reactions_post_id_person_id_kind_pk" PRIMARY KEY("post_id","person_id","kind"),
	CONSTRAINT "post_reactions_kind_check" CHECK ("post_reactions"."kind" in ('thanks', 'agree', 'same-here', 'made-me-think'))
);
--> statement-breakpoint
CREATE TABLE "post_reports" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"post_id" uuid NOT NULL,
	"reporter_id" uuid,
	"reason" text NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"closed_at" timestamp with time zone,
	"closed_by" uuid,
	"outcome" text,
	CONSTRAINT "post_reports_reason_check" CHECK ("post_reports"."reason" in ('child-data', 'unkind', 'private', 'spam', 'other')),
	CONSTRAINT "post_reports_outcome_check" CHECK ("post_reports"."outcome" in ('hidden', 'kept', 'warned', 'paused'))
);
--> statement-breakpoint
CREATE TABLE "post_versions" (
	"post_id" uuid NOT NULL,
	"revision" integer NOT NULL,
	"source" text NOT NULL,
	"translation" text,
	"saved_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "post_versions_post_id_revision_pk" PRIMARY KEY("post_id","revision")
);
--> statement-breakpoint
CREATE TABLE "run_marks" (
	"person_id" uuid NOT NULL,
	"run_id" uuid NOT NULL,
	"read_to" integer DEFAULT 0 NOT NULL,
	"read" "int4multirange" DEFAULT '{}' NOT NULL,
	"unread" "int4multirange" DEFAULT '{}' NOT NULL,
	CONSTRAINT "run_marks_person_id_run_id_pk" PRIMARY KEY("person_id","run_id")
);
--> statement-breakpoint
CREATE TABLE "space_notices" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"space_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"post_id" uuid,
	"reason" text NOT NULL,
	"by_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ends_at" timestamp with time zone,
	CONSTRAINT "space_notices_kind_check" CHECK ("space_notices"."kind" in ('warning', 'pause'))
);
--> statement-breakpoint
CREATE TABLE "space_people" (
	"space_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"role" text NOT NULL,
	"added_by" uuid,
	"since" timestamp with time zone DEFAULT now() NOT NULL,
	"left_at" timestamp with time zone,
	CONSTRAINT "space_people_space_id_person_id_pk" PRIMARY KEY("space_id","person_id"),
	CONSTRAINT "space_people_role_check" CHECK ("space_people"."role" in ('member', 'facilitator'))
);
--> statement-breakpoint
CREATE TABLE "space_readers" (
	"space_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"counted_from" timestamp with time zone DEFAULT now() NOT NULL,
	"level" text DEFAULT 'normal' NOT NULL,
	"agreed_version" integer,
	"agreed_at" timestamp with time zone,
	CONSTRAINT "space_readers_space_id_person_id_pk" PRIMARY KEY("space_id","person_id"),
	CONSTRAINT "space_readers_level_check" CHECK ("space_readers"."level" in ('muted', 'normal', 'following', 'watching'))
);
--> statement-breakpoint
CREATE TABLE "topic_events" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "topic_events_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"topic_id" uuid NOT NULL,
	"post_id" uuid,
	"action" text NOT NULL,
	"by_id" uuid,
	"detail" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"happened_at" timestamp with time zone DEFAULT now() NOT NULL,
	"undone_at" timestamp with time zone,
	CONSTRAINT "topic_events_action_check" CHECK ("topic_events"."action" in ('pin', 'lock', 'archive', 'move', 'split', 'merge', 'accept', 'hide', 'restore', 'delete', 'rename', 'next-round', 'undo'))
);
--> statement-breakpoint
CREATE TABLE "topic_readers" (
	"topic_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"level" text NOT NULL,
	CONSTRAINT "topic_readers_topic_id_person_id_pk" PRIMARY KEY("topic_id","person_id"),
	CONSTRAINT "topic_readers_level_check" CHECK ("topic_readers"."level" in ('muted', 'normal', 'following', 'watching'))
);
--> statement-breakpoint
ALTER TABLE "discussion_posts" ADD CONSTRAINT "discussion_posts_run_id_discussion_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."discussion_runs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "discussion_posts" ADD CONSTRAINT "discussion_posts_parent_id_discussion_posts_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."discussion_posts"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "discussion_posts" ADD CONSTRAINT "discussion_posts_author_id_people_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "discussion_runs" ADD CONSTRAINT "discussion_runs_topic_id_discussion_topics_id_fk" FOREIGN KEY ("topic_id") REFERENCES "public"."discussion_topics"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "discussion_runs" ADD CONSTRAINT "discussion_runs_space_id_discussion_spaces_id_fk" FOREIGN KEY ("space_id") REFERENCES "public"."discussion_spaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "discussion_spaces" ADD CONSTRAINT "discussion_spaces_cohort_id_cohorts_id_fk" FOREIGN KEY ("cohort_id") REFERENCES "public"."cohorts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "discussion_spaces" ADD CONSTRAINT "discussion_spaces_created_by_people_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "discussion_topics" ADD CONSTRAINT "discussion_topics_space_id_discussion_spaces_id_fk" FOREIGN KEY ("space_id") REFERENCES "public"."discussion_spaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "discussion_topics" ADD CONSTRAINT "discussion_topics_author_id_people_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "discussion_topics" ADD CONSTRAINT "discussion_topics_merged_into_id_discussion_topics_id_fk" FOREIGN KEY ("merged_into_id") REFERENCES "public"."discussion_topics"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post_images" ADD CONSTRAINT "post_images_post_id_discussion_posts_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."discussion_posts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post_images" ADD CONSTRAINT "post_images_hash_file_contents_hash_fk" FOREIGN KEY ("hash") REFERENCES "public"."file_contents"("hash") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post_mentions" ADD CONSTRAINT "post_mentions_post_id_discussion_posts_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."discussion_posts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post_mentions" ADD CONSTRAINT "post_mentions_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post_reactions" ADD CONSTRAINT "post_reactions_post_id_discussion_posts_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."discussion_posts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post_reactions" ADD CONSTRAINT "post_reactions_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post_reports" ADD CONSTRAINT "post_reports_post_id_discussion_posts_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."discussion_posts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post_reports" ADD CONSTRAINT "post_reports_reporter_id_people_id_fk" FOREIGN KEY ("reporter_id") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post_reports" ADD CONSTRAINT "post_reports_closed_by_people_id_fk" FOREIGN KEY ("closed_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post_versions" ADD CONSTRAINT "post_versions_post_id_discussion_posts_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."discussion_posts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run_marks" ADD CONSTRAINT "run_marks_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run_marks" ADD CONSTRAINT "run_marks_run_id_discussion_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."discussion_runs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "space_notices" ADD CONSTRAINT "space_notices_space_id_discussion_spaces_id_fk" FOREIGN KEY ("space_id") REFERENCES "public"."discussion_spaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "space_notices" ADD CONSTRAINT "space_notices_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "space_notices" ADD CONSTRAINT "space_notices_by_id_people_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "space_people" ADD CONSTRAINT "space_people_space_id_discussion_spaces_id_fk" FOREIGN KEY ("space_id") REFERENCES "public"."discussion_spaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "space_people" ADD CONSTRAINT "space_people_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "space_people" ADD CONSTRAINT "space_people_added_by_people_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "space_readers" ADD CONSTRAINT "space_readers_space_id_discussion_spaces_id_fk" FOREIGN KEY ("space_id") REFERENCES "public"."discussion_spaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "space_readers" ADD CONSTRAINT "space_readers_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "topic_events" ADD CONSTRAINT "topic_events_topic_id_discussion_topics_id_fk" FOREIGN KEY ("topic_id") REFERENCES "public"."discussion_topics"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "topic_events" ADD CONSTRAINT "topic_events_by_id_people_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "topic_readers" ADD CONSTRAINT "topic_readers_topic_id_discussion_topics_id_fk" FOREIGN KEY ("topic_id") REFERENCES "public"."discussion_topics"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "topic_readers" ADD CONSTRAINT "topic_readers_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "discussion_posts_number_key" ON "discussion_posts" USING btree ("run_id","number");--> statement-breakpoint
CREATE INDEX "discussion_posts_in_order" ON "discussion_posts" USING btree ("run_id","thread_at",coalesce("parent_id", "id"),("parent_id" is not null),"created_at","id");--> statement-breakpoint
CREATE INDEX "discussion_posts_by_parent" ON "discussion_posts" USING btree ("parent_id") WHERE "discussion_posts"."parent_id" is not null;--> statement-breakpoint
CREATE INDEX "discussion_posts_by_author" ON "discussion_posts" USING btree ("author_id","created_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "discussion_posts_by_words" ON "discussion_posts" USING gin ("words");--> statement-breakpoint
CREATE INDEX "discussion_runs_by_topic" ON "discussion_runs" USING btree ("topic_id");--> statement-breakpoint
CREATE INDEX "discussion_runs_by_space" ON "discussion_runs" USING btree ("space_id");--> statement-breakpoint
CREATE UNIQUE INDEX "discussion_spaces_cohort_key" ON "discussion_spaces" USING btree ("cohort_id");--> statement-breakpoint
CREATE UNIQUE INDEX "discussion_spaces_program_key" ON "discussion_spaces" USING btree ("program_slug");--> statement-breakpoint
CREATE INDEX "discussion_topics_by_space" ON "discussion_topics" USING btree ("space_id",("pinned_at" is not null) desc,"last_post_at" DESC NULLS LAST,"id");--> statement-breakpoint
CREATE INDEX "discussion_topics_about" ON "discussion_topics" USING btree ("about_kind","about_id") WHERE "discussion_topics"."about_id" is not null;--> statement-breakpoint
CREATE INDEX "discussion_topics_merged" ON "discussion_topics" USING btree ("merged_into_id") WHERE "discussion_topics"."merged_into_id" is not null;--> statement-breakpoint
CREATE INDEX "discussion_topics_by_words" ON "discussion_topics" USING gin (search_fold("title") gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "post_images_by_post" ON "post_images" USING btree ("post_id");--> statement-breakpoint
CREATE INDEX "post_images_by_hash" ON "post_images" USING btree ("hash");--> statement-breakpoint
CREATE INDEX "post_mentions_by_person" ON "post_mentions" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "post_reactions_by_person" ON "post_reactions" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "post_reports_open_key" ON "post_reports" USING btree ("post_id","reporter_id") WHERE "post_reports"."closed_at" is null;--> statement-breakpoint
CREATE INDEX "post_reports_by_reporter" ON "post_reports" USING btree ("reporter_id");--> statement-breakpoint
CREATE INDEX "post_reports_open" ON "post_reports" USING btree ("created_at") WHERE "post_reports"."closed_at" is null;--> statement-breakpoint
CREATE INDEX "run_marks_by_run" ON "run_marks" USING btree ("run_id");--> statement-breakpoint
CREATE INDEX "space_notices_by_person" ON "space_notices" USING btree ("person_id","space_id","created_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "space_notices_by_space" ON "space_notices" USING btree ("space_id","created_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "space_people_by_person" ON "space_people" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "space_readers_by_person" ON "space_readers" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "topic_events_by_topic" ON "topic_events" USING btree ("topic_id","id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "topic_events_by_post" ON "topic_events" USING btree ("post_id") WHERE "topic_events"."post_id" is not null;--> statement-breakpoint
CREATE INDEX "topic_readers_by_person" ON "topic_readers" USING btree ("person_id");