export type Limit = { attempts: number; minutes: number };

/** Too many attempts: no other one before this moment. */
export type Wait = { waitUntil: Date };

/**
 * Nobody is kept out by what is counted for an account alone: someone elsewhere could lock its owner out. A school or a
 * workshop shares one address, so an address may try much more often than one person there. `everywhere` counts what all
 * browsers that the account has not used before do together, whatever their network; past it the page asks for another
 * proof or waits, and a browser that its owner signed in with before is counted by itself (OWASP: device cookies).
 */
export const limits = {
  signIn: {
    account: { attempts: 10, minutes: 15 },
    address: { attempts: 100, minutes: 15 },
    everywhere: { attempts: 100, minutes: 24 * 60 },
  },
  signUp: { account: { attempts: 5, minutes: 60 }, address: { attempts: 60, minutes: 60 } },
  /** Mail with a link that signs its owner in, the person who asked for it, so that no mailbox is flooded. */
  mail: {
    account: { attempts: 5, minutes: 15 },
    address: { attempts: 120, minutes: 60 },
    everywhere: { attempts: 10, minutes: 60 },
  },
  /** Codes that a person who is signed in asks for: a stolen session must not use up the mail that gets its owner in. */
  mailAgain: {
    account: { attempts: 5, minutes: 15 },
    address: { attempts: 120, minutes: 60 },
    everywhere: { attempts: 10, minutes: 60 },
  },
  /**
   * Mail that gets nobody in (sign-up, a new address, a merge), counted apart: the person who asks for it in another's name
   * must not use up the mail that gets its owner in.
   */
  otherMail: {
    account: { attempts: 5, minutes: 15 },
    address: { attempts: 120, minutes: 60 },
    everywhere: { attempts: 10, minutes: 60 },
  },
  /** Codes from mail; past `everywhere` the link in the mail still works. */
  mailCode: {
    account: { attempts: 20, minutes: 15 },
    address: { attempts: 300, minutes: 15 },
    everywhere: { attempts: 30, minutes: 24 * 60 },
  },
  /**
   * Codes for a room. A right one is not counted, so a room behind one address may be large. `everywhere` bounds guessing
   * from many addresses; its reasoning is in app/identity/invitations/README.md.
   */
  invitation: {
    account: { attempts: 20, minutes: 15 },
    address: { attempts: 100, minutes: 15 },
    everywhere: { attempts: 500, minutes: 60 },
  },
  /** Invitations by mail, by who sends them: enough for a staff, too few for a mailing. `everywhere` is by who gets them. */
  invite: {
    account: { attempts: 100, minutes: 60 },
    address: { attempts: 400, minutes: 60 },
    everywhere: { attempts: 10, minutes: 24 * 60 },
  },
  /** By a person's id, for codes of an app and recovery codes; see second-step-limit.server.ts for the one across networks. */
  secondStep: { account: { attempts: 10, minutes: 15 }, address: { attempts: 100, minutes: 15 } },
  /** Check-in codes, by the id of who types them; a whole room types them at once. */
  checkIn: { account: { attempts: 10, minutes: 15 }, address: { attempts: 600, minutes: 15 } },
  /** Names typed at a kiosk, by the meeting: a whole room stands in line. */
  kiosk: { account: { attempts: 1000, minutes: 15 }, address: { attempts: 1000, minutes: 15 } },
  /** Calendar feeds, by the secret in the address; calendar programs ask every few minutes. */
  calendarFeed: { account: { attempts: 60, minutes: 60 }, address: { attempts: 600, minutes: 60 } },
  /** Reactions to a page that a team gives back, by the page; a gathering behind one address may write at once. */
  reaction: { account: { attempts: 60, minutes: 60 }, address: { attempts: 40, minutes: 60 } },
  /** Questions to authenticators: nothing can be guessed there, so this only keeps the table small. */
  passkey: { account: { attempts: 200, minutes: 15 }, address: { attempts: 600, minutes: 15 } },
} satisfies Record<string, Record<"account" | "address", Limit> & { everywhere?: Limit }>;

export type Attempted = keyof typeof limits;

/** Limits that are also counted by account, on all networks together. */
export type AttemptedAnywhere = {
  [What in Attempted]: (typeof limits)[What] extends { everywhere: Limit } ? What : never;
}[Attempted];

type Counter = Limit & { key: string };

const normalizeEmail = (email: string) => email.trim().toLowerCase();

/**
 * What one attempt counts against. Where the address is not known, only the account is left to tell people apart. A
 * device that the account's owner used before is counted alone: what others try beside it in a school is not its own.
 */
export function countersFor(what: Attempted, email: string, address: string, device: string | null = null): Counter[] {
  const { account: limit, address: networkLimit } = limits[what];
  if (device) return [{ key: `${what} account ${normalizeEmail(email)} on ${device}`, ...limit }];
  const network = networkOf(address);
  const account = { key: `${what} account ${normalizeEmail(email)} from ${network}`, ...limit };
  if (network === "unknown") return [account];
  return [account, { key: `${what} address ${network}`, ...networkLimit }];
}

/** What all browsers that an account has not used before count against together. */
export function counterEverywhere(what: AttemptedAnywhere, email: string): Counter {
  return { key: `${what} everywhere ${normalizeEmail(email)}`, ...limits[what].everywhere };
}

/** An IPv6 household or school has a /64 to itself: one of its addresses is as good as another. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (mapped?.[1]) return mapped[1];
  if (!address.includes(":")) return address || "unknown";
  const [head = "", tail] = address.toLowerCase().split("%")[0]?.split("::") ?? [];
  const front = head.split(":").filter(Boolean);
  const back = (tail ?? "").split(":").filter(Boolean);
  const middle = tail === undefined ? [] : Array.from({ length: 8 - front.length - back.length }, () => "0");
  const groups = [...front, ...middle, ...back].map((group) => group.replace(/^0+(?=.)/, ""));
  return `${groups.slice(0, 4).join(":")}::/64`;
}
