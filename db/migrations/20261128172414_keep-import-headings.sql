ALTER TABLE "import_rows" ADD COLUMN "flaw" text;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "headings" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "note" text;--> statement-breakpoint
ALTER TABLE "import_rows" ADD CONSTRAINT "import_rows_flaw_check" CHECK ("import_rows"."flaw" in ('extra_cells', 'quotes'));