import type { SavedReflection } from "#app/learning/lesson-state.ts";
import { isRecord, sendForm } from "../save-response.ts";
import { readDraft, removeDraft, writeDraft } from "./draft-store.ts";

export type DraftStatus =
  | { kind: "idle" | "saving" | "saved" | "signed-out" }
  /** isKept: this device holds the words until the server does. */
  | { kind: "typing" | "waiting"; isKept: boolean }
  | { kind: "refused"; words: string };

type Saved = { reflection: SavedReflection; overtaken: boolean };
const isSaved = (body: unknown): body is Saved => isRecord(body) && isRecord(body.reflection);

const pauseMs = 1200;
const longestWaitMs = 60_000;

export type DraftKeeper = { type: () => void; send: () => void; stop: () => void };

/**
 * Saves what is typed into a reflection's form: on this device at once, on the server a moment later, and again until
 * it is there. The field itself holds the words, so nothing typed before the script ran is lost either.
 */
export function keepDraft(
  form: HTMLFormElement,
  { action, key, saved }: { action: string; key: string; saved: { text: string; revision: number } | null },
  tell: { status: (status: DraftStatus) => void; saved: (saved: Saved) => void; returned: () => void },
): DraftKeeper {
  const writer = Array.from(crypto.getRandomValues(new Uint32Array(3)), (part) => part.toString(36)).join("");
  let base = saved?.revision ?? 0;
  let sent = saved?.text ?? "";
  let asked = askedIn(form);
  let failures = 0;
  let isSending = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const keep = () => writeDraft(key, { text: textIn(form), base, writer, asked });
  const isUnsent = () => textIn(form) !== sent;
  const sendIn = (waitMs: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => void send(), waitMs);
  };

  async function send({ isLast = false } = {}): Promise<void> {
    clearTimeout(timer);
    if (isSending && !isLast) return sendIn(pauseMs);
    const text = textIn(form);
    const fields = new FormData(form);
    fields.set("writer", writer);
    fields.set("base", String(base));
    if (asked !== null) fields.set("asked", asked);
    isSending = true;
    tell.status({ kind: "saving" });
    const outcome = await sendForm(action, fields, isSaved, { isLast });
    isSending = false;
    if (outcome.kind === "saved") {
      base = outcome.answer.reflection.revision;
      sent = text;
      failures = 0;
      removeDraft(key, text);
      tell.saved(outcome.answer);
      tell.status({ kind: "saved" });
      if (isUnsent()) type();
      return;
    }
    const isKept = keep();
    if (outcome.kind === "refused") return tell.status({ kind: "refused", words: outcome.words });
    if (outcome.kind === "signed-out") return tell.status({ kind: "signed-out" });
    tell.status({ kind: "waiting", isKept });
    if (!isLast) sendIn(Math.min(longestWaitMs, 2000 * 2 ** failures++));
  }

  function type() {
    asked = askedIn(form); // whoever types has this page's question before them
    tell.status({ kind: "typing", isKept: keep() });
    sendIn(pauseMs);
  }

  const retry = () => {
    if (isUnsent()) void send();
  };
  const leave = () => {
    if (document.visibilityState === "hidden" && isUnsent()) void send({ isLast: true });
  };
  window.addEventListener("online", retry);
  document.addEventListener("visibilitychange", leave);

  const draft = readDraft(key);
  const field = fieldIn(form);
  if (field && draft && draft.text !== sent) {
    field.value = draft.text;
    base = draft.base;
    asked = draft.asked ?? asked;
    tell.returned();
    void send();
  } else if (draft) removeDraft(key, draft.text);
  else if (isUnsent()) type();

  return {
    type,
    send: () => void send(),
    stop: () => {
      clearTimeout(timer);
      window.removeEventListener("online", retry);
      document.removeEventListener("visibilitychange", leave);
      if (isUnsent()) void send({ isLast: true });
    },
  };
}

function fieldIn(form: HTMLFormElement): HTMLTextAreaElement | null {
  const field = form.elements.namedItem("text");
  return field instanceof HTMLTextAreaElement ? field : null;
}

function askedIn(form: HTMLFormElement): string | null {
  const field = form.elements.namedItem("asked");
  return field instanceof HTMLInputElement ? field.value : null;
}

function textIn(form: HTMLFormElement): string {
  return fieldIn(form)?.value ?? "";
}
