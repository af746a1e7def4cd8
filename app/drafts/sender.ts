import { forgetOthersTables, ownDrafts } from "./device.ts";
import { type Draft, isRecord, pauseAfter } from "./draft.ts";
import type { DraftStore } from "./draft-store.ts";
import { sendForm } from "./send-form.ts";

/** Places with an open form on this page, which sends its own drafts. */
export const openForms = new Set<string>();

/** Dispatched on `document` whenever the drafts waiting on this device change. */
export const draftsChanged = "drafts-changed";

/**
 * Sends the drafts that are ready, oldest first; all of them if their author pressed the button. A refused draft stays,
 * with the reason. False if the site cannot be reached or nobody is signed in: then try again later.
 */
export async function sendReady(
  store: DraftStore,
  isMine: (draft: Draft) => boolean,
  { isPressed = false } = {},
): Promise<boolean> {
  const { drafts } = await store.list();
  for (const draft of drafts) {
    if (draft.isForm || !(draft.isReady || isPressed) || !isMine(draft)) continue;
    const sent = await sendForm(draft.action, draft.fields, isRecord);
    if (sent.kind === "signed-out" && store.isGuest) continue; // a text that only an account can save
    if (sent.kind === "signed-out" || sent.kind === "unreachable") return false;
    if (sent.kind === "saved") await store.remove(draft);
    else if (sent.isFinal) await store.refuse(draft, sent.words);
  }
  return true;
}

/**
 * Sends waiting drafts from every signed-in page: at once, when the network or the page comes back, and again after a
 * growing delay. One tab at a time.
 */
export function startSending(): void {
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isSending = false;

  const send = async () => {
    const store = ownDrafts();
    if (isSending) return;
    clearTimeout(timer);
    isSending = true;
    const isDone = await alone(() => sendReady(store, ({ place }) => !openForms.has(place)));
    isSending = false;
    failures = isDone ? 0 : failures + 1;
    if (!isDone) timer = setTimeout(send, pauseAfter(failures));
    document.dispatchEvent(new Event(draftsChanged));
  };

  window.addEventListener("online", () => void send());
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") void send();
  });
  document.addEventListener("submit", askBeforeSignOut, true);
  forgetOthersTables();
  void send();
}

/** Two tabs sending at once would create two versions of one text. True if another tab is already sending. */
async function alone(task: () => Promise<boolean>): Promise<boolean> {
  if (!navigator.locks) return task();
  return navigator.locks.request("drafts", { ifAvailable: true }, (lock) => (lock ? task() : true));
}

const patienceMs = 3_000;

/** Signing out with unsent drafts first shows a page that says so. */
function askBeforeSignOut(event: Event): void {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || form.getAttribute("action") !== "/sign-out") return;
  const store = ownDrafts();
  if (form.dataset.decided !== undefined) return;
  event.preventDefault();
  event.stopPropagation();
  void leave(form, store);
}

async function leave(form: HTMLFormElement, store: DraftStore): Promise<void> {
  const patience = new Promise<void>((resolve) => setTimeout(resolve, patienceMs));
  await Promise.race([sendReady(store, () => true), patience]);
  const { drafts, unreadable } = await store.list();
  if (drafts.length + unreadable > 0) location.assign("/drafts?leaving");
  else form.submit();
}
