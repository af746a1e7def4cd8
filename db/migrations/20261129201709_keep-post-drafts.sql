CREATE TABLE "post_drafts" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"person_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"about_id" uuid NOT NULL,
	"subject" text DEFAULT '' NOT NULL,
	"title" text DEFAULT '' NOT NULL,
	"source" text DEFAULT '' NOT NULL,
	"translation" text DEFAULT '' NOT NULL,
	"language" text,
	"translation_language" text,
	"client_key" text NOT NULL,
	"writer" text NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "post_drafts_kind_check" CHECK ("post_drafts"."kind" in ('topic', 'reply', 'answer', 'edit'))
);
--> statement-breakpoint
ALTER TABLE "post_drafts" ADD CONSTRAINT "post_drafts_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "post_drafts_by_place" ON "post_drafts" USING btree ("person_id","kind","about_id");--> statement-breakpoint
CREATE INDEX "post_drafts_by_age" ON "post_drafts" USING btree ("updated_at");