import { z } from "zod";
import * as m from "#app/messages/catalog.ts";
import * as data from "#app/personal-data-part/part.ts";

const kept = { by: "kept", because: "It is the cohort's record; it lets go of the account." } as const;
const meeting = { meeting: z.string(), startsAt: data.moment };

export const meetingData = data.part({
  tables: {
    meetings: {
      erasure: kept,
      columns: {
        ...data.owner("created_by"),
        ...data.ours("id", "agenda_key", "time_zone", "sequence", "changed_at", "client_key", "created_at"),
        ...data.ours("training_run_id", "break_minutes"),
        ...data.exported("meetings", "kind", "starts_at", "minutes", "place", "link", "canceled_at"),
        title: data.exportedAs("meetings", "meeting"),
        cohort_id: data.exportedAs("meetings", "cohort"),
      },
    },
    meeting_invitations: {
      erasure: data.goes("person_id"),
      columns: {
        ...data.owner("person_id"),
        ...data.ours("meeting_id", "mailed_sequence"),
        ...data.exported("meetings", "role", "invited_at", "withdrawn_at"),
      },
    },
    attendance_observations: {
      erasure: data.goes("person_id"),
      columns: {
        ...data.owner("person_id", "recorded_by"),
        ...data.ours("id", "meeting_id", "client_key", "replaces"),
        ...data.exported("attendance", "source", "state", "minutes", "late_minutes", "left_early_minutes"),
        ...data.exported("attendance", "happened_at", "recorded_at", "signed_out_at"),
        signature: data.exportedAs("attendance", "typedSignature"),
      },
    },
    meeting_sheets: {
      erasure: {
        by: "kept",
        because: "A sheet with many signatures is evidence of attendance; it lets go of the account.",
      },
      columns: { ...data.owner("added_by"), ...data.ours("id", "meeting_id", "bytes", "hash", "added_at") },
    },
    meeting_check_ins: {
      erasure: { by: "nobody", because: "The secret of a code on a screen says nothing of anybody." },
      columns: { ...data.ours("meeting_id", "opened_at", "closes_at"), ...data.secret("sealed_secret") },
    },
    meeting_notes: {
      erasure: data.goes("author_id"),
      columns: {
        ...data.owner("author_id"),
        ...data.ours("id", "meeting_id", "client_key"),
        ...data.exported("meetingNotes", "audience", "written_at", "edited_at"),
        text: data.exportedAs("meetingNotes", "noteText"),
      },
    },
    next_steps: {
      erasure: data.goes("owner_id"),
      columns: {
        ...data.owner("owner_id", "created_by"),
        ...data.ours("id", "cohort_id", "meeting_id", "client_key"),
        ...data.exported("nextSteps", "due_on", "done_at", "created_at"),
        text: data.exportedAs("nextSteps", "step"),
      },
    },
    calendar_feeds: {
      erasure: data.goes("person_id"),
      columns: {
        ...data.owner("person_id"),
        ...data.secret("token_hash"),
        ...data.exported("calendarFeed", "created_at", "last_used_at"),
      },
    },
    booking_times: {
      erasure: data.goes("coach_id"),
      columns: {
        ...data.owner("coach_id"),
        ...data.ours("id", "time_zone", "created_at"),
        ...data.exported("bookingTimes", "starts_at", "ends_at", "place", "link", "withdrawn_at"),
        cohort_id: data.exportedAs("bookingTimes", "cohort"),
      },
    },
    bookings: {
      erasure: data.goes("person_id"),
      columns: {
        ...data.owner("person_id", "canceled_by"),
        ...data.ours("id", "time_id", "meeting_id"),
        ...data.exported("bookings", "starts_at", "ends_at", "booked_at", "canceled_at"),
      },
    },
    facilitations: {
      erasure: kept,
      columns: {
        ...data.owner("facilitator_id"),
        ...data.ours("meeting_id", "protocol_slug", "round", "timer", "started_at", "elapsed_seconds"),
        ...data.ours("extra_seconds", "revision", "updated_at"),
      },
    },
    facilitation_steps: {
      erasure: { by: "nobody", because: "A random key of a press, without who pressed." },
      columns: data.ours("meeting_id", "client_key", "taken_at"),
    },
    facilitation_turns: {
      erasure: data.goes("person_id"),
      columns: {
        ...data.owner("person_id"),
        ...data.ours("meeting_id"),
        ...data.exported("turns", "round", "spoken_at"),
      },
    },
  },
  merge: {
    meetings: { created_by: "moved" },
    meeting_invitations: { person_id: "moved" },
    attendance_observations: { person_id: "moved", recorded_by: "moved" },
    meeting_sheets: { added_by: "moved" },
    meeting_notes: { author_id: "moved" },
    next_steps: { owner_id: "moved", created_by: "moved" },
    calendar_feeds: { person_id: "dropped" },
    booking_times: { coach_id: "moved" },
    bookings: { person_id: "moved", canceled_by: "moved" },
    facilitations: { facilitator_id: "moved" },
    facilitation_turns: { person_id: "moved" },
  },
  retention: {
    facilitation_steps: { days: 1, why: "A step that waited for the network is sent again within minutes." },
    meeting_check_ins: { days: 1, why: "A code checks nobody in once it is closed." },
  },
  sections: {
    meetings: data.section("Sessions and one-to-ones that you were invited to.", {
      ...meeting,
      kind: z.string(),
      cohort: data.words,
      role: z.string(),
      minutes: z.number(),
      place: data.words,
      link: data.words,
      invitedAt: data.moment,
      withdrawnAt: data.past,
      canceledAt: data.past,
    }),
    attendance: data.section("What was recorded about your attendance, with every correction.", {
      ...meeting,
      source: z.string(),
      state: z.string(),
      minutes: z.number().nullable(),
      lateMinutes: z.number().nullable(),
      leftEarlyMinutes: z.number().nullable(),
      happenedAt: data.past,
      recordedAt: data.moment,
      signedOutAt: data.past,
      typedSignature: data.words,
    }),
    meetingNotes: data.section("Notes that you wrote. A coach's private notes are in that coach's download alone.", {
      ...meeting,
      audience: z.string().describe("cohort or author."),
      noteText: z.string(),
      writtenAt: data.moment,
      editedAt: data.past,
    }),
    nextSteps: data.section("Next steps that are yours.", {
      meeting: data.words,
      step: z.string(),
      dueOn: data.day.nullable(),
      doneAt: data.past,
      createdAt: data.moment,
    }),
    calendarFeed: data.section("The secret address of your calendar, if you have one.", {
      createdAt: data.moment,
      lastUsedAt: data.past,
    }),
    bookingTimes: data.section("Times that you offered for one-to-ones.", {
      cohort: data.words,
      startsAt: data.moment,
      endsAt: data.moment,
      place: data.words,
      link: data.words,
      withdrawnAt: data.past,
    }),
    bookings: data.section("One-to-ones that you booked.", {
      startsAt: data.moment,
      endsAt: data.moment,
      bookedAt: data.moment,
      canceledAt: data.past,
    }),
    turns: data.section("When a coach noted that you had spoken in a round.", {
      ...meeting,
      round: z.number(),
      spokenAt: data.moment,
    }),
  },
  titles: {
    meetings: m.meetingDataSectionMeetings,
    attendance: m.meetingDataSectionAttendance,
    meetingNotes: m.meetingDataSectionMeetingNotes,
    nextSteps: m.meetingDataSectionNextSteps,
    calendarFeed: m.meetingDataSectionCalendarFeed,
    bookingTimes: m.meetingDataSectionBookingTimes,
    bookings: m.meetingDataSectionBookings,
    turns: m.meetingDataSectionTurns,
  },
  labels: {
    meeting: m.meetingDataFieldMeeting,
    place: m.meetingDataFieldPlace,
    link: m.meetingDataFieldLink,
    invitedAt: m.meetingDataFieldInvitedAt,
    canceledAt: m.meetingDataFieldCanceledAt,
    source: m.meetingDataFieldSource,
    lateMinutes: m.meetingDataFieldLateMinutes,
    leftEarlyMinutes: m.meetingDataFieldLeftEarlyMinutes,
    signedOutAt: m.meetingDataFieldSignedOutAt,
    typedSignature: m.meetingDataFieldSignature,
    audience: m.meetingDataFieldAudience,
    noteText: m.meetingDataFieldNoteText,
    writtenAt: m.meetingDataFieldWrittenAt,
    editedAt: m.meetingDataFieldEditedAt,
    step: m.meetingDataFieldStep,
    doneAt: m.meetingDataFieldDoneAt,
    bookedAt: m.meetingDataFieldBookedAt,
    round: m.meetingDataFieldRound,
    spokenAt: m.meetingDataFieldSpokenAt,
  },
});
