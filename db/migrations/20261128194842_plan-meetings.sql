CREATE TABLE "attendance_observations" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "attendance_observations_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"meeting_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"source" text NOT NULL,
	"state" text NOT NULL,
	"minutes" smallint,
	"late_minutes" smallint,
	"left_early_minutes" smallint,
	"happened_at" timestamp with time zone,
	"client_key" text NOT NULL,
	"replaces" bigint,
	"recorded_by" uuid,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "attendance_observations_source_check" CHECK ("attendance_observations"."source" in ('coach', 'code', 'file')),
	CONSTRAINT "attendance_observations_state_check" CHECK ("attendance_observations"."state" in ('present', 'late', 'left_early', 'absent', 'excused')),
	CONSTRAINT "attendance_observations_minutes_check" CHECK (coalesce("attendance_observations"."minutes", 0) >= 0 and coalesce("attendance_observations"."late_minutes", 0) >= 0 and coalesce("attendance_observations"."left_early_minutes", 0) >= 0)
);
--> statement-breakpoint
CREATE TABLE "booking_times" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"coach_id" uuid NOT NULL,
	"cohort_id" uuid NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"time_zone" text NOT NULL,
	"place" text,
	"link" text,
	"withdrawn_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "booking_times_order_check" CHECK ("booking_times"."ends_at" > "booking_times"."starts_at")
);
--> statement-breakpoint
CREATE TABLE "bookings" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"time_id" uuid NOT NULL,
	"meeting_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"booked_at" timestamp with time zone DEFAULT now() NOT NULL,
	"canceled_at" timestamp with time zone,
	"canceled_by" uuid,
	CONSTRAINT "bookings_meetingId_unique" UNIQUE("meeting_id")
);
--> statement-breakpoint
CREATE TABLE "calendar_feeds" (
	"person_id" uuid PRIMARY KEY NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_used_at" timestamp with time zone,
	CONSTRAINT "calendar_feeds_tokenHash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "facilitation_steps" (
	"meeting_id" uuid NOT NULL,
	"client_key" text NOT NULL,
	"taken_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "facilitation_steps_meeting_id_client_key_pk" PRIMARY KEY("meeting_id","client_key")
);
--> statement-breakpoint
CREATE TABLE "facilitation_turns" (
	"meeting_id" uuid NOT NULL,
	"round" smallint NOT NULL,
	"person_id" uuid NOT NULL,
	"spoken_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "facilitation_turns_meeting_id_round_person_id_pk" PRIMARY KEY("meeting_id","round","person_id")
);
--> statement-breakpoint
CREATE TABLE "facilitations" (
	"meeting_id" uuid PRIMARY KEY NOT NULL,
	"protocol_slug" text,
	"round" smallint DEFAULT 0 NOT NULL,
	"timer" text DEFAULT 'ready' NOT NULL,
	"started_at" timestamp with time zone,
	"elapsed_seconds" integer DEFAULT 0 NOT NULL,
	"extra_seconds" integer DEFAULT 0 NOT NULL,
	"facilitator_id" uuid,
	"revision" integer DEFAULT 0 NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "facilitations_timer_check" CHECK ("facilitations"."timer" in ('ready', 'running', 'paused'))
);
--> statement-breakpoint
CREATE TABLE "meeting_check_ins" (
	"meeting_id" uuid PRIMARY KEY NOT NULL,
	"sealed_secret" "bytea" NOT NULL,
	"opened_at" timestamp with time zone DEFAULT now() NOT NULL,
	"closes_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "meeting_invitations" (
	"meeting_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"role" text NOT NULL,
	"mailed_sequence" integer,
	"invited_at" timestamp with time zone DEFAULT now() NOT NULL,
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "meeting_invitations_meeting_id_person_id_pk" PRIMARY KEY("meeting_id","person_id"),
	CONSTRAINT "meeting_invitations_role_check" CHECK ("meeting_invitations"."role" in ('host', 'participant'))
);
--> statement-breakpoint
CREATE TABLE "meeting_notes" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"meeting_id" uuid NOT NULL,
	"author_id" uuid NOT NULL,
	"audience" text NOT NULL,
	"text" text NOT NULL,
	"client_key" text NOT NULL,
	"written_at" timestamp with time zone DEFAULT now() NOT NULL,
	"edited_at" timestamp with time zone,
	CONSTRAINT "meeting_notes_audience_check" CHECK ("meeting_notes"."audience" in ('cohort', 'author'))
);
--> statement-breakpoint
CREATE TABLE "meetings" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"cohort_id" uuid,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"agenda_key" text,
	"starts_at" timestamp with time zone NOT NULL,
	"minutes" smallint NOT NULL,
	"time_zone" text NOT NULL,
	"place" text,
	"link" text,
	"sequence" integer DEFAULT 0 NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"canceled_at" timestamp with time zone,
	"client_key" text,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "meetings_clientKey_unique" UNIQUE("client_key"),
	CONSTRAINT "meetings_kind_check" CHECK ("meetings"."kind" in ('session', 'one-to-one')),
	CONSTRAINT "meetings_minutes_check" CHECK ("meetings"."minutes" between 5 and 1440)
);
--> statement-breakpoint
CREATE TABLE "next_steps" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"cohort_id" uuid,
	"meeting_id" uuid,
	"text" text NOT NULL,
	"owner_id" uuid NOT NULL,
	"due_on" date,
	"done_at" timestamp with time zone,
	"client_key" text NOT NULL,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "attendance_observations" ADD CONSTRAINT "attendance_observations_meeting_id_meetings_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meetings"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance_observations" ADD CONSTRAINT "attendance_observations_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance_observations" ADD CONSTRAINT "attendance_observations_replaces_attendance_observations_id_fk" FOREIGN KEY ("replaces") REFERENCES "public"."attendance_observations"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance_observations" ADD CONSTRAINT "attendance_observations_recorded_by_people_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booking_times" ADD CONSTRAINT "booking_times_coach_id_people_id_fk" FOREIGN KEY ("coach_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booking_times" ADD CONSTRAINT "booking_times_cohort_id_cohorts_id_fk" FOREIGN KEY ("cohort_id") REFERENCES "public"."cohorts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_time_id_booking_times_id_fk" FOREIGN KEY ("time_id") REFERENCES "public"."booking_times"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_meeting_id_meetings_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meetings"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_canceled_by_people_id_fk" FOREIGN KEY ("canceled_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calendar_feeds" ADD CONSTRAINT "calendar_feeds_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "facilitation_steps" ADD CONSTRAINT "facilitation_steps_meeting_id_meetings_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meetings"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "facilitation_turns" ADD CONSTRAINT "facilitation_turns_meeting_id_meetings_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meetings"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "facilitation_turns" ADD CONSTRAINT "facilitation_turns_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "facilitations" ADD CONSTRAINT "facilitations_meeting_id_meetings_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meetings"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "facilitations" ADD CONSTRAINT "facilitations_facilitator_id_people_id_fk" FOREIGN KEY ("facilitator_id") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting_check_ins" ADD CONSTRAINT "meeting_check_ins_meeting_id_meetings_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meetings"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting_invitations" ADD CONSTRAINT "meeting_invitations_meeting_id_meetings_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meetings"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting_invitations" ADD CONSTRAINT "meeting_invitations_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting_notes" ADD CONSTRAINT "meeting_notes_meeting_id_meetings_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meetings"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting_notes" ADD CONSTRAINT "meeting_notes_author_id_people_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meetings" ADD CONSTRAINT "meetings_cohort_id_cohorts_id_fk" FOREIGN KEY ("cohort_id") REFERENCES "public"."cohorts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meetings" ADD CONSTRAINT "meetings_created_by_people_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "next_steps" ADD CONSTRAINT "next_steps_cohort_id_cohorts_id_fk" FOREIGN KEY ("cohort_id") REFERENCES "public"."cohorts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "next_steps" ADD CONSTRAINT "next_steps_meeting_id_meetings_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meetings"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "next_steps" ADD CONSTRAINT "next_steps_owner_id_people_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "next_steps" ADD CONSTRAINT "next_steps_created_by_people_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "attendance_observations_client_key" ON "attendance_observations" USING btree ("meeting_id","person_id","client_key");--> statement-breakpoint
CREATE INDEX "attendance_observations_by_person" ON "attendance_observations" USING btree ("person_id","meeting_id","id");--> statement-breakpoint
CREATE INDEX "attendance_observations_by_replaced" ON "attendance_observations" USING btree ("replaces");--> statement-breakpoint
CREATE INDEX "booking_times_by_cohort" ON "booking_times" USING btree ("cohort_id","starts_at");--> statement-breakpoint
CREATE INDEX "booking_times_by_coach" ON "booking_times" USING btree ("coach_id","starts_at");--> statement-breakpoint
CREATE UNIQUE INDEX "bookings_open_time_key" ON "bookings" USING btree ("time_id") WHERE "bookings"."canceled_at" is null;--> statement-breakpoint
CREATE INDEX "bookings_by_person" ON "bookings" USING btree ("person_id","starts_at");--> statement-breakpoint
CREATE INDEX "facilitation_turns_by_person" ON "facilitation_turns" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "meeting_invitations_by_person" ON "meeting_invitations" USING btree ("person_id","meeting_id");--> statement-breakpoint
CREATE UNIQUE INDEX "meeting_notes_client_key" ON "meeting_notes" USING btree ("author_id","client_key");--> statement-breakpoint
CREATE INDEX "meeting_notes_by_meeting" ON "meeting_notes" USING btree ("meeting_id","written_at","id");--> statement-breakpoint
CREATE INDEX "meetings_by_cohort" ON "meetings" USING btree ("cohort_id","starts_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "next_steps_client_key" ON "next_steps" USING btree ("owner_id","client_key");--> statement-breakpoint
CREATE INDEX "next_steps_by_meeting" ON "next_steps" USING btree ("meeting_id");--> statement-breakpoint
CREATE INDEX "next_steps_by_cohort" ON "next_steps" USING btree ("cohort_id","due_on");--> statement-breakpoint
CREATE INDEX "next_steps_open_by_owner" ON "next_steps" USING btree ("owner_id","due_on") WHERE "next_steps"."done_at" is null;--> statement-breakpoint
CREATE EXTENSION IF NOT EXISTS "btree_gist";--> statement-breakpoint
-- Nobody is in two one-to-ones at once, and a coach offers a moment once.
ALTER TABLE "booking_times" ADD CONSTRAINT "booking_times_coach_excl" EXCLUDE USING gist ("coach_id" WITH =, tstzrange("starts_at", "ends_at") WITH &&) WHERE ("withdrawn_at" IS NULL);--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_person_excl" EXCLUDE USING gist ("person_id" WITH =, tstzrange("starts_at", "ends_at") WITH &&) WHERE ("canceled_at" IS NULL);--> statement-breakpoint
-- Tells app/live that somebody's rights changed, so that their stream is checked at once. 150 ids fit a notification.
CREATE FUNCTION notify_rights_changed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE people_ids uuid[];
BEGIN
  SELECT array_agg(DISTINCT person_id) INTO people_ids FROM changed;
  IF people_ids IS NULL THEN RETURN NULL; END IF;
  IF cardinality(people_ids) > 150 THEN people_ids := NULL; END IF;
  PERFORM pg_notify('live', json_build_object('people', coalesce(to_json(people_ids), '"everybody"'))::text);
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER role_grants_changed AFTER UPDATE ON role_grants REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION notify_rights_changed();--> statement-breakpoint
CREATE TRIGGER role_grants_deleted AFTER DELETE ON role_grants REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION notify_rights_changed();--> statement-breakpoint
CREATE TRIGGER cohort_memberships_changed AFTER UPDATE ON cohort_memberships REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION notify_rights_changed();--> statement-breakpoint
CREATE TRIGGER cohort_memberships_deleted AFTER DELETE ON cohort_memberships REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION notify_rights_changed();--> statement-breakpoint
CREATE TRIGGER sessions_deleted AFTER DELETE ON sessions REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION notify_rights_changed();--> statement-breakpoint
CREATE TRIGGER meeting_invitations_withdrawn AFTER UPDATE ON meeting_invitations REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION notify_rights_changed();
