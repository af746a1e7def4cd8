CREATE TABLE "space_events" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "space_events_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"space_id" uuid NOT NULL,
	"action" text NOT NULL,
	"by_id" uuid,
	"happened_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "space_events_action_check" CHECK ("space_events"."action" in ('archive', 'reopen'))
);
--> statement-breakpoint
ALTER TABLE "space_events" ADD CONSTRAINT "space_events_space_id_discussion_spaces_id_fk" FOREIGN KEY ("space_id") REFERENCES "public"."discussion_spaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "space_events" ADD CONSTRAINT "space_events_by_id_people_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX IF NOT EXISTS "space_events_by_space" ON "space_events" USING btree ("space_id","id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX IF NOT EXISTS "space_events_by_person" ON "space_events" USING btree ("by_id");