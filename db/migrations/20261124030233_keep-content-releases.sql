-- What it says has to be brought again: the next start does.
DELETE FROM "content_releases";--> statement-breakpoint
CREATE TABLE "content_files" (
	"name" text PRIMARY KEY NOT NULL,
	"bytes" "bytea" NOT NULL,
	"stored_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "content_releases" ADD COLUMN "source_hash" text NOT NULL;--> statement-breakpoint
ALTER TABLE "content_releases" ADD COLUMN "is_current" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "content_releases" ADD COLUMN "activated_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "content_releases" ADD COLUMN "json" "bytea" NOT NULL;--> statement-breakpoint
ALTER TABLE "content_releases" ADD COLUMN "files" text[] NOT NULL;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "kind" text DEFAULT 'people' NOT NULL;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "ignored_columns" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "mails_invitations" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "invitations" ADD COLUMN "starts_on" date;--> statement-breakpoint
ALTER TABLE "mail_proofs" ADD COLUMN "browser_hash" "bytea";--> statement-breakpoint
ALTER TABLE "mail_proofs" ADD COLUMN "sealed_sign_up" "bytea";--> statement-breakpoint
ALTER TABLE "mail_proofs" ADD COLUMN "return_to" text DEFAULT '/' NOT NULL;--> statement-breakpoint
ALTER TABLE "mail_proofs" ADD COLUMN "is_shared" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "content_releases_current_key" ON "content_releases" USING btree ("is_current") WHERE "content_releases"."is_current";--> statement-breakpoint
CREATE INDEX "content_releases_by_age" ON "content_releases" USING btree ("activated_at");--> statement-breakpoint
CREATE INDEX "audit_events_by_actor_and_action" ON "audit_events" USING btree ("actor_id","action","happened_at");--> statement-breakpoint
CREATE INDEX "audit_events_by_moment" ON "audit_events" USING btree ("happened_at");--> statement-breakpoint
CREATE INDEX "invitations_by_cohort" ON "invitations" USING btree ("cohort_id");--> statement-breakpoint
CREATE INDEX "invitations_by_import" ON "invitations" USING btree ("import_id","id");--> statement-breakpoint
CREATE INDEX "mail_proofs_by_browser" ON "mail_proofs" USING btree ("browser_hash");--> statement-breakpoint
CREATE INDEX "organization_changes_by_other" ON "organization_changes" USING btree ("other_id","id" DESC NULLS LAST) WHERE "organization_changes"."other_id" is not null;--> statement-breakpoint
CREATE INDEX "people_by_name" ON "people" USING btree (lower("name"),"id");--> statement-breakpoint
ALTER TABLE "content_releases" DROP COLUMN "synced_at";--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_kind_check" CHECK ("imports"."kind" in ('people', 'organizations'));