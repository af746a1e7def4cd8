CREATE TABLE "give_back_pages" (
	"cycle_id" uuid PRIMARY KEY NOT NULL,
	"token" text NOT NULL,
	"published_at" timestamp with time zone,
	"shows_numbers" boolean DEFAULT false NOT NULL,
	"takes_reactions" boolean DEFAULT true NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "give_back_pages_token_unique" UNIQUE("token")
);
--> statement-breakpoint
CREATE TABLE "give_back_reactions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"cycle_id" uuid NOT NULL,
	"text" text NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"received_at" timestamp with time zone DEFAULT now() NOT NULL,
	"decided_by" uuid,
	CONSTRAINT "give_back_reactions_state_check" CHECK ("give_back_reactions"."state" in ('waiting', 'shown', 'hidden'))
);
--> statement-breakpoint
CREATE TABLE "give_back_texts" (
	"cycle_id" uuid NOT NULL,
	"language" text NOT NULL,
	"texts" jsonb NOT NULL,
	"reviewed_at" timestamp with time zone,
	"reviewed_by" uuid,
	"saved_by" uuid,
	"saved_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "give_back_texts_cycle_id_language_pk" PRIMARY KEY("cycle_id","language")
);
--> statement-breakpoint
CREATE TABLE "library_consents" (
	"cycle_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"revision" integer NOT NULL,
	"consented_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "library_consents_cycle_id_person_id_pk" PRIMARY KEY("cycle_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "library_offers" (
	"cycle_id" uuid PRIMARY KEY NOT NULL,
	"texts" jsonb NOT NULL,
	"setting" text NOT NULL,
	"topics" text[] DEFAULT '{}' NOT NULL,
	"outcome" text NOT NULL,
	"audience" text DEFAULT 'members' NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"reviewed_by" uuid,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"published_at" timestamp with time zone,
	CONSTRAINT "library_offers_setting_check" CHECK ("library_offers"."setting" in ('early_learning', 'elementary', 'middle', 'high', 'community', 'system')),
	CONSTRAINT "library_offers_outcome_check" CHECK ("library_offers"."outcome" in ('adopt', 'adapt', 'abandon')),
	CONSTRAINT "library_offers_audience_check" CHECK ("library_offers"."audience" in ('members', 'public')),
	CONSTRAINT "library_offers_state_check" CHECK ("library_offers"."state" in ('draft', 'offered', 'published', 'returned', 'withdrawn'))
);
--> statement-breakpoint
ALTER TABLE "give_back_pages" ADD CONSTRAINT "give_back_pages_cycle_id_inquiry_cycles_id_fk" FOREIGN KEY ("cycle_id") REFERENCES "public"."inquiry_cycles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "give_back_reactions" ADD CONSTRAINT "give_back_reactions_cycle_id_give_back_pages_cycle_id_fk" FOREIGN KEY ("cycle_id") REFERENCES "public"."give_back_pages"("cycle_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "give_back_reactions" ADD CONSTRAINT "give_back_reactions_decided_by_people_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "give_back_texts" ADD CONSTRAINT "give_back_texts_cycle_id_give_back_pages_cycle_id_fk" FOREIGN KEY ("cycle_id") REFERENCES "public"."give_back_pages"("cycle_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "give_back_texts" ADD CONSTRAINT "give_back_texts_reviewed_by_people_id_fk" FOREIGN KEY ("reviewed_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "give_back_texts" ADD CONSTRAINT "give_back_texts_saved_by_people_id_fk" FOREIGN KEY ("saved_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "library_consents" ADD CONSTRAINT "library_consents_cycle_id_library_offers_cycle_id_fk" FOREIGN KEY ("cycle_id") REFERENCES "public"."library_offers"("cycle_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "library_consents" ADD CONSTRAINT "library_consents_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "library_offers" ADD CONSTRAINT "library_offers_cycle_id_inquiry_cycles_id_fk" FOREIGN KEY ("cycle_id") REFERENCES "public"."inquiry_cycles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "library_offers" ADD CONSTRAINT "library_offers_reviewed_by_people_id_fk" FOREIGN KEY ("reviewed_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "give_back_reactions_by_cycle" ON "give_back_reactions" USING btree ("cycle_id","received_at" DESC NULLS LAST,"id");--> statement-breakpoint
CREATE INDEX "library_consents_by_person" ON "library_consents" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "library_offers_by_state" ON "library_offers" USING btree ("state","updated_at" DESC NULLS LAST,"cycle_id");