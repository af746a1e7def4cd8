import { z } from "zod";
import { optionalLine } from "#app/http/optional-line.ts";
import { oneLine } from "#app/http/typed-text.ts";
import { wholeNumber } from "#app/http/whole-number.ts";
import type { TrainingSession } from "#app/meetings/training-meeting.server.ts";
import * as m from "#app/messages/catalog.ts";
import { dayAfter, momentAt, shortDay } from "#app/time/dates.ts";
import { days, minutes } from "#app/time/durations.ts";
import { isTimeZone } from "#app/time/zones.ts";
import { offerRules } from "../registration/seats.ts";
import { heldFields } from "./held-seats-form.ts";
import { languagesIn } from "./language.ts";
import type { RunDraft } from "./run.server.ts";
import { type RunFormat, sessionFormats } from "./run-words.ts";

const optionalDay = () => z.iso.date(m.trainingsDayWrong()).optional();

/** The fields of a run, in the form that plans it and the one that changes it. */
export const factFields = () => ({
  title: z
    .string(m.trainingsTitleMissing())
    .transform(oneLine)
    .pipe(z.string().min(1, m.trainingsTitleMissing()).max(150)),
  summary: z.string().trim().max(1000).default(""),
  format: z.enum(sessionFormats, m.trainingsFormatMissing()),
  place: optionalLine(200),
  link: optionalLine(1000).refine((text) => text === null || /^https?:\/\/\S+$/.test(text), m.meetingsLinkWrong()),
  capacity: wholeNumber({ least: 0, most: 2000, wrong: m.trainingsCapacityWrong() }),
  minimum: wholeNumber({ most: 2000, wrong: m.trainingsMinimumWrong() }).optional(),
  opensOn: optionalDay(),
  closesOn: optionalDay(),
  cancelBy: optionalDay(),
  offerHours: wholeNumber({ most: 240, wrong: m.trainingsOfferHoursWrong() }).default(24),
  certificateShare: wholeNumber({ least: 50, most: 100, wrong: m.trainingsCertificateShareWrong() }).default(100),
  offerRule: z.enum(offerRules).default("order"),
  languages: optionalLine(200).transform((text, context) => {
    const { codes, unknown } = languagesIn(text ?? "");
    if (unknown === null) return codes.length > 0 ? codes : ["en"];
    context.addIssue({ code: "custom", message: m.trainingsLanguageUnknown({ typed: unknown }) });
    return z.NEVER;
  }),
  interpreters: optionalLine(300),
  accommodations: optionalLine(300),
  audience: optionalLine(300),
  cost: optionalLine(300),
  stipend: optionalLine(300),
  parking: optionalLine(300),
  childCare: optionalLine(300),
  terms: z
    .string()
    .trim()
    .max(1000)
    .optional()
    .transform((text) => text || null),
});

export const runChangeSchema = () => z.object({ ...factFields(), ...heldFields() });

const time = () => z.string(m.meetingsTimeMissing()).regex(/^([01]\d|2[0-3]):[0-5]\d$/, m.meetingsTimeMissing());

/** Its first session, how often that repeats, and who gives it. */
export const newRunSchema = () =>
  z.object({
    ...factFields(),
    ...heldFields(),
    offering: z.string().max(200).optional(),
    timeZone: z.string().refine(isTimeZone, m.meetingsZoneWrong()),
    day: z.iso.date(m.meetingsDayMissing()),
    from: time(),
    to: time(),
    breaks: wholeNumber({ least: 0, most: 600, wrong: m.trainingsBreakMinutesWrong() }).default(0),
    sessions: wholeNumber({ most: 20, wrong: m.trainingsSessionsWrong() }).default(1),
    every: z.enum(["day", "week"]).default("week"),
    facilitator1: optionalLine(120),
    qualification1: optionalLine(300),
    account1: optionalLine(40),
    facilitator2: optionalLine(120),
    qualification2: optionalLine(300),
    account2: optionalLine(40),
    key: z.string().min(8).max(100),
  });

type Facts = Omit<z.output<z.ZodObject<ReturnType<typeof factFields>>>, "format"> & { format: RunFormat };
type NewRun = z.output<ReturnType<typeof newRunSchema>>;

/** The run that a form describes. Days mean the whole day in the run's zone. */
export function runIn(form: Facts, timeZone: string): Omit<RunDraft, "offeringKind" | "offeringSlug" | "timeZone"> {
  const { title, summary, format, place, link, capacity, certificateShare, offerRule, terms } = form;
  const { interpreters, accommodations, audience, cost, stipend, parking, childCare } = form;
  const endOfDay = (day: string | undefined) => (day ? momentAt(dayAfter(day), "00:00", timeZone) : null);
  return {
    ...{ title, summary, format, place, link, capacity, certificateShare, offerRule, terms },
    ...{ interpreters, accommodations, audience, cost, stipend, parking, childCare },
    minimum: form.minimum ?? null,
    opensAt: form.opensOn ? momentAt(form.opensOn, "00:00", timeZone) : null,
    closesAt: endOfDay(form.closesOn),
    cancelBy: endOfDay(form.cancelBy),
    offerMinutes: form.offerHours * 60,
    languages: form.languages,
  };
}

type RegistrationDays = { opensOn?: string; closesOn?: string; cancelBy?: string };

/**
 * The problems of the days of registration: nobody could register before a training that begins first or after an end
 * that comes first. With today, for a run that is being planned and not over, also days that are over.
 */
export function problemsOfRegistration(
  { opensOn, closesOn, cancelBy }: RegistrationDays,
  { firstDay, today }: { firstDay: string; today?: string },
): Record<string, string[]> | null {
  if (opensOn && opensOn > firstDay) return { opensOn: [m.trainingsOpensTooLate({ day: shortDay(firstDay) })] };
  if (opensOn && closesOn && closesOn < opensOn) return { closesOn: [m.trainingsClosesBeforeOpening()] };
  if (today === undefined || firstDay < today) return null;
  const isOver = (day: string | undefined) => day !== undefined && day < today;
  if (isOver(closesOn)) return { closesOn: [m.trainingsDayOver()] };
  return isOver(cancelBy) ? { cancelBy: [m.trainingsDayOver()] } : null;
}

/**
 * The sessions that the form describes: the first at its day and hours, the others a day or a week apart at the same
 * wall time. One to 00:00 ends at the midnight after its day. Null if a session would end before it begins or be
 * nothing but breaks.
 */
export function sessionsIn(form: NewRun): [TrainingSession, ...TrainingSession[]] | null {
  const { title, timeZone, place, link, from, to, breaks } = form;
  const sessionOn = (day: string): TrainingSession => {
    const startsAt = momentAt(day, from, timeZone);
    const endsAt = to === "00:00" ? momentAt(dayAfter(day), to, timeZone) : momentAt(day, to, timeZone);
    const length = Math.round((endsAt.getTime() - startsAt.getTime()) / minutes);
    return { title, timeZone, place, link, startsAt, minutes: length, breakMinutes: breaks };
  };
  const first = sessionOn(form.day);
  if (first.minutes < 5 || first.breakMinutes >= first.minutes) return null;
  const step = form.every === "week" ? 7 : 1;
  const rest = Array.from({ length: form.sessions - 1 }, (_, at) => sessionOn(daysAfter(form.day, (at + 1) * step)));
  return [first, ...rest];
}

const daysAfter = (day: string, count: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + count * days).toISOString().slice(0, 10);

export function facilitatorsIn(form: NewRun, accounts: readonly string[]) {
  const rows = [
    { name: form.facilitator1, qualification: form.qualification1, account: form.account1 },
    { name: form.facilitator2, qualification: form.qualification2, account: form.account2 },
  ];
  return rows.flatMap(({ name, qualification, account }) =>
    name
      ? [{ name, qualification: qualification ?? "", personId: account && accounts.includes(account) ? account : null }]
      : [],
  );
}
