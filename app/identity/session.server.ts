import { createHash } from "node:crypto";
import { type Adapter, Lucia, TimeSpan } from "lucia";
import { site } from "#app/http/site.server.ts";
import type { Db } from "#db/client.server.ts";
import type { Person } from "./person.ts";
import {
  deleteExpiredSessions,
  deleteSession,
  deleteSessionsOf,
  findSession,
  insertSession,
  updateSessionExpiry,
} from "./queries/sessions.server.ts";

// Lucia's own maintainers have stopped developing it: nothing but this file imports it.
declare module "lucia" {
  interface Register {
    Lucia: ReturnType<typeof luciaOver>;
    DatabaseUserAttributes: { person: Person };
  }
}

/** Used at least once in this time, a session goes on; half of it must have passed before a use extends it. */
const lifetime = new TimeSpan(30, "d");

const asking = new WeakMap<Db, Map<string, Promise<Person | null>>>();

/** Who a request's cookie belongs to, if anybody. The loaders of one page ask in the same tick and share one query. */
export function personFor(db: Db, request: Request): Promise<Person | null> {
  const lucia = luciaOver(db, isSecure(request));
  const token = lucia.readSessionCookie(request.headers.get("cookie") ?? "");
  if (!token) return Promise.resolve(null);
  const asked = asking.get(db) ?? new Map<string, Promise<Person | null>>();
  asking.set(db, asked);
  const answer = asked.get(token) ?? lucia.validateSession(token).then(({ user }) => user?.person ?? null);
  if (!asked.has(token)) setImmediate(() => asked.delete(token));
  asked.set(token, answer);
  return answer;
}

/** Starts a session and returns the cookie that holds it. A new sign-in is always a new token. */
export async function startSession(db: Db, request: Request, personId: string): Promise<string> {
  const lucia = luciaOver(db, isSecure(request));
  const session = await lucia.createSession(personId, {});
  return lucia.createSessionCookie(session.id).serialize();
}

/** Ends the request's session and returns the cookie that clears it. */
export async function endSession(db: Db, request: Request): Promise<string> {
  const lucia = luciaOver(db, isSecure(request));
  const token = lucia.readSessionCookie(request.headers.get("cookie") ?? "");
  if (token) await lucia.invalidateSession(token);
  return lucia.createBlankSessionCookie().serialize();
}

/** Ends every session of a person but the request's own. */
export async function endOtherSessions(db: Db, request: Request, personId: string): Promise<void> {
  const token = luciaOver(db, isSecure(request)).readSessionCookie(request.headers.get("cookie") ?? "");
  await deleteSessionsOf(db, personId, token ? hashOf(token) : undefined);
}

/** What the database may know of a token: enough to recognize it, not enough to use it. */
export function hashOf(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}

function isSecure(request: Request): boolean {
  return (site().publicUrl ?? request.url).startsWith("https:");
}

function luciaOver(db: Db, secure: boolean) {
  return new Lucia(adapterOver(db), {
    sessionExpiresIn: lifetime,
    sessionCookie: {
      name: secure ? "__Host-session" : "session",
      expires: false, // the database decides when a session ends, so that no page has to renew the cookie
      attributes: { secure, sameSite: "lax", path: "/" },
    },
    getUserAttributes: ({ person }) => ({ person }),
  });
}

function adapterOver(db: Db): Adapter {
  return {
    async getSessionAndUser(token) {
      const found = await findSession(db, hashOf(token));
      if (!found) return [null, null];
      const { person, expiresAt } = found;
      return [
        { id: token, userId: person.id, expiresAt, attributes: {} },
        { id: person.id, attributes: { person } },
      ];
    },
    getUserSessions: () => Promise.reject(new Error("Tokens are not kept, so a person's sessions cannot be listed.")),
    setSession: ({ id, userId, expiresAt }) =>
      insertSession(db, { tokenHash: hashOf(id), personId: userId, expiresAt }),
    updateSessionExpiration: (token, expiresAt) => updateSessionExpiry(db, hashOf(token), expiresAt),
    deleteSession: (token) => deleteSession(db, hashOf(token)),
    deleteUserSessions: (personId) => deleteSessionsOf(db, personId),
    deleteExpiredSessions: () => deleteExpiredSessions(db),
  };
}
