import { isRecord } from "./draft.ts";
import { DraftStore, type Owner } from "./draft-store.ts";

let open: DraftStore | null = null;

/** The drafts of the person signed in on this page; null if nobody is. Only the page holds the key. */
export function ownDrafts(): DraftStore | null {
  const owner = ownerIn(document.querySelector<HTMLMetaElement>('meta[name="drafts"]')?.content);
  if (!owner) return null;
  if (open?.personId !== owner.personId) open = new DraftStore(owner, { device: stored(0), tab: stored(1) });
  return open;
}

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
