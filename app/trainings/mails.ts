import { link, named, noted, paragraph, quote } from "#app/mail/message.ts";
import type { Templates } from "#app/mail/template.ts";
import * as m from "#app/messages/catalog.ts";
import { dayAndTimeIn } from "#app/time/dates.ts";

/** What every mail about a run says of it. */
export type AboutRun = { title: string; startsAt: string; runPath: string };

declare module "#app/mail/mail.ts" {
  interface Mails {
    /** To a person who registered, or joined the waitlist. */
    training_registration: AboutRun & { state: "registered" | "waitlisted" };
    /** To a person on the waitlist whose turn it is. */
    training_offered: AboutRun & { endsAt: string };
    /** To a person who did not answer an offer in time. */
    training_offer_lapsed: AboutRun;
    /** To everybody who was registered or waited. */
    training_canceled: AboutRun & { reason: string | null };
  }
}

const sample: AboutRun = { title: "Sample training", startsAt: "2026-12-03T00:00:00.000Z", runPath: "/trainings" };

export const trainingMails = {
  training_registration: {
    sample: { ...sample, state: "registered" },
    message: ({ title, startsAt, runPath, state }, reader) => {
      const subject = m.trainingMailRegistration({ title: named(title, 80), state });
      return {
        subject,
        title: subject,
        parts: [
          paragraph(m.trainingMailWhen({ when: dayAndTimeIn(reader.timeZone, startsAt) })),
          paragraph(m.trainingMailRegistrationNext({ state })),
          link(m.trainingMailOpen(), runPath),
        ],
        reason: m.trainingMailReason({ title: named(title) }),
      };
    },
  },
  training_offered: {
    sample: { ...sample, endsAt: "2026-12-01T00:00:00.000Z" },
    message: ({ title, startsAt, runPath, endsAt }, reader) => {
      const subject = m.trainingMailOffered({ title: named(title, 80) });
      return {
        subject,
        title: subject,
        parts: [
          paragraph(m.trainingMailWhen({ when: dayAndTimeIn(reader.timeZone, startsAt) })),
          paragraph(m.trainingMailOfferedUntil({ until: dayAndTimeIn(reader.timeZone, endsAt) })),
          link(m.trainingMailAnswer(), runPath),
        ],
        reason: m.trainingMailReason({ title: named(title) }),
      };
    },
  },
  training_offer_lapsed: {
    sample,
    message: ({ title, runPath }) => {
      const subject = m.trainingMailLapsed({ title: named(title, 80) });
      return {
        subject,
        title: subject,
        parts: [paragraph(m.trainingMailLapsedNext()), link(m.trainingMailOpen(), runPath)],
        reason: m.trainingMailReason({ title: named(title) }),
      };
    },
  },
  training_canceled: {
    sample: { ...sample, reason: "A sample reason." },
    message: ({ title, startsAt, runPath, reason }, reader) => {
      const subject = m.trainingMailCanceled({ title: named(title, 80) });
      return {
        subject,
        title: subject,
        parts: [
          paragraph(m.trainingMailWasToBe({ when: dayAndTimeIn(reader.timeZone, startsAt) })),
          ...(reason ? [quote(noted(reason))] : []),
          link(m.trainingMailOpen(), runPath),
        ],
        reason: m.trainingMailReason({ title: named(title) }),
      };
    },
  },
} satisfies Partial<Templates>;
