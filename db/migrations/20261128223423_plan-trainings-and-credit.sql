CREATE TABLE "credit_entries" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "credit_entries_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"holder_id" uuid NOT NULL,
	"run_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"minutes" smallint NOT NULL,
	"offered_minutes" smallint NOT NULL,
	"rule" text NOT NULL,
	"designations" text[] NOT NULL,
	"earned_on" date NOT NULL,
	"corrects" bigint,
	"reason" text,
	"reference" text,
	"client_key" text NOT NULL,
	"recorded_by" uuid,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "credit_entries_kind_check" CHECK ("credit_entries"."kind" in ('earned', 'claimed', 'awarded', 'corrected')),
	CONSTRAINT "credit_entries_rule_check" CHECK ("credit_entries"."rule" in ('half_hours_down')),
	CONSTRAINT "credit_entries_minutes_check" CHECK ("credit_entries"."minutes" between 0 and "credit_entries"."offered_minutes"),
	CONSTRAINT "credit_entries_corrects_check" CHECK (("credit_entries"."kind" = 'corrected') = ("credit_entries"."corrects" is not null))
);
--> statement-breakpoint
CREATE TABLE "credit_holders" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"person_id" uuid,
	"legal_name" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "training_held_seats" (
	"run_id" uuid NOT NULL,
	"organization_id" uuid NOT NULL,
	"seats" smallint NOT NULL,
	"release_at" timestamp with time zone NOT NULL,
	CONSTRAINT "training_held_seats_run_id_organization_id_pk" PRIMARY KEY("run_id","organization_id"),
	CONSTRAINT "training_held_seats_check" CHECK ("training_held_seats"."seats" > 0)
);
--> statement-breakpoint
CREATE TABLE "training_need_counts" (
	"run_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"asked" smallint NOT NULL,
	"met" smallint NOT NULL,
	CONSTRAINT "training_need_counts_run_id_kind_pk" PRIMARY KEY("run_id","kind"),
	CONSTRAINT "training_need_counts_kind_check" CHECK ("training_need_counts"."kind" in ('access', 'food', 'language', 'child_care'))
);
--> statement-breakpoint
CREATE TABLE "training_needs" (
	"registration_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"text" text NOT NULL,
	"is_met" boolean,
	CONSTRAINT "training_needs_registration_id_kind_pk" PRIMARY KEY("registration_id","kind"),
	CONSTRAINT "training_needs_kind_check" CHECK ("training_needs"."kind" in ('access', 'food', 'language', 'child_care'))
);
--> statement-breakpoint
CREATE TABLE "training_registration_events" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "training_registration_events_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"registration_id" uuid NOT NULL,
	"state" text NOT NULL,
	"by" uuid,
	"reason" text,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "training_registrations" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"run_id" uuid NOT NULL,
	"person_id" uuid,
	"walk_in_name" text,
	"walk_in_email" text,
	"organization_id" uuid,
	"state" text NOT NULL,
	"queued_at" timestamp with time zone,
	"offer_ends_at" timestamp with time zone,
	"credit" text DEFAULT 'none' NOT NULL,
	"legal_name" text,
	"pdenroller_email" text,
	"certificate_number" text,
	"stars_id" text,
	"signature" text,
	"claimed_minutes" smallint,
	"signed_at" timestamp with time zone,
	"registered_by" uuid,
	"state_since" timestamp with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "training_registrations_state_check" CHECK ("training_registrations"."state" in ('registered', 'waitlisted', 'offered', 'declined', 'lapsed', 'canceled', 'run_canceled', 'attended', 'attended_partly', 'no_show')),
	CONSTRAINT "training_registrations_credit_check" CHECK ("training_registrations"."credit" in ('none', 'clock_hours', 'stars')),
	CONSTRAINT "training_registrations_offer_check" CHECK (("training_registrations"."state" = 'offered') = ("training_registrations"."offer_ends_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "training_run_designations" (
	"run_id" uuid NOT NULL,
	"designation" text NOT NULL,
	"authority" text NOT NULL,
	"approved_by" uuid,
	"approved_on" date NOT NULL,
	CONSTRAINT "training_run_designations_run_id_designation_pk" PRIMARY KEY("run_id","designation"),
	CONSTRAINT "training_run_designations_check" CHECK ("training_run_designations"."designation" in ('general', 'equity', 'leadership', 'government_to_government', 'stem', 'suicide_prevention', 'para_fundamental', 'para_subject_matter', 'stars'))
);
--> statement-breakpoint
CREATE TABLE "training_run_facilitators" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"run_id" uuid NOT NULL,
	"person_id" uuid,
	"name" text NOT NULL,
	"qualification" text NOT NULL,
	"position" smallint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "training_runs" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"offering_kind" text NOT NULL,
	"offering_slug" text NOT NULL,
	"title" text NOT NULL,
	"summary" text DEFAULT '' NOT NULL,
	"format" text NOT NULL,
	"time_zone" text NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"place" text,
	"link" text,
	"capacity" smallint NOT NULL,
	"minimum" smallint,
	"opens_at" timestamp with time zone,
	"closes_at" timestamp with time zone,
	"cancel_by" timestamp with time zone,
	"offer_minutes" integer DEFAULT 1440 NOT NULL,
	"offer_rule" text DEFAULT 'order' NOT NULL,
	"languages" text[] DEFAULT '{"en"}' NOT NULL,
	"interpreters" text,
	"accommodations" text,
	"audience" text,
	"cost" text,
	"stipend" text,
	"parking" text,
	"child_care" text,
	"proposal_number" text,
	"applied_on" date,
	"approved_on" date,
	"approved_minutes" smallint,
	"claim_code" text,
	"published_at" timestamp with time zone,
	"canceled_at" timestamp with time zone,
	"cancel_reason" text,
	"closed_at" timestamp with time zone,
	"repeat_of" uuid,
	"client_key" text,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "training_runs_clientKey_unique" UNIQUE("client_key"),
	CONSTRAINT "training_runs_offering_kind_check" CHECK ("training_runs"."offering_kind" in ('training', 'course')),
	CONSTRAINT "training_runs_format_check" CHECK ("training_runs"."format" in ('in_person', 'online', 'hybrid', 'self_paced')),
	CONSTRAINT "training_runs_offer_rule_check" CHECK ("training_runs"."offer_rule" in ('order', 'organizations')),
	CONSTRAINT "training_runs_capacity_check" CHECK ("training_runs"."capacity" between 0 and 2000),
	CONSTRAINT "training_runs_dates_check" CHECK ("training_runs"."ends_at" > "training_runs"."starts_at"),
	CONSTRAINT "training_runs_approval_check" CHECK (("training_runs"."approved_on" is null) = ("training_runs"."approved_minutes" is null))
);
--> statement-breakpoint
ALTER TABLE "meetings" DROP CONSTRAINT "meetings_kind_check";--> statement-breakpoint
ALTER TABLE "meetings" ADD COLUMN "training_run_id" uuid;--> statement-breakpoint
ALTER TABLE "meetings" ADD COLUMN "break_minutes" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "credit_entries" ADD CONSTRAINT "credit_entries_holder_id_credit_holders_id_fk" FOREIGN KEY ("holder_id") REFERENCES "public"."credit_holders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credit_entries" ADD CONSTRAINT "credit_entries_run_id_training_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."training_runs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credit_entries" ADD CONSTRAINT "credit_entries_corrects_credit_entries_id_fk" FOREIGN KEY ("corrects") REFERENCES "public"."credit_entries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credit_entries" ADD CONSTRAINT "credit_entries_recorded_by_people_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credit_holders" ADD CONSTRAINT "credit_holders_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "training_held_seats" ADD CONSTRAINT "training_held_seats_run_id_training_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."training_runs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "training_held_seats" ADD CONSTRAINT "training_held_seats_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "training_need_counts" ADD CONSTRAINT "training_need_counts_run_id_training_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."training_runs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "training_needs" ADD CONSTRAINT "training_needs_registration_id_training_registrations_id_fk" FOREIGN KEY ("registration_id") REFERENCES "public"."training_registrations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "training_registration_events" ADD CONSTRAINT "training_registration_events_registration_id_training_registrations_id_fk" FOREIGN KEY ("registration_id") REFERENCES "public"."training_registrations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "training_registration_events" ADD CONSTRAINT "training_registration_events_by_people_id_fk" FOREIGN KEY ("by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "training_registrations" ADD CONSTRAINT "training_registrations_run_id_training_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."training_runs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "training_registrations" ADD CONSTRAINT "training_registrations_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "training_registrations" ADD CONSTRAINT "training_registrations_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "training_registrations" ADD CONSTRAINT "training_registrations_registered_by_people_id_fk" FOREIGN KEY ("registered_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "training_run_designations" ADD CONSTRAINT "training_run_designations_run_id_training_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."training_runs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "training_run_designations" ADD CONSTRAINT "training_run_designations_approved_by_people_id_fk" FOREIGN KEY ("approved_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "training_run_facilitators" ADD CONSTRAINT "training_run_facilitators_run_id_training_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."training_runs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "training_run_facilitators" ADD CONSTRAINT "training_run_facilitators_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "training_runs" ADD CONSTRAINT "training_runs_created_by_people_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "credit_entries_client_key" ON "credit_entries" USING btree ("client_key");--> statement-breakpoint
CREATE INDEX "credit_entries_by_holder" ON "credit_entries" USING btree ("holder_id","earned_on","id");--> statement-breakpoint
CREATE INDEX "credit_entries_by_run" ON "credit_entries" USING btree ("run_id","id");--> statement-breakpoint
CREATE INDEX "credit_entries_by_corrected" ON "credit_entries" USING btree ("corrects");--> statement-breakpoint
CREATE UNIQUE INDEX "credit_holders_by_person" ON "credit_holders" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "training_held_seats_by_organization" ON "training_held_seats" USING btree ("organization_id");--> statement-breakpoint
CREATE INDEX "training_registration_events_by_registration" ON "training_registration_events" USING btree ("registration_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "training_registrations_once" ON "training_registrations" USING btree ("run_id","person_id");--> statement-breakpoint
CREATE INDEX "training_registrations_by_person" ON "training_registrations" USING btree ("person_id","run_id");--> statement-breakpoint
CREATE INDEX "training_registrations_by_organization" ON "training_registrations" USING btree ("organization_id");--> statement-breakpoint
CREATE INDEX "training_registrations_waiting" ON "training_registrations" USING btree ("run_id","queued_at","id") WHERE "training_registrations"."state" = 'waitlisted';--> statement-breakpoint
CREATE INDEX "training_registrations_offers" ON "training_registrations" USING btree ("offer_ends_at") WHERE "training_registrations"."state" = 'offered';--> statement-breakpoint
CREATE UNIQUE INDEX "training_run_facilitators_by_run" ON "training_run_facilitators" USING btree ("run_id","position");--> statement-breakpoint
CREATE INDEX "training_run_facilitators_by_person" ON "training_run_facilitators" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "training_runs_published" ON "training_runs" USING btree ("starts_at","id") WHERE "training_runs"."published_at" is not null;--> statement-breakpoint
CREATE INDEX "training_runs_by_offering" ON "training_runs" USING btree ("offering_kind","offering_slug","starts_at");--> statement-breakpoint
ALTER TABLE "meetings" ADD CONSTRAINT "meetings_training_run_id_training_runs_id_fk" FOREIGN KEY ("training_run_id") REFERENCES "public"."training_runs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "meetings_by_training_run" ON "meetings" USING btree ("training_run_id","starts_at","id");--> statement-breakpoint
ALTER TABLE "meetings" ADD CONSTRAINT "meetings_break_check" CHECK ("meetings"."break_minutes" >= 0 and "meetings"."break_minutes" < "meetings"."minutes");--> statement-breakpoint
ALTER TABLE "meetings" ADD CONSTRAINT "meetings_kind_check" CHECK ("meetings"."kind" in ('session', 'one-to-one', 'training'));--> statement-breakpoint
CREATE FUNCTION keep_credit_entries() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - 'recorded_by' = to_jsonb(OLD) - 'recorded_by' THEN RETURN NEW; END IF;
  IF current_setting('sound_practice.ledger', true) = 'merge' AND TG_OP = 'UPDATE' THEN RETURN NEW; END IF;
  IF current_setting('sound_practice.retention', true) = 'on' AND TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  RAISE EXCEPTION 'the credit ledger is append-only';
END $$;--> statement-breakpoint
CREATE TRIGGER credit_entries_kept BEFORE UPDATE OR DELETE ON credit_entries FOR EACH ROW EXECUTE FUNCTION keep_credit_entries();
