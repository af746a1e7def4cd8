import { z } from "zod";
import type { Agenda } from "#app/catalog/program.ts";
import * as m from "#app/messages/catalog.ts";

export const rhythms = ["program", "weekly", "every_two_weeks", "monthly"] as const;
/** How often sessions are proposed: in the program's own weeks, or evenly; monthly keeps the weekday. */
export type Rhythm = (typeof rhythms)[number];

export const isRhythm = (word: unknown): word is Rhythm => rhythms.some((rhythm) => rhythm === word);

export type ProposedSession = { key: string; title: string; minutes: number; day: string };

const weeksApart: Record<Exclude<Rhythm, "program">, number> = { weekly: 1, every_two_weeks: 2, monthly: 4 };

/** A session for each agenda, the first on `firstDay` (YYYY-MM-DD), all on its weekday. */
export function proposedSessions(agendas: readonly Agenda[], firstDay: string, rhythm: Rhythm): ProposedSession[] {
  const firstWeek = agendas[0]?.week ?? 0;
  return agendas.map(({ key, title, minutes, week }, index) => {
    const weeks = rhythm === "program" ? week - firstWeek : monthlyOr(rhythm, index);
    return { key, title, minutes, day: weeksLater(firstDay, weeks) };
  });
}

/** Twelve months are 52 weeks, so that monthly sessions do not drift by a month over the year. */
function monthlyOr(rhythm: Exclude<Rhythm, "program">, index: number): number {
  return rhythm === "monthly" ? Math.round((index * 52) / 12) : index * weeksApart[rhythm];
}

function weeksLater(day: string, weeks: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + weeks * 7 * 86_400_000).toISOString().slice(0, 10);
}

export const dayField = (key: string) => `day-${key}`;
export const timeField = (key: string) => `time-${key}`;
export const takenField = (key: string) => `take-${key}`;

/** The form that makes the proposed sessions: each can be moved or left out. */
export const sessionPlanSchema = (keys: readonly string[]) =>
  z.object({
    ...Object.fromEntries(keys.map((key) => [dayField(key), z.iso.date(m.planDayMissing())])),
    ...Object.fromEntries(
      keys.map((key) => [
        timeField(key),
        z.string(m.planTimeMissing()).regex(/^([01]\d|2[0-3]):[0-5]\d$/, m.planTimeMissing()),
      ]),
    ),
    ...Object.fromEntries(keys.map((key) => [takenField(key), z.literal("on").optional()])),
    place: z.string().trim().max(200).optional(),
    link: z
      .url({ protocol: /^https?$/, error: m.planLinkWrong() })
      .max(1_000)
      .optional(),
  });
