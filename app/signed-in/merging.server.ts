import { z } from "zod";
import { sealedCookie } from "#app/http/sealed-cookie.server.ts";
import type { Person } from "#app/identity/person/person.ts";

/** How far somebody is in proving that another account is theirs too; good in the session that it was begun in. */
const mergeCookie = sealedCookie(
  "merge",
  30,
  z.object({
    sessionId: z.string(),
    email: z.string(),
    /** Whose it is, once their password or their code was right. */
    goneId: z.string().nullable(),
    /** The second step was passed too, or there is none. */
    isProved: z.boolean(),
  }),
);

type Progress = { email: string; goneId: string | null; isProved: boolean };

/** The header that keeps how far they are. */
export function writeMerging(request: Request, person: Person, progress: Progress): string {
  return mergeCookie.write(request, { ...progress, sessionId: person.session.id });
}

/** How far they are; null when they have not begun, or in another session. */
export function readMerging(request: Request, person: Person): Progress | null {
  const merging = mergeCookie.read(request);
  return merging?.sessionId === person.session.id ? merging : null;
}

export const clearMerging = (request: Request): string => mergeCookie.clear(request);
