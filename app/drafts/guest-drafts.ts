import { guestDrafts, ownDrafts } from "./device.ts";
import { draftsChanged } from "./sender.ts";

/** How many texts a guest left on this device. */
export async function countGuestDrafts(): Promise<number> {
  return (await guestDrafts().list()).drafts.length;
}

/** Makes them the signed-in person's own, to be sent by their pages. They said that they are theirs. */
export async function adoptGuestDrafts(): Promise<void> {
  const own = ownDrafts();
  const guests = guestDrafts();
  if (own.personId === guests.personId) return;
  for (const draft of (await guests.list()).drafts) {
    const fields = draft.fields.map(([name, value]): [string, string] => [
      name,
      name === "person" ? own.personId : value,
    ]);
    const isKept = await own.put({ ...draft, fields, isReady: true, refusal: null });
    if (isKept) await guests.remove(draft);
  }
  document.dispatchEvent(new Event(draftsChanged));
}

export async function discardGuestDrafts(): Promise<void> {
  await guestDrafts().discardAll();
}
