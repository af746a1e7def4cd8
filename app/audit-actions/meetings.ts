import * as m from "#app/messages/catalog.ts";

/** The actions in the audit trail about meetings. */
export const meetingActions = {
  "meeting.created": m.meetingAuditCreated,
  "meeting.changed": m.meetingAuditChanged,
  "meeting.canceled": m.meetingAuditCanceled,
  "booking.made": m.meetingAuditBookingMade,
  "booking.moved": m.meetingAuditBookingMoved,
  "booking.canceled": m.meetingAuditBookingCanceled,
  "attendance.recorded": m.meetingAuditAttendance,
  "meeting.restored": m.meetingAuditRestored,
};
