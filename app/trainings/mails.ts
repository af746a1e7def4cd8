import { link, named, noted, paragraph, quote } from "#app/mail/message.ts";
import type { Templates } from "#app/mail/template.ts";
import * as m from "#app/messages/catalog.ts";
import { dayAndTimeIn, dayIn } from "#app/time/dates.ts";
import { sampleRun } from "./mail-of-run.ts";
import { peopleMails } from "./people-mails.ts";

export const trainingMails = {
  ...peopleMails,
  training_registration: {
    sample: { ...sampleRun, state: "registered" },
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
    sample: { ...sampleRun, endsAt: "2026-12-01T00:00:00.000Z" },
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
    sample: sampleRun,
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
  training_moved: {
    sample: {
      ...{ ...sampleRun, endsAt: "2026-12-24T08:00:00.000Z", timeZone: "America/Los_Angeles" },
      before: { startsAt: "2026-11-02T08:00:00.000Z", endsAt: "2026-12-01T08:00:00.000Z" },
    },
    message: ({ title, startsAt, endsAt, timeZone, before, runPath }) => {
      const subject = m.trainingMailMoved({ title: named(title, 80) });
      return {
        subject,
        title: subject,
        parts: [
          paragraph(m.trainingMailMovedTo(daysOf({ startsAt, endsAt }, timeZone))),
          paragraph(m.trainingMailMovedFrom(daysOf(before, timeZone))),
          paragraph(m.trainingMailMovedNext()),
          link(m.trainingMailOpen(), runPath),
        ],
        reason: m.trainingMailReason({ title: named(title) }),
      };
    },
  },
  training_canceled: {
    sample: { ...sampleRun, reason: "A sample reason." },
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

/** The first and the last whole day, in the zone of the run. */
const daysOf = ({ startsAt, endsAt }: { startsAt: string; endsAt: string }, timeZone: string) => ({
  first: dayIn(timeZone, startsAt),
  last: dayIn(timeZone, new Date(Date.parse(endsAt) - 1).toISOString()),
});
