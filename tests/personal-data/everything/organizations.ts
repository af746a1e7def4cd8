import * as schema from "#db/schema/index.ts";
import type { Sample, World } from "./world.ts";

const traces = {
  renaming: "the quokka school has a new name",
};

export const organizationsSample: Sample = { traces, use: rename };

async function rename({ db, schoolId, me, admin }: World) {
  await db.insert(schema.organizationChanges).values([
    { organizationId: schoolId, kind: "renamed", changedBy: me, reason: traces.renaming },
    { organizationId: schoolId, kind: "renamed", changedBy: admin, reason: "a typing mistake" },
  ]);
}
