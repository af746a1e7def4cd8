CREATE TABLE "figure_releases" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "figure_releases_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"snapshot_id" uuid NOT NULL,
	"form" text NOT NULL,
	"slices" text[] NOT NULL,
	"released_to" uuid,
	"released_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "participation_changes" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "participation_changes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"person_id" uuid,
	"changed_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "participation_counting" (
	"id" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"counted_to" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone,
	CONSTRAINT "participation_counting_once" CHECK ("participation_counting"."id")
);
--> statement-breakpoint
CREATE TABLE "participation_months" (
	"person_id" uuid NOT NULL,
	"month" date NOT NULL,
	"measure" text NOT NULL,
	"amount" integer NOT NULL,
	CONSTRAINT "participation_months_person_id_month_measure_pk" PRIMARY KEY("person_id","month","measure"),
	CONSTRAINT "participation_months_measure_check" CHECK ("participation_months"."measure" in ('sessions_attended', 'live_minutes', 'self_paced_minutes', 'coaching_minutes', 'lessons_finished', 'courses_begun', 'courses_finished')),
	CONSTRAINT "participation_months_month_check" CHECK (extract(day from "participation_months"."month") = 1),
	CONSTRAINT "participation_months_amount_check" CHECK ("participation_months"."amount" > 0)
);
--> statement-breakpoint
CREATE TABLE "participation_people" (
	"period_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"organization_ids" uuid[] NOT NULL,
	"sessions_attended" integer NOT NULL,
	"live_minutes" integer NOT NULL,
	"self_paced_minutes" integer NOT NULL,
	"coaching_minutes" integer NOT NULL,
	"courses_begun" integer NOT NULL,
	"courses_finished" integer NOT NULL,
	CONSTRAINT "participation_people_period_id_person_id_pk" PRIMARY KEY("period_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "participation_totals" (
	"period_id" uuid NOT NULL,
	"measure" text NOT NULL,
	"amount" bigint NOT NULL,
	CONSTRAINT "participation_totals_period_id_measure_pk" PRIMARY KEY("period_id","measure")
);
--> statement-breakpoint
CREATE TABLE "period_snapshots" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"period_id" uuid NOT NULL,
	"version" smallint NOT NULL,
	"state" text DEFAULT 'queued' NOT NULL,
	"progress" smallint DEFAULT 0 NOT NULL,
	"rule_version" text DEFAULT '' NOT NULL,
	"reason" text,
	"requested_by" uuid,
	"requested_at" timestamp with time zone DEFAULT now() NOT NULL,
	"frozen_at" timestamp with time zone,
	"failure" text,
	CONSTRAINT "period_snapshots_state_check" CHECK ("period_snapshots"."state" in ('queued', 'counting', 'protecting', 'frozen', 'failed')),
	CONSTRAINT "period_snapshots_reason_check" CHECK (("period_snapshots"."version" = 1) = ("period_snapshots"."reason" is null)),
	CONSTRAINT "period_snapshots_frozen_check" CHECK (("period_snapshots"."state" = 'frozen') = ("period_snapshots"."frozen_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "reporting_periods" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "reporting_periods_kind_check" CHECK ("reporting_periods"."kind" in ('quarter', 'state_year', 'federal_year', 'clock_hour_year', 'grant')),
	CONSTRAINT "reporting_periods_dates_check" CHECK ("reporting_periods"."ends_on" > "reporting_periods"."starts_on"),
	CONSTRAINT "reporting_periods_months_check" CHECK (extract(day from "reporting_periods"."starts_on") = 1 and extract(day from "reporting_periods"."ends_on" + 1) = 1)
);
--> statement-breakpoint
CREATE TABLE "snapshot_cells" (
	"snapshot_id" uuid NOT NULL,
	"slice" text NOT NULL,
	"row" text NOT NULL,
	"measure" text NOT NULL,
	"label" text NOT NULL,
	"position" integer NOT NULL,
	"state" text NOT NULL,
	"value" double precision,
	"low" double precision,
	"high" double precision,
	"out_of" integer,
	CONSTRAINT "snapshot_cells_snapshot_id_slice_row_measure_pk" PRIMARY KEY("snapshot_id","slice","row","measure"),
	CONSTRAINT "snapshot_cells_state_check" CHECK ("snapshot_cells"."state" in ('shown', 'range', 'withheld', 'none')),
	CONSTRAINT "snapshot_cells_withheld_check" CHECK ("snapshot_cells"."state" in ('shown', 'range') or ("snapshot_cells"."value" is null and "snapshot_cells"."low" is null and "snapshot_cells"."high" is null and "snapshot_cells"."out_of" is null))
);
--> statement-breakpoint
ALTER TABLE "figure_releases" ADD CONSTRAINT "figure_releases_snapshot_id_period_snapshots_id_fk" FOREIGN KEY ("snapshot_id") REFERENCES "public"."period_snapshots"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "figure_releases" ADD CONSTRAINT "figure_releases_released_to_people_id_fk" FOREIGN KEY ("released_to") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "participation_changes" ADD CONSTRAINT "participation_changes_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "participation_months" ADD CONSTRAINT "participation_months_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "participation_people" ADD CONSTRAINT "participation_people_period_id_reporting_periods_id_fk" FOREIGN KEY ("period_id") REFERENCES "public"."reporting_periods"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "participation_people" ADD CONSTRAINT "participation_people_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "participation_totals" ADD CONSTRAINT "participation_totals_period_id_reporting_periods_id_fk" FOREIGN KEY ("period_id") REFERENCES "public"."reporting_periods"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "period_snapshots" ADD CONSTRAINT "period_snapshots_period_id_reporting_periods_id_fk" FOREIGN KEY ("period_id") REFERENCES "public"."reporting_periods"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "period_snapshots" ADD CONSTRAINT "period_snapshots_requested_by_people_id_fk" FOREIGN KEY ("requested_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reporting_periods" ADD CONSTRAINT "reporting_periods_created_by_people_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "snapshot_cells" ADD CONSTRAINT "snapshot_cells_snapshot_id_period_snapshots_id_fk" FOREIGN KEY ("snapshot_id") REFERENCES "public"."period_snapshots"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "figure_releases_by_snapshot" ON "figure_releases" USING btree ("snapshot_id","id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "figure_releases_by_person" ON "figure_releases" USING btree ("released_to");--> statement-breakpoint
CREATE INDEX "participation_changes_by_person" ON "participation_changes" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "participation_months_by_month" ON "participation_months" USING btree ("month","measure","person_id","amount");--> statement-breakpoint
CREATE INDEX "participation_people_by_person" ON "participation_people" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "participation_people_by_organization" ON "participation_people" USING gin ("organization_ids");--> statement-breakpoint
CREATE UNIQUE INDEX "period_snapshots_version" ON "period_snapshots" USING btree ("period_id","version");--> statement-breakpoint
CREATE INDEX "period_snapshots_by_requester" ON "period_snapshots" USING btree ("requested_by");--> statement-breakpoint
CREATE UNIQUE INDEX "reporting_periods_key" ON "reporting_periods" USING btree ("kind","starts_on","ends_on",lower("name"));--> statement-breakpoint
CREATE INDEX "reporting_periods_by_end" ON "reporting_periods" USING btree ("ends_on" DESC NULLS LAST,"id");--> statement-breakpoint
CREATE INDEX "snapshot_cells_in_order" ON "snapshot_cells" USING btree ("snapshot_id","slice","position","measure");--> statement-breakpoint
-- Each trigger notes whose months have to be counted again; a person whose account is just being erased is noted as nobody.
CREATE FUNCTION note_participation(person_ids uuid[]) RETURNS void LANGUAGE sql AS $$
  INSERT INTO participation_changes (person_id)
  SELECT DISTINCT (SELECT p.id FROM people p WHERE p.id = each.id) FROM unnest(person_ids) AS each(id) WHERE each.id IS NOT NULL;
$$;--> statement-breakpoint
CREATE FUNCTION note_added_participation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM note_participation(array(SELECT DISTINCT person_id FROM added));
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE FUNCTION note_removed_participation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM note_participation(array(SELECT DISTINCT person_id FROM removed));
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE FUNCTION note_changed_participation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM note_participation(array(SELECT person_id FROM removed UNION SELECT person_id FROM added));
  RETURN NULL;
END $$;--> statement-breakpoint
DO $$
DECLARE source text;
BEGIN
  FOREACH source IN ARRAY ARRAY['lesson_facts', 'course_facts', 'enrollments', 'attendance_observations', 'contact_people', 'meeting_invitations', 'memberships'] LOOP
    EXECUTE format('CREATE TRIGGER %I AFTER INSERT ON %I REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION note_added_participation()', source || '_participation_added', source);
    EXECUTE format('CREATE TRIGGER %I AFTER UPDATE ON %I REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION note_changed_participation()', source || '_participation_changed', source);
    EXECUTE format('CREATE TRIGGER %I AFTER DELETE ON %I REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION note_removed_participation()', source || '_participation_removed', source);
  END LOOP;
END $$;--> statement-breakpoint
CREATE FUNCTION note_meeting_participation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM note_participation(array(
    WITH changed AS (SELECT n.id FROM added n JOIN removed o ON o.id = n.id
      WHERE (n.starts_at, n.minutes, n.break_minutes, n.kind, n.canceled_at) IS DISTINCT FROM (o.starts_at, o.minutes, o.break_minutes, o.kind, o.canceled_at))
    SELECT i.person_id FROM meeting_invitations i JOIN changed c ON c.id = i.meeting_id
    UNION SELECT a.person_id FROM attendance_observations a JOIN changed c ON c.id = a.meeting_id));
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER meetings_participation_changed AFTER UPDATE ON meetings REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION note_meeting_participation();--> statement-breakpoint
-- A contact's minutes count for its participants; one about a meeting corrects the meeting's own.
CREATE FUNCTION note_contact_participation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM note_participation(array(
    SELECT p.person_id FROM contact_people p JOIN changed c ON c.id = p.contact_id
    UNION SELECT i.person_id FROM meeting_invitations i JOIN changed c ON c.meeting_id = i.meeting_id));
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER coaching_contacts_participation_added AFTER INSERT ON coaching_contacts REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_contact_participation();--> statement-breakpoint
CREATE TRIGGER coaching_contacts_participation_changed AFTER UPDATE ON coaching_contacts REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_contact_participation();--> statement-breakpoint
CREATE TRIGGER coaching_contacts_participation_removed AFTER DELETE ON coaching_contacts REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_contact_participation();--> statement-breakpoint
-- A lesson whose published minutes change changes the hours of everyone who finished it.
CREATE FUNCTION note_lesson_participation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM added n JOIN removed o ON o.id = n.id WHERE n.minutes <> o.minutes) THEN
    PERFORM note_participation(array(SELECT DISTINCT f.person_id FROM lesson_facts f
      WHERE f.lesson_id IN (SELECT n.id FROM added n JOIN removed o ON o.id = n.id WHERE n.minutes <> o.minutes)));
  END IF;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER lessons_participation_changed AFTER UPDATE ON lessons REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION note_lesson_participation();--> statement-breakpoint
INSERT INTO participation_changes (person_id) SELECT id FROM people;--> statement-breakpoint
INSERT INTO participation_counting (counted_to) VALUES (now());
