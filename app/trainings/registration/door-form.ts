import { z } from "zod";
import { oneLine } from "#app/http/typed-text.ts";
import { wholeNumber } from "#app/http/whole-number.ts";
import * as m from "#app/messages/catalog.ts";
import { minutes as minute } from "#app/time/durations.ts";

export const doorSchema = () =>
  z.object({
    name: z
      .string(m.trainingsDoorNameMissing())
      .transform(oneLine)
      .pipe(z.string().min(1, m.trainingsDoorNameMissing()).max(120)),
    email: z.string(m.trainingsEmailWrong()).trim().pipe(z.email(m.trainingsEmailWrong()).max(254)),
    session: z.uuid(),
    minutes: wholeNumber({ most: 1440, wrong: m.trainingsDoorMinutesWrong() }),
    hours: z.literal("on").optional(),
  });

type Session = { id: string; startsAt: Date; minutes: number };

/** The session that is on now, else the last before it, else the first; with the minutes from now to its end. */
export function sessionNearest<Each extends Session>(
  sessions: readonly Each[],
  now: Date,
): { session: Each; minutes: number } | null {
  const begun = sessions.filter(({ startsAt }) => startsAt <= now);
  const session = begun.at(-1) ?? sessions[0];
  if (!session) return null;
  const left = Math.floor((session.startsAt.getTime() + session.minutes * minute - now.getTime()) / minute);
  return { session, minutes: left > 0 && left < session.minutes ? left : session.minutes };
}
