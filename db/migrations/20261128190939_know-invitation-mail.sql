ALTER TABLE "imports" DROP CONSTRAINT "imports_state_check";--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "checked_rows" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "checked_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "invitations" ADD COLUMN "mail_id" uuid;--> statement-breakpoint
ALTER TABLE "invitations" ADD COLUMN "mailed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_mail_id_mails_id_fk" FOREIGN KEY ("mail_id") REFERENCES "public"."mails"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "invitations_by_mail" ON "invitations" USING btree ("mail_id");--> statement-breakpoint
CREATE INDEX "invitations_by_end" ON "invitations" USING btree ("expires_at","id");--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_state_check" CHECK ("imports"."state" in ('checking', 'checked', 'running', 'done', 'failed', 'discarded'));--> statement-breakpoint
UPDATE "imports" SET "checked_at" = coalesce("finished_at", "created_at");--> statement-breakpoint
UPDATE "invitations" i SET "mail_id" = m."id", "mailed_at" = m."created_at"
FROM (
  SELECT DISTINCT ON (i."id") i."id" AS "invitation_id", m."id", m."created_at"
  FROM "invitations" i JOIN "mails" m ON lower(m."email") = lower(i."email")
  WHERE m."template" = 'invitation' AND m."created_at" >= i."created_at"
  ORDER BY i."id", m."created_at" DESC
) m WHERE m."invitation_id" = i."id";
