CREATE TABLE "program_adoptions" (
	"cohort_id" uuid NOT NULL,
	"from_on" date NOT NULL,
	"program_slug" text NOT NULL,
	"program_hash" text NOT NULL,
	"adopted_by" uuid,
	"adopted_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "program_adoptions_cohort_id_from_on_pk" PRIMARY KEY("cohort_id","from_on")
);
--> statement-breakpoint
ALTER TABLE "coaching_contacts" DROP CONSTRAINT "coaching_contacts_source_check";--> statement-breakpoint
ALTER TABLE "cohort_settings" DROP CONSTRAINT "cohort_settings_next_check";--> statement-breakpoint
ALTER TABLE "cohort_settings" DROP CONSTRAINT "cohort_settings_next_fk";
--> statement-breakpoint
ALTER TABLE "coaching_contacts" ADD COLUMN "language" text;--> statement-breakpoint
ALTER TABLE "coaching_contacts" ADD COLUMN "about" text;--> statement-breakpoint
ALTER TABLE "program_adoptions" ADD CONSTRAINT "program_adoptions_cohort_id_cohorts_id_fk" FOREIGN KEY ("cohort_id") REFERENCES "public"."cohorts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "program_adoptions" ADD CONSTRAINT "program_adoptions_adopted_by_people_id_fk" FOREIGN KEY ("adopted_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "program_adoptions" ADD CONSTRAINT "program_adoptions_version_fk" FOREIGN KEY ("program_slug","program_hash") REFERENCES "public"."program_versions"("program_slug","hash") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "program_adoptions_by_adopter" ON "program_adoptions" USING btree ("adopted_by");--> statement-breakpoint
ALTER TABLE "cohort_settings" DROP COLUMN "next_hash";--> statement-breakpoint
ALTER TABLE "cohort_settings" DROP COLUMN "next_on";--> statement-breakpoint
ALTER TABLE "coaching_contacts" ADD CONSTRAINT "coaching_contacts_about_unique" UNIQUE("about");--> statement-breakpoint
ALTER TABLE "coaching_contacts" ADD CONSTRAINT "coaching_contacts_about_check" CHECK (("coaching_contacts"."source" in ('message', 'feedback')) = ("coaching_contacts"."about" is not null));--> statement-breakpoint
ALTER TABLE "coaching_contacts" ADD CONSTRAINT "coaching_contacts_language_check" CHECK ("coaching_contacts"."language" in ('en', 'es', 'so', 'vi', 'other'));--> statement-breakpoint
ALTER TABLE "coaching_contacts" ADD CONSTRAINT "coaching_contacts_source_check" CHECK ("coaching_contacts"."source" in ('typed', 'pasted', 'meeting', 'message', 'feedback'));