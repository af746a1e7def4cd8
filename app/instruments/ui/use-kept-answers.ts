import { useEffect, useState } from "react";
import { ownDrafts } from "#app/drafts/device.ts";
import { isRecord } from "#app/drafts/draft.ts";
import { FormDraft } from "#app/drafts/form-draft.ts";
import { sendForm } from "#app/drafts/send-form.ts";
import { openForms } from "#app/drafts/sender.ts";

const answersPlace = (runId: string): string => `instrument ${runId}`;

/** How long someone pauses before their answers are sent to be kept. */
const pauseMs = 1_500;

/** Where what was chosen last is kept: on this device, and for linked instruments on the server. */
export type KeptAt = "device" | "server";

type Form = { personId: string; runId: string; isKeptByServer: boolean };

/**
 * Keeps what is chosen and typed until it is sent, and brings it back after an interruption: on this device at once, and
 * where answers are linked to their author also on the server, so that any other device goes on with them.
 */
export function useKeptAnswers({ personId, runId, isKeptByServer }: Form) {
  const [form, setForm] = useState<HTMLFormElement | null>(null);
  const [hasReturned, setReturned] = useState(false);
  const [keptAt, setKeptAt] = useState<KeptAt | null>(null);
  useEffect(() => {
    if (!form) return;
    const place = answersPlace(runId);
    const action = `/instruments/${runId}`;
    const draft = new FormDraft(form, { personId, place, action });
    let hasTyped = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const send = async () => {
      const kept = draft.read({}, { isReady: false });
      const sent = await sendForm(action, [...kept.fields, ["then", "keep"]], isKept);
      if (sent.kind !== "saved" || !sent.answer.isKept) return;
      setKeptAt("server");
      await draft.remove(kept);
    };
    const keep = () => {
      hasTyped = true;
      void draft.keep(draft.read({}, { isReady: false })).then((isStored) => {
        if (isStored) setKeptAt("device");
      });
      clearTimeout(timer);
      if (isKeptByServer) timer = setTimeout(send, pauseMs);
    };
    form.addEventListener("input", keep);
    openForms.add(place);
    void draft.earlier().then((earlier) => {
      const newest = earlier.at(-1);
      if (!newest || hasTyped) return;
      draft.restore(newest);
      for (const field of form.querySelectorAll<HTMLInputElement>("input[type=radio], input[type=checkbox]"))
        field.checked = newest.fields.some(([name, value]) => name === field.name && value === field.value);
      setReturned(true);
    });
    return () => {
      clearTimeout(timer);
      form.removeEventListener("input", keep);
      openForms.delete(place);
    };
  }, [form, personId, runId, isKeptByServer]);
  return { formRef: setForm, hasReturned, keptAt };
}

const isKept = (body: unknown): body is { isKept: boolean } => isRecord(body) && typeof body.isKept === "boolean";

/** Removes what this device kept of answers that were sent. */
export function ForgetAnswers({ personId, runId }: { personId: string; runId: string }): null {
  useEffect(() => {
    void forget(personId, runId);
  }, [personId, runId]);
  return null;
}

async function forget(personId: string, runId: string): Promise<void> {
  const store = ownDrafts();
  if (store?.personId !== personId) return;
  for (const draft of (await store.list()).drafts) if (draft.place === answersPlace(runId)) await store.remove(draft);
}
