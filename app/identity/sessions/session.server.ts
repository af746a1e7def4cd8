import { type Adapter, generateIdFromEntropySize, Lucia, TimeSpan } from "lucia";
import { readCookie } from "#app/http/cookies.server.ts";
import { isSecure } from "#app/http/is-secure.server.ts";
import { hashOf } from "#app/secrets/secrets.server.ts";
import { clockLead, currentTime } from "#app/time/clock.ts";
import type { Db } from "#db/client.server.ts";
import type { Person } from "../person/person.ts";
import { grantsInSession, secondStepOf, viewAsInSession } from "../person/second-step.ts";
import type { SignInMethod } from "../person/sign-in-method.ts";
import { deviceOf } from "./device.ts";
import {
  deleteExpiredSessions,
  deleteSession,
  deleteSessionsOf,
  findPersonWithoutSession,
  findSession,
  insertSession,
  updateSessionToken,
  updateSessionUse,
} from "./queries/sessions.server.ts";
import { expiryOf, isUseWorthNoting } from "./session.ts";

// Lucia is no longer developed by its maintainers, so only this file imports it.
declare module "lucia" {
  interface Register {
    Lucia: ReturnType<typeof luciaOver>;
    DatabaseUserAttributes: { person: Person };
    DatabaseSessionAttributes: NewSession;
  }
}

export type SignInDetails = {
  method: SignInMethod;
  /** Several people use this browser. */
  isShared?: boolean;
  hasPassedSecondStep?: boolean;
};

type NewSession = { method: SignInMethod; isShared: boolean; secondStepAt: Date | null; device: string | null };

const asking = new WeakMap<Db, Map<string, Promise<Person | null>>>();

/**
 * The person whose session cookie a request carries; null for none. The loaders of one page ask in the same tick and
 * share one query.
 */
export function personFor(db: Db, request: Request): Promise<Person | null> {
  const lucia = luciaOver(db, isSecure(request));
  const token = tokenIn(lucia, request);
  if (!token) return Promise.resolve(null);
  const asked = asking.get(db) ?? new Map<string, Promise<Person | null>>();
  asking.set(db, asked);
  const answer = asked.get(token) ?? lucia.validateSession(token).then(({ user }) => user?.person ?? null);
  if (!asked.has(token)) setImmediate(() => asked.delete(token));
  asked.set(token, answer);
  return answer;
}

/**
 * The same for a stream that stays open: it does not count as use of the session, so that a page left open on a shared
 * computer does not keep it alive.
 */
export async function personWatching(db: Db, request: Request): Promise<Person | null> {
  const token = tokenIn(luciaOver(db, isSecure(request)), request);
  const found = token ? await findSession(db, hashOf(token)) : null;
  return found && found.expiresAt > currentTime() ? personIn(found) : null;
}

/**
 * The person who acts by a secret that only they were given, such as an address for their answers. Roles that wait for a
 * second step do not count, because none was passed.
 */
export async function personWithoutSession(db: Db, personId: string): Promise<Person | null> {
  const found = await findPersonWithoutSession(db, personId);
  if (!found) return null;
  const { emailVerifiedAt, grants, ...person } = found;
  const secondStep = "needed" as const;
  return {
    ...person,
    isEmailVerified: emailVerifiedAt !== null,
    grants: grantsInSession(grants, { secondStep, viewAs: null }),
    session: {
      ...{ id: "", method: "email_link" as const, isShared: false, provedAt: new Date(0), secondStep, viewAs: null },
      ...{ unreadNotifications: 0, isMailStopped: false },
    },
  };
}

/** Starts a session and returns its cookie. Every sign-in gets a new token. */
export async function startSession(
  db: Db,
  request: Request,
  personId: string,
  { method, isShared = false, hasPassedSecondStep = false }: SignInDetails = { method: "password" },
): Promise<string> {
  const lucia = luciaOver(db, isSecure(request));
  const session = await lucia.createSession(personId, {
    method,
    isShared,
    secondStepAt: hasPassedSecondStep ? currentTime() : null,
    device: deviceOf(request.headers.get("user-agent")),
  });
  return cookieFor(lucia, session.id, isShared);
}

/**
 * Gives the request's session a new token after reauthentication or a change of how its person signs in (ASVS 7.2.4),
 * so that a token copied before becomes worthless. Returns the new cookie; null when the session has ended. `isProof`
 * says that the person has just reauthenticated; everything else about the session stays.
 */
export async function renewSession(
  db: Db,
  request: Request,
  { isProof = false, hasPassedSecondStep = false }: { isProof?: boolean; hasPassedSecondStep?: boolean } = {},
): Promise<string | null> {
  const lucia = luciaOver(db, isSecure(request));
  const before = tokenIn(lucia, request);
  if (!before) return null;
  const token = generateIdFromEntropySize(25); // as Lucia generates them
  const now = currentTime();
  const session = await updateSessionToken(db, hashOf(before), {
    tokenHash: hashOf(token),
    ...(isProof && { provedAt: now }),
    ...(hasPassedSecondStep && { secondStepAt: now }),
  });
  return session && cookieFor(lucia, token, session.isShared);
}

/** The token in the request's session cookie. Lucia's own parser throws on any cookie that cannot be decoded. */
function tokenIn(lucia: ReturnType<typeof luciaOver>, request: Request): string | null {
  return readCookie(request, lucia.sessionCookieName);
}

function cookieFor(lucia: ReturnType<typeof luciaOver>, token: string, isShared: boolean): string {
  const cookie = lucia.createSessionCookie(token);
  // Without a maximum age, the browser deletes it when it is closed.
  if (isShared) delete cookie.attributes.maxAge;
  return cookie.serialize();
}

/** Ends the request's session and returns the cookie that clears it. */
export async function endSession(db: Db, request: Request): Promise<string> {
  const lucia = luciaOver(db, isSecure(request));
  const token = tokenIn(lucia, request);
  if (token) await lucia.invalidateSession(token);
  return lucia.createBlankSessionCookie().serialize();
}

/** Ends every session of a person but the request's own. */
export async function endOtherSessions(db: Db, request: Request, personId: string): Promise<void> {
  const token = tokenIn(luciaOver(db, isSecure(request)), request);
  await deleteSessionsOf(db, personId, token ? hashOf(token) : undefined);
}

function luciaOver(db: Db, secure: boolean) {
  return new Lucia(adapterOver(db), {
    // So long that Lucia extends the session at every use; session.ts sets the real end (`updateSessionExpiration`).
    sessionExpiresIn: new TimeSpan(365, "d"),
    sessionCookie: {
      name: secure ? "__Host-session" : "session",
      expires: false, // the database decides when a session ends, so pages need not renew the cookie
      attributes: { secure, sameSite: "lax", path: "/" },
    },
    getUserAttributes: ({ person }) => ({ person }),
  });
}

function adapterOver(db: Db): Adapter {
  const read = new Map<string, Found>();
  return {
    async getSessionAndUser(token) {
      const found = await findSession(db, hashOf(token));
      if (!found) return [null, null];
      read.set(token, found);
      const person = personIn(found);
      return [
        { id: token, userId: person.id, expiresAt: onSystemClock(found.expiresAt), attributes: newSessionOf(found) },
        { id: person.id, attributes: { person } },
      ];
    },
    getUserSessions: () => Promise.reject(new Error("Tokens are not kept; queries/sessions.server.ts lists sessions.")),
    setSession({ id, userId, attributes }) {
      const now = currentTime();
      const expiresAt = expiryOf({ createdAt: now, isShared: attributes.isShared }, now);
      const times = { createdAt: now, lastUsedAt: now, provedAt: now, expiresAt };
      return insertSession(db, { tokenHash: hashOf(id), personId: userId, ...times, ...attributes });
    },
    async updateSessionExpiration(token) {
      const found = read.get(token);
      const now = currentTime();
      if (found && isUseWorthNoting(found, now)) await updateSessionUse(db, hashOf(token), expiryOf(found, now));
    },
    deleteSession: (token) => deleteSession(db, hashOf(token)),
    deleteUserSessions: (personId) => deleteSessionsOf(db, personId),
    deleteExpiredSessions: () => deleteExpiredSessions(db),
  };
}

type Found = NonNullable<Awaited<ReturnType<typeof findSession>>>;

/** Lucia compares with the system's clock. */
const onSystemClock = (moment: Date) => new Date(moment.getTime() - clockLead());

function newSessionOf({ method, isShared, secondStepAt }: Found): NewSession {
  return { method, isShared, secondStepAt, device: null };
}

function personIn(found: Found): Person {
  const { id, name, pronouns, email, timeZone, language, isDemo, erasureDueAt, organizationIds, cohortIds } = found;
  const secondStep = secondStepOf({
    grants: found.grants,
    isDemo,
    hasMethod: found.hasSecondStep,
    isPassed: found.secondStepAt !== null,
  });
  const chosen = found.viewAsRole ? { role: found.viewAsRole, organizationId: found.viewAsOrganizationId } : null;
  const viewAs = viewAsInSession(found.grants, { secondStep, viewAs: chosen });
  return {
    ...{ id, name, pronouns, email, timeZone, language, isDemo, erasureDueAt, organizationIds, cohortIds },
    isEmailVerified: found.emailVerifiedAt !== null,
    grants: grantsInSession(found.grants, { secondStep, viewAs }),
    session: {
      id: found.sessionId,
      method: found.method,
      isShared: found.isShared,
      provedAt: found.provedAt,
      secondStep,
      viewAs,
      unreadNotifications: found.unreadNotifications,
      isMailStopped: found.isMailStopped,
    },
  };
}
