import { recordAudit } from "#app/identity/audit/audit.server.ts";
import type { Sample, World } from "./world.ts";

export const auditSample: Sample = { traces: {}, use: beRecorded };

async function beRecorded({ db, schoolId, me }: World) {
  await recordAudit(db, { actorId: me, action: "role.granted", subjectId: me, detail: { role: "coach" } });
  await recordAudit(db, { actorId: me, action: "organization.changed", organizationId: schoolId });
}
