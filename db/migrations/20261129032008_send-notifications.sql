CREATE TABLE "mail_stops" (
	"person_id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"reason" text NOT NULL,
	"code" text,
	"stopped_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "mail_stops_reason_check" CHECK ("mail_stops"."reason" in ('bounced', 'complained'))
);
--> statement-breakpoint
CREATE TABLE "notification_settings" (
	"person_id" uuid PRIMARY KEY NOT NULL,
	"digest_every" text NOT NULL,
	"digest_weekday" smallint NOT NULL,
	"digest_hour" smallint NOT NULL,
	"quiet_from" smallint,
	"quiet_until" smallint,
	"has_words" boolean NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "notification_settings_digest_check" CHECK ("notification_settings"."digest_every" in ('day', 'week', 'never')),
	CONSTRAINT "notification_settings_weekday_check" CHECK ("notification_settings"."digest_weekday" between 1 and 7),
	CONSTRAINT "notification_settings_hour_check" CHECK ("notification_settings"."digest_hour" between 0 and 23),
	CONSTRAINT "notification_settings_quiet_check" CHECK ("notification_settings"."quiet_from" between 0 and 23 and "notification_settings"."quiet_until" between 0 and 23
        or ("notification_settings"."quiet_from" is null and "notification_settings"."quiet_until" is null))
);
--> statement-breakpoint
CREATE TABLE "notifications" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"person_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"actor_id" uuid,
	"place" text NOT NULL,
	"path" text NOT NULL,
	"subject_id" uuid,
	"thread" text,
	"count" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"read_at" timestamp with time zone,
	"mail" text NOT NULL,
	"mail_since" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "notifications_kind_check" CHECK ("notifications"."kind" in ('mention', 'answer', 'watched_post', 'space_invitation', 'announcement', 'work_returned', 'work_accepted', 'work_handed_in', 'reflection_answered', 'learning_assigned', 'learning_due', 'instrument_asked', 'session_invitation', 'session_change', 'session_cancellation', 'training_registered_by', 'training_approval', 'training_reminder', 'training_offered', 'training_offer_lapsed', 'training_canceled', 'cohort_handed_over', 'join_request', 'request_answered', 'thread_message', 'cycle_invitation', 'nudge', 'reflections_shared')),
	CONSTRAINT "notifications_mail_check" CHECK ("notifications"."mail" in ('held', 'digest', 'none', 'done'))
);
--> statement-breakpoint
ALTER TABLE "notification_choices" DROP CONSTRAINT "notification_choices_topic_check";--> statement-breakpoint
ALTER TABLE "notification_choices" ALTER COLUMN "is_wanted" SET DEFAULT true;--> statement-breakpoint
ALTER TABLE "notification_choices" ADD COLUMN "channel" text DEFAULT 'now' NOT NULL;--> statement-breakpoint
ALTER TABLE "mail_stops" ADD CONSTRAINT "mail_stops_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notification_settings" ADD CONSTRAINT "notification_settings_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_actor_id_people_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "notifications_subject_key" ON "notifications" USING btree ("person_id","kind","subject_id");--> statement-breakpoint
CREATE INDEX "notifications_by_person" ON "notifications" USING btree ("person_id","created_at" DESC NULLS LAST,"id");--> statement-breakpoint
CREATE INDEX "notifications_unread" ON "notifications" USING btree ("person_id") WHERE "notifications"."read_at" is null;--> statement-breakpoint
CREATE INDEX "notifications_waiting" ON "notifications" USING btree ("mail","person_id") WHERE "notifications"."mail" in ('held', 'digest');--> statement-breakpoint
CREATE INDEX "notifications_by_age" ON "notifications" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "notifications_by_actor" ON "notifications" USING btree ("actor_id");--> statement-breakpoint
ALTER TABLE "notification_choices" ADD CONSTRAINT "notification_choices_channel_check" CHECK ("notification_choices"."channel" in ('none', 'app', 'digest', 'now'));--> statement-breakpoint
ALTER TABLE "notification_choices" ADD CONSTRAINT "notification_choices_topic_check" CHECK ("notification_choices"."topic" in ('mentions', 'discussions', 'announcements', 'feedback', 'assigned', 'instruments', 'sessions', 'trainings', 'coaching', 'nudges', 'shared_reflections'));--> statement-breakpoint
UPDATE "notification_choices" SET "channel" = CASE WHEN NOT "is_wanted" THEN 'app' WHEN "topic" = 'discussions' THEN 'digest' ELSE 'now' END;--> statement-breakpoint
INSERT INTO "notification_choices" ("person_id", "topic", "channel", "chosen_at")
  SELECT "person_id", 'mentions', "channel", "chosen_at" FROM "notification_choices" WHERE "topic" = 'discussions' ON CONFLICT DO NOTHING;--> statement-breakpoint
UPDATE "mails" SET "state" = 'dropped', "sealed_data" = NULL, "settled_at" = now()
  WHERE "state" = 'waiting' AND "template" IN ('discussion_digest', 'shared_reflections', 'artifact_answered', 'artifact_handed_in', 'reflection_answered', 'instrument_asked');
