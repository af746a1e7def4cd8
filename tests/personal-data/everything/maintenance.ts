import * as schema from "#db/schema/index.ts";
import type { Sample, World } from "./world.ts";

const traces = {
  notice: "Down for quokka hour",
};

export const maintenanceSample: Sample = { traces, use: closeTheSite };

async function closeTheSite({ db, me }: World) {
  const from = new Date();
  await db
    .update(schema.siteState)
    .set({ maintenanceSince: from, maintenanceUntil: from, maintenanceMessage: traces.notice, maintenanceBy: me });
}
