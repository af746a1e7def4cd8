import { isRecord } from "./draft.ts";
import { DraftStore, type Owner } from "./draft-store.ts";

let open: DraftStore | null = null;

/** The name under which a person's tables are kept on this device (learning/your-data/kept-table.ts). */
export const tablePrefix = (personId: string): string => `table ${personId} `;

/** The person signed in on this page; null for a guest. */
export const ownerOfPage = (): Owner | null =>
  ownerIn(document.querySelector<HTMLMetaElement>('meta[name="drafts"]')?.content);

export const deviceStorage = (): Storage => stored(0);

/** Removes the tables of everybody who is not signed in here: the page after signing out belongs to nobody. */
export function forgetOthersTables(): void {
  const own = tablePrefix(ownerOfPage()?.personId ?? "");
  const device = deviceStorage();
  for (const name of Object.keys(device)) {
    if (name.startsWith("table ") && !name.startsWith(own)) device.removeItem(name);
  }
}

/** The answers of a guest are kept as long as their cookie (learning/guest.server.ts). */
const guest: Owner = { personId: "guest", key: null, isShared: false, longestAgeMs: 7 * 24 * 3_600_000 };

/** The drafts of the person signed in on this page, or of a guest. Only the page of a person holds their key. */
export function ownDrafts(): DraftStore {
  const owner = ownerOfPage() ?? guest;
  if (open?.personId !== owner.personId) open = new DraftStore(owner, { device: stored(0), tab: stored(1) });
  return open;
}

/** Guests' text in this browser that the site does not have. */
export const guestDrafts = (): DraftStore => new DraftStore(guest, { device: stored(0), tab: stored(1) });

/** Whether there is any, without reading it. */
export const hasGuestDrafts = (): boolean =>
  Object.keys(stored(0)).some((name) => name.startsWith(`draft ${guest.personId} `));

function ownerIn(content: string | undefined): Owner | null {
  const found: unknown = JSON.parse(content ?? "null");
  if (!isRecord(found) || typeof found.personId !== "string" || typeof found.key !== "string") return null;
  return { personId: found.personId, key: found.key, isShared: found.isShared === true };
}

/** Browsers that forbid storage throw on access; then nothing is kept, and pages say so. */
function stored(which: 0 | 1): Storage {
  try {
    return which === 0 ? localStorage : sessionStorage;
  } catch {
    return forbidden;
  }
}

const forbidden: Storage = {
  length: 0,
  key: () => null,
  getItem: () => null,
  setItem: () => {
    throw new Error("This browser keeps nothing for this site.");
  },
  removeItem: () => undefined,
  clear: () => undefined,
};
