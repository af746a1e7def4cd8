CREATE TABLE "participation_organizations" (
	"period_id" uuid NOT NULL,
	"organization_id" uuid NOT NULL,
	"sessions_attended" bigint NOT NULL,
	"live_minutes" bigint NOT NULL,
	"self_paced_minutes" bigint NOT NULL,
	"coaching_minutes" bigint NOT NULL,
	CONSTRAINT "participation_organizations_period_id_organization_id_pk" PRIMARY KEY("period_id","organization_id")
);
--> statement-breakpoint
CREATE TABLE "participation_removals" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "participation_removals_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"period_id" uuid NOT NULL
);
--> statement-breakpoint
ALTER TABLE "participation_organizations" ADD CONSTRAINT "participation_organizations_period_id_reporting_periods_id_fk" FOREIGN KEY ("period_id") REFERENCES "public"."reporting_periods"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "participation_organizations" ADD CONSTRAINT "participation_organizations_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "participation_removals" ADD CONSTRAINT "participation_removals_period_id_reporting_periods_id_fk" FOREIGN KEY ("period_id") REFERENCES "public"."reporting_periods"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX IF NOT EXISTS "participation_organizations_by_organization" ON "participation_organizations" USING btree ("organization_id");--> statement-breakpoint
CREATE INDEX IF NOT EXISTS "participation_removals_by_period" ON "participation_removals" USING btree ("period_id");--> statement-breakpoint
-- The rows of an open period are added up each minute. Those of one with figures change where an account goes, and where
-- everybody is counted again for a version of them, also by the release that still runs.
CREATE FUNCTION note_removed_participants() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO participation_removals (period_id) SELECT p.id FROM reporting_periods p
    WHERE p.id IN (SELECT r.period_id FROM removed r) AND EXISTS (SELECT 1 FROM period_snapshots s WHERE s.period_id = p.id);
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER participation_people_removed AFTER DELETE ON participation_people REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION note_removed_participants();--> statement-breakpoint
INSERT INTO participation_organizations
SELECT p.period_id, o.id, sum(p.sessions_attended), sum(p.live_minutes), sum(p.self_paced_minutes), sum(p.coaching_minutes)
FROM participation_people p CROSS JOIN unnest(p.organization_ids) u(id) JOIN organizations o ON o.id = u.id GROUP BY 1, 2;--> statement-breakpoint
-- Last, because it keeps everybody from reading until all is done.
DROP INDEX IF EXISTS "participation_people_by_organization";
