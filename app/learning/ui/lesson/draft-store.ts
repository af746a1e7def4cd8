import { isRecord } from "../save-response.ts";

/** Words that wait on this device for the server, and the wording of the question that they answer. */
export type Draft = { text: string; base: number; writer: string; asked: string | null };

const ours = /^(shared )?reflection /;

/** One place for each person: nobody else who uses this device is shown it, and on a shared one it goes with the tab. */
export function draftKey(personId: string, lessonId: string, promptId: string, isShared: boolean): string {
  return `${isShared ? "shared " : ""}reflection ${personId} ${lessonId} ${promptId}`;
}

const storeOf = (key: string) => (key.startsWith("shared ") ? sessionStorage : localStorage);

export function readDraft(key: string): Draft | null {
  try {
    const draft: unknown = JSON.parse(storeOf(key).getItem(key) ?? "null");
    if (!isRecord(draft) || typeof draft.text !== "string" || typeof draft.base !== "number") return null;
    const asked = typeof draft.asked === "string" ? draft.asked : null;
    return { text: draft.text, base: draft.base, writer: String(draft.writer), asked };
  } catch {
    // Storage that is closed to us holds nothing of ours.
    return null;
  }
}

/** Whether this device keeps the words now. */
export function writeDraft(key: string, draft: Draft): boolean {
  try {
    storeOf(key).setItem(key, JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

/** Once the server has the words; another tab's newer ones stay. */
export function removeDraft(key: string, text: string): void {
  try {
    if (readDraft(key)?.text === text) storeOf(key).removeItem(key);
  } catch {
    // Nothing was kept, so nothing is left behind.
  }
}

/** Everything of everybody that waits on this device: who signs out leaves nothing behind. */
export function forgetDrafts(): void {
  try {
    for (const store of [localStorage, sessionStorage]) {
      for (const key of Object.keys(store)) if (ours.test(key)) store.removeItem(key);
    }
  } catch {
    // Nothing was kept, so nothing is left behind.
  }
}
