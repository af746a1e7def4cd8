import { link, named, noted, paragraph, quote } from "#app/mail/message.ts";
import type { Templates } from "#app/mail/template.ts";
import * as m from "#app/messages/catalog.ts";
import { dayAndTimeIn } from "#app/time/dates.ts";
import { sampleRun } from "./mail-of-run.ts";
import { peopleMails } from "./people-mails.ts";
import { runTimesInWords } from "./runs/run-in-words.ts";

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
      isCourse: true,
    },
    message: ({ title, startsAt, endsAt, timeZone, before, isCourse, runPath }) => {
      const subject = m.trainingMailMoved({ title: named(title, 80) });
      return {
        subject,
        title: subject,
        parts: [
          paragraph(m.trainingMailMovedTo({ when: timesOf({ startsAt, endsAt }, timeZone) })),
          paragraph(m.trainingMailMovedFrom({ when: timesOf(before, timeZone) })),
          paragraph(m.trainingMailMovedNext({ kind: isCourse ? "course" : "training" })),
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

/** In the zone of the run. */
const timesOf = ({ startsAt, endsAt }: { startsAt: string; endsAt: string }, timeZone: string) =>
  runTimesInWords({ startsAt: new Date(startsAt), endsAt: new Date(endsAt), timeZone });
