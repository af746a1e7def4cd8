import { useRevalidator } from "@remix-run/react";
import { type FormEvent, type RefObject, useEffect, useRef, useState } from "react";
import { ownDrafts } from "#app/drafts/device.ts";
import { type Draft, isRecord } from "#app/drafts/draft.ts";
import { FormDraft } from "#app/drafts/form-draft.ts";
import { sendForm } from "#app/drafts/send-form.ts";
import { draftsChanged } from "#app/drafts/sender.ts";
import type { FormReply } from "#app/http/form-reply.ts";

export type EntryStatus = "idle" | "saving" | "saved" | "waiting" | "signed_out" | "not_kept";

/**
 * Records entries from a form that is used many times, also without a network: each press is a draft of its own on this
 * device until the server has it, and any page of this person sends what waits. What is typed and not sent comes back.
 */
export function useKeptEntry(form: RefObject<HTMLFormElement | null>, personId: string, action: string) {
  const { revalidate } = useRevalidator();
  const [status, setStatus] = useState<EntryStatus>("idle");
  const [reply, setReply] = useState<FormReply>();
  const [waiting, setWaiting] = useState(0);
  const typing = useRef<FormDraft | null>(null);
  const place = `entry ${action}`;

  useEffect(() => {
    if (!form.current) return;
    const kept = new FormDraft(form.current, { personId, place, action });
    typing.current = kept;
    void kept.earlier().then((earlier) => {
      const newest = earlier.findLast(({ isReady }) => !isReady);
      if (!newest || kept.isChanged()) return;
      kept.restore(newest);
      void kept.remove(newest);
    });
  }, [form, personId, place, action]);

  useEffect(() => {
    let before = 0;
    const look = async () => {
      const { drafts } = await ownDrafts().list();
      const count = drafts.filter((draft) => draft.place === place && draft.isReady).length;
      setWaiting(count);
      if (count < before) revalidate();
      before = count;
    };
    document.addEventListener(draftsChanged, look);
    void look();
    return () => document.removeEventListener(draftsChanged, look);
  }, [place, revalidate]);

  const read = (isReady: boolean): Draft | null => {
    const kept = typing.current;
    return kept?.read({ key: kept.writer }, { isReady }) ?? null;
  };

  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const element = event.currentTarget;
    const draft = read(true);
    if (!draft || status === "saving") return;
    setStatus("saving");
    setReply(undefined);
    const store = ownDrafts();
    const isKept = store.personId === personId && (await store.put(draft));
    const sent = await sendForm(action, draft.fields, isRecord);
    if (sent.kind === "saved" || sent.kind === "refused") await store.remove(draft);
    if (sent.kind === "refused") {
      const field = isRecord(sent.body) && typeof sent.body.field === "string" ? sent.body.field : "";
      setReply({ values: {}, problems: { [field]: [sent.words] }, at: Date.now() });
      setStatus("idle");
      return;
    }
    const isThere = sent.kind === "saved";
    if (isThere || isKept) {
      clear(element, draft);
      typing.current = new FormDraft(element, { personId, place, action });
    }
    if (isThere) revalidate();
    setStatus(isThere ? "saved" : isKept ? (sent.kind === "signed-out" ? "signed_out" : "waiting") : "not_kept");
    document.dispatchEvent(new Event(draftsChanged));
  }

  const type = () => {
    const draft = read(false);
    if (draft && status !== "saving") void ownDrafts().put(draft);
  };

  return { status, reply, waiting, submit, type };
}

/**
 * Empties what was sent, and tells what watches a field; the day and the measure stay for the next entry, and so does
 * what was typed meanwhile.
 */
function clear(form: HTMLFormElement, sent: Draft): void {
  for (const name of ["value", "outOf", "note"]) {
    const field = form.elements.namedItem(name);
    const isField = field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement;
    if (!isField || field.value !== sent.fields.find(([each]) => each === name)?.[1]) continue;
    field.value = "";
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
  const value = form.elements.namedItem("value");
  if (value instanceof HTMLElement) value.focus();
}
