CREATE TABLE "discussion_tags" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"space_id" uuid NOT NULL,
	"name" text NOT NULL,
	"folded" text NOT NULL,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "discussion_tags_key" UNIQUE("folded","space_id")
);
--> statement-breakpoint
CREATE TABLE "topic_tags" (
	"topic_id" uuid NOT NULL,
	"tag_id" uuid NOT NULL,
	"place" smallint NOT NULL,
	CONSTRAINT "topic_tags_topic_id_tag_id_pk" PRIMARY KEY("topic_id","tag_id")
);
--> statement-breakpoint
ALTER TABLE "topic_events" DROP CONSTRAINT "topic_events_action_check";--> statement-breakpoint
ALTER TABLE "post_drafts" ADD COLUMN "tags" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "discussion_tags" ADD CONSTRAINT "discussion_tags_space_id_discussion_spaces_id_fk" FOREIGN KEY ("space_id") REFERENCES "public"."discussion_spaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "discussion_tags" ADD CONSTRAINT "discussion_tags_created_by_people_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "topic_tags" ADD CONSTRAINT "topic_tags_topic_id_discussion_topics_id_fk" FOREIGN KEY ("topic_id") REFERENCES "public"."discussion_topics"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "topic_tags" ADD CONSTRAINT "topic_tags_tag_id_discussion_tags_id_fk" FOREIGN KEY ("tag_id") REFERENCES "public"."discussion_tags"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX IF NOT EXISTS "discussion_tags_by_person" ON "discussion_tags" USING btree ("created_by");--> statement-breakpoint
CREATE INDEX IF NOT EXISTS "discussion_tags_by_space" ON "discussion_tags" USING btree ("space_id");--> statement-breakpoint
CREATE INDEX IF NOT EXISTS "topic_tags_by_tag" ON "topic_tags" USING btree ("tag_id","topic_id");--> statement-breakpoint
ALTER TABLE "topic_events" ADD CONSTRAINT "topic_events_action_check" CHECK ("topic_events"."action" in ('pin', 'lock', 'archive', 'move', 'widen', 'split', 'merge', 'accept', 'hide', 'restore', 'delete', 'rename', 'tag', 'next-round', 'undo'));