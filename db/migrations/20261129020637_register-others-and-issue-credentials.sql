CREATE TABLE "credentials" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"code" text NOT NULL,
	"person_id" uuid NOT NULL,
	"run_id" uuid,
	"course_id" text,
	"name" text NOT NULL,
	"title" text NOT NULL,
	"language" text DEFAULT 'en' NOT NULL,
	"completed_on" date NOT NULL,
	"minutes" smallint NOT NULL,
	"status_index" integer GENERATED ALWAYS AS IDENTITY (sequence name "credentials_status_index_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"issued_at" timestamp with time zone DEFAULT now() NOT NULL,
	"renamed_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	"revoked_reason" text,
	"revoked_by" uuid,
	CONSTRAINT "credentials_code_unique" UNIQUE("code"),
	CONSTRAINT "credentials_for_check" CHECK (("credentials"."run_id" is null) <> ("credentials"."course_id" is null))
);
--> statement-breakpoint
CREATE TABLE "signing_keys" (
	"kid" text PRIMARY KEY NOT NULL,
	"public_jwk" jsonb NOT NULL,
	"sealed_private_jwk" "bytea" NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"retired_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "credit_purges" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"before" date NOT NULL,
	"entries" integer NOT NULL,
	"holders" integer NOT NULL,
	"registrations" integer NOT NULL,
	"purged_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "records_holds" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"run_id" uuid,
	"reason" text NOT NULL,
	"placed_by" uuid,
	"placed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"lifted_by" uuid,
	"lifted_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "organization_training_settings" (
	"organization_id" uuid PRIMARY KEY NOT NULL,
	"asks_approval" boolean NOT NULL,
	"changed_by" uuid,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "training_door_attendance" (
	"registration_id" uuid NOT NULL,
	"meeting_id" uuid NOT NULL,
	"minutes" smallint NOT NULL,
	"recorded_by" uuid,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "training_door_attendance_registration_id_meeting_id_pk" PRIMARY KEY("registration_id","meeting_id")
);
--> statement-breakpoint
CREATE TABLE "training_invitations" (
	"run_id" uuid NOT NULL,
	"email" text NOT NULL,
	"invited_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "training_invitations_run_id_email_pk" PRIMARY KEY("run_id","email")
);
--> statement-breakpoint
ALTER TABLE "training_registrations" ADD COLUMN "terms_accepted_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "training_registrations" ADD COLUMN "approval" text;--> statement-breakpoint
ALTER TABLE "training_registrations" ADD COLUMN "approval_by" uuid;--> statement-breakpoint
ALTER TABLE "training_registrations" ADD COLUMN "approval_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "training_registrations" ADD COLUMN "reminded_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "training_runs" ADD COLUMN "terms" text;--> statement-breakpoint
ALTER TABLE "credentials" ADD CONSTRAINT "credentials_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credentials" ADD CONSTRAINT "credentials_run_id_training_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."training_runs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credentials" ADD CONSTRAINT "credentials_revoked_by_people_id_fk" FOREIGN KEY ("revoked_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "records_holds" ADD CONSTRAINT "records_holds_run_id_training_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."training_runs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "records_holds" ADD CONSTRAINT "records_holds_placed_by_people_id_fk" FOREIGN KEY ("placed_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "records_holds" ADD CONSTRAINT "records_holds_lifted_by_people_id_fk" FOREIGN KEY ("lifted_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organization_training_settings" ADD CONSTRAINT "organization_training_settings_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organization_training_settings" ADD CONSTRAINT "organization_training_settings_changed_by_people_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "training_door_attendance" ADD CONSTRAINT "training_door_attendance_registration_id_training_registrations_id_fk" FOREIGN KEY ("registration_id") REFERENCES "public"."training_registrations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "training_door_attendance" ADD CONSTRAINT "training_door_attendance_meeting_id_meetings_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meetings"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "training_door_attendance" ADD CONSTRAINT "training_door_attendance_recorded_by_people_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "training_invitations" ADD CONSTRAINT "training_invitations_run_id_training_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."training_runs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "training_invitations" ADD CONSTRAINT "training_invitations_invited_by_people_id_fk" FOREIGN KEY ("invited_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "credentials_by_run" ON "credentials" USING btree ("person_id","run_id");--> statement-breakpoint
CREATE UNIQUE INDEX "credentials_by_course" ON "credentials" USING btree ("person_id","course_id");--> statement-breakpoint
CREATE UNIQUE INDEX "credentials_by_status" ON "credentials" USING btree ("status_index");--> statement-breakpoint
CREATE INDEX "credentials_of_run" ON "credentials" USING btree ("run_id");--> statement-breakpoint
CREATE INDEX "credit_purges_by_time" ON "credit_purges" USING btree ("purged_at");--> statement-breakpoint
CREATE INDEX "records_holds_open" ON "records_holds" USING btree ("run_id") WHERE "records_holds"."lifted_at" is null;--> statement-breakpoint
CREATE INDEX "training_door_attendance_by_meeting" ON "training_door_attendance" USING btree ("meeting_id");--> statement-breakpoint
ALTER TABLE "training_registrations" ADD CONSTRAINT "training_registrations_approval_by_people_id_fk" FOREIGN KEY ("approval_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "training_registrations_walk_in_once" ON "training_registrations" USING btree ("run_id",lower("walk_in_email")) WHERE "training_registrations"."person_id" is null;--> statement-breakpoint
CREATE INDEX "training_registrations_by_walk_in" ON "training_registrations" USING btree (lower("walk_in_email")) WHERE "training_registrations"."person_id" is null;--> statement-breakpoint
CREATE INDEX "training_registrations_to_approve" ON "training_registrations" USING btree ("organization_id","run_id") WHERE "training_registrations"."approval" = 'asked';--> statement-breakpoint
ALTER TABLE "training_registrations" ADD CONSTRAINT "training_registrations_approval_check" CHECK ("training_registrations"."approval" in ('asked', 'approved', 'refused'));--> statement-breakpoint
ALTER TABLE "training_registrations" ADD CONSTRAINT "training_registrations_who_check" CHECK ("training_registrations"."person_id" is not null or ("training_registrations"."walk_in_name" is not null and "training_registrations"."walk_in_email" is not null));