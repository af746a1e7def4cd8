CREATE TABLE "frozen_counts" (
	"snapshot_id" uuid NOT NULL,
	"slice" text NOT NULL,
	"row" text NOT NULL,
	"parent" text,
	"people" integer NOT NULL,
	"finished" integer NOT NULL,
	CONSTRAINT "frozen_counts_snapshot_id_slice_row_pk" PRIMARY KEY("snapshot_id","slice","row")
);
--> statement-breakpoint
ALTER TABLE "frozen_counts" ADD CONSTRAINT "frozen_counts_snapshot_id_period_snapshots_id_fk" FOREIGN KEY ("snapshot_id") REFERENCES "public"."period_snapshots"("id") ON DELETE cascade ON UPDATE no action;