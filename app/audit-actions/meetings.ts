import * as m from "#app/messages/catalog.ts";
import type { AuditActions } from "./audit-group.ts";

export const meetingActions = {
  "meeting.created": { group: "cohorts", words: m.meetingAuditCreated },
  "meeting.changed": { group: "cohorts", words: m.meetingAuditChanged },
  "meeting.canceled": { group: "cohorts", words: m.meetingAuditCanceled },
  "booking.made": { group: "cohorts", words: m.meetingAuditBookingMade },
  "booking.moved": { group: "cohorts", words: m.meetingAuditBookingMoved },
  "booking.canceled": { group: "cohorts", words: m.meetingAuditBookingCanceled },
  "attendance.sheet_added": { group: "cohorts", words: m.meetingAuditSheetAdded },
  "attendance.sheet_removed": { group: "cohorts", words: m.meetingAuditSheetRemoved },
  "attendance.recorded": { group: "cohorts", words: m.meetingAuditAttendance },
  "meeting.restored": { group: "cohorts", words: m.meetingAuditRestored },
} satisfies AuditActions;
