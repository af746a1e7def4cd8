import * as m from "#app/messages/catalog.ts";
import type { AuditActions } from "./audit-group.ts";

export const creditActions = {
  "training.attendance_confirmed": { group: "trainings", words: m.creditAuditAttendanceConfirmed },
  "training.attendance_corrected": { group: "trainings", words: m.creditAuditAttendanceCorrected },
  "credit.corrected": { group: "trainings", words: m.creditAuditCorrected },
  "credit.certificate_issued": { group: "trainings", words: m.creditAuditCertificateIssued },
  "credit.certificate_revoked": { group: "trainings", words: m.creditAuditCertificateRevoked },
  "credit.certificate_restored": { group: "trainings", words: m.creditAuditCertificateRestored },
  "credit.records_held": { group: "trainings", words: m.creditAuditRecordsHeld },
  "credit.hold_lifted": { group: "trainings", words: m.creditAuditHoldLifted },
  "credit.approved": { group: "trainings", words: m.creditAuditApproved },
  "credit.awarded": { group: "trainings", words: m.creditAuditAwarded },
} satisfies AuditActions;
