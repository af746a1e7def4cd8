import { z } from "zod";
import { sealedCookie } from "#app/http/sealed-cookie.server.ts";
import type { Person } from "#app/identity/person/person.ts";

/** A person's progress in proving that another account is theirs too; valid in the session that started it. */
const mergeCookie = sealedCookie(
  "merge",
  30,
  z.object({
    sessionId: z.string(),
    email: z.string(),
    /** The other account's person, once their password or code was right. */
    goneId: z.string().nullable(),
    /** The second step was passed too, or there is none. */
    isProved: z.boolean(),
  }),
);

type Progress = { email: string; goneId: string | null; isProved: boolean };

/** The header that saves the progress. */
export function writeMerging(request: Request, person: Person, progress: Progress): string {
  return mergeCookie.write(request, { ...progress, sessionId: person.session.id });
}

/** The progress; null when they have not started, or started in another session. */
export function readMerging(request: Request, person: Person): Progress | null {
  const merging = mergeCookie.read(request);
  return merging?.sessionId === person.session.id ? merging : null;
}

export const clearMerging = (request: Request): string => mergeCookie.clear(request);
