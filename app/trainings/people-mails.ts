import { link, named, noted, paragraph, quote } from "#app/mail/message.ts";
import type { Templates } from "#app/mail/template.ts";
import * as m from "#app/messages/catalog.ts";
import { dayAndTimeIn } from "#app/time/dates.ts";
import { sampleRun } from "./mail-of-run.ts";

/** Mails to people whom somebody else registered, invited or met at the door, and reminders. */
export const peopleMails = {
  training_registered_by: {
    sample: { ...sampleRun, state: "registered", by: "Sam Sample", terms: "Sample terms." },
    message: ({ title, startsAt, runPath, state, by, terms }, reader) => {
      const subject = m.trainingMailRegisteredBy({ title: named(title, 80), by: named(by, 60), state });
      return {
        subject,
        title: subject,
        parts: [
          paragraph(m.trainingMailWhen({ when: dayAndTimeIn(reader.timeZone, startsAt) })),
          paragraph(m.trainingMailRegisteredByNext()),
          ...(terms ? [paragraph(m.trainingMailTerms()), quote(noted(terms))] : []),
          link(m.trainingMailOpen(), runPath),
        ],
        reason: m.trainingMailReason({ title: named(title) }),
      };
    },
  },
  training_approval: {
    sample: { ...sampleRun, answer: "refused", reason: "A sample reason.", by: "Sam Sample" },
    message: ({ title, startsAt, runPath, answer, reason, by }, reader) => {
      const subject = m.trainingMailApproval({ title: named(title, 80), answer });
      return {
        subject,
        title: subject,
        parts: [
          paragraph(m.trainingMailWhen({ when: dayAndTimeIn(reader.timeZone, startsAt) })),
          paragraph(m.trainingMailApprovalBy({ by: named(by, 60), answer })),
          ...(reason ? [quote(noted(reason))] : []),
          link(m.trainingMailOpen(), runPath),
        ],
        reason: m.trainingMailReason({ title: named(title) }),
      };
    },
  },
  training_reminder: {
    sample: { ...sampleRun, place: "Room 4" },
    message: ({ title, startsAt, runPath, place }, reader) => {
      const subject = m.trainingMailReminder({
        title: named(title, 80),
        when: dayAndTimeIn(reader.timeZone, startsAt),
      });
      return {
        subject,
        title: subject,
        parts: [
          ...(place ? [paragraph(m.trainingMailPlace({ place: named(place, 200) }))] : []),
          paragraph(m.trainingMailReminderNext()),
          link(m.trainingMailOpen(), runPath),
        ],
        reason: m.trainingMailReason({ title: named(title) }),
      };
    },
  },
  training_invited: {
    sample: { ...sampleRun, by: "Sam Sample" },
    message: ({ title, startsAt, runPath, by }, reader) => {
      const subject = m.trainingMailInvited({ title: named(title, 80), by: named(by, 60) });
      return {
        subject,
        title: subject,
        parts: [
          paragraph(m.trainingMailWhen({ when: dayAndTimeIn(reader.timeZone, startsAt) })),
          paragraph(m.trainingMailInvitedNext()),
          link(m.trainingMailOpen(), runPath),
        ],
        reason: m.trainingMailInvitedReason({ by: named(by, 60) }),
      };
    },
  },
  training_walk_in: {
    sample: { ...sampleRun, by: "Sam Sample" },
    message: ({ title, runPath, by }) => {
      const subject = m.trainingMailWalkIn({ title: named(title, 80) });
      return {
        subject,
        title: subject,
        parts: [
          paragraph(m.trainingMailWalkInBy({ by: named(by, 60) })),
          paragraph(m.trainingMailWalkInNext()),
          link(m.trainingMailOpen(), runPath),
        ],
        reason: m.trainingMailReason({ title: named(title) }),
      };
    },
  },
} satisfies Partial<Templates>;
