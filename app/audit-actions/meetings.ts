import * as m from "#app/messages/catalog.ts";

/** The actions in the audit trail about meetings. */
export const meetingActions = {
  "meeting.created": m.meetingAuditCreated,
  "meeting.changed": m.meetingAuditChanged,
  "meeting.canceled": m.meetingAuditCanceled,
  "attendance.recorded": m.meetingAuditAttendance,
  "meeting.restored": m.meetingAuditRestored,
};
