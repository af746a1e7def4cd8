CREATE TABLE "lesson_bookmarks" (
	"person_id" uuid NOT NULL,
	"lesson_id" text NOT NULL,
	"course_id" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "lesson_bookmarks_person_id_lesson_id_pk" PRIMARY KEY("person_id","lesson_id")
);
--> statement-breakpoint
CREATE TABLE "lesson_notes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"course_id" text NOT NULL,
	"lesson_id" text NOT NULL,
	"quote_version" text,
	"quote_exact" text,
	"quote_prefix" text,
	"quote_suffix" text,
	"quote_start" integer,
	"words" text DEFAULT '' NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp with time zone,
	CONSTRAINT "lesson_notes_quote_check" CHECK (num_nulls("lesson_notes"."quote_version", "lesson_notes"."quote_exact", "lesson_notes"."quote_prefix", "lesson_notes"."quote_suffix", "lesson_notes"."quote_start") in (0, 5)),
	CONSTRAINT "lesson_notes_content_check" CHECK ("lesson_notes"."quote_exact" is not null or "lesson_notes"."words" <> '')
);
--> statement-breakpoint
ALTER TABLE "lesson_bookmarks" ADD CONSTRAINT "lesson_bookmarks_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_notes" ADD CONSTRAINT "lesson_notes_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "lesson_notes_by_lesson" ON "lesson_notes" USING btree ("person_id","lesson_id");--> statement-breakpoint
CREATE INDEX "lesson_notes_deleted" ON "lesson_notes" USING btree ("deleted_at") WHERE "lesson_notes"."deleted_at" is not null;