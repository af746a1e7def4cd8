import { useEffect, useState } from "react";
import { ownDrafts } from "#app/drafts/device.ts";
import { FormDraft } from "#app/drafts/form-draft.ts";
import { openForms } from "#app/drafts/sender.ts";

export const answersPlace = (runId: string): string => `instrument ${runId}`;

/** Keeps what is chosen and typed on this device until it is sent, and brings it back after an interruption. */
export function useKeptAnswers({ personId, runId }: { personId: string; runId: string }) {
  const [form, setForm] = useState<HTMLFormElement | null>(null);
  const [hasReturned, setReturned] = useState(false);
  useEffect(() => {
    if (!form) return;
    const place = answersPlace(runId);
    const draft = new FormDraft(form, { personId, place, action: `/instruments/${runId}` });
    let hasTyped = false;
    const keep = () => {
      hasTyped = true;
      void draft.keep(draft.read({}, { isReady: false }));
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
      form.removeEventListener("input", keep);
      openForms.delete(place);
    };
  }, [form, personId, runId]);
  return { formRef: setForm, hasReturned };
}

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
