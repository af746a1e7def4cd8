import { useCallback, useEffect, useRef, useState } from "react";
import type { Draft } from "#app/drafts/draft.ts";
import { FormDraft, fieldNamed } from "#app/drafts/form-draft.ts";
import { fieldsOf } from "#app/drafts/send-form.ts";
import { openForms } from "#app/drafts/sender.ts";

type Kept = { personId: string | null; place: string; action: string; isSaved: (draft: Draft) => boolean };

/**
 * Stores on this device, from the first key on, what is typed into a form with a button, until the server has it. Calls
 * `resend` with a form that was sent before and never arrived.
 */
export function useKeptForm({ personId, place, action, isSaved }: Kept, resend: (form: FormData) => void) {
  const [form, setForm] = useState<HTMLFormElement | null>(null);
  const [hasReturned, setReturned] = useState(false);
  const [others, setOthers] = useState<Draft[]>([]);
  const draft = useRef<FormDraft | null>(null);
  const given = useRef<Draft[]>([]);
  const latest = useRef({ isSaved, resend });
  useEffect(() => {
    latest.current = { isSaved, resend };
  });

  useEffect(() => {
    if (!form || personId === null) return;
    const kept = new FormDraft(form, { personId, place, action });
    draft.current = kept;
    let hasTyped = false;
    const keep = () => {
      hasTyped = true;
      void kept.keep(kept.read({}, { isReady: false }));
    };
    const keepTyped = (event: Event) => isTextField(event.target) && keep();
    if (kept.isChanged()) keep(); // typed before this script ran
    form.addEventListener("input", keepTyped);
    openForms.add(place);
    void kept.earlier().then(async (earlier) => {
      const old = earlier.filter((each) => latest.current.isSaved(each));
      for (const each of old) await kept.remove(each);
      const waiting = earlier.filter((each) => !old.includes(each));
      const newest = waiting.at(-1);
      if (!newest || hasTyped) return setOthers(waiting);
      kept.restore(newest);
      given.current = [newest];
      setReturned(true);
      setOthers(waiting.slice(0, -1));
      if (newest.isReady) latest.current.resend(formDataOf(form, newest));
    });
    return () => {
      form.removeEventListener("input", keepTyped);
      openForms.delete(place);
      draft.current = null;
    };
  }, [form, personId, place, action]);

  /** Stores a form that was sent but did not arrive: any page of this person may send it again. */
  const keepSent = useCallback(async (fields: FormData, isReady: boolean): Promise<boolean> => {
    const kept = draft.current;
    if (!kept) return false;
    const isKept = await kept.keep({ ...kept.read({}, { isReady }), fields: fieldsOf(fields) });
    if (isKept) await removeAll(kept, given.current);
    return isKept;
  }, []);

  /** Removes the draft that the server now has, unless more was typed meanwhile. */
  const forget = useCallback(async (fields: FormData): Promise<void> => {
    const kept = draft.current;
    if (!kept) return;
    const now = kept.read({}, { isReady: false });
    await kept.remove({ ...now, fields: fieldsOf(fields) });
    await removeAll(kept, given.current);
    setReturned(false);
  }, []);

  const discard = useCallback((other: Draft) => {
    void draft.current?.remove(other);
    setOthers((before) => before.filter((each) => each !== other));
  }, []);

  return { formRef: setForm, hasReturned, others, discard, keepSent, forget };
}

async function removeAll(kept: FormDraft, drafts: Draft[]): Promise<void> {
  for (const draft of drafts.splice(0)) await kept.remove(draft);
}

/** The form as it was sent, by the person whose page this is. */
function formDataOf(form: HTMLFormElement, { fields }: Draft): FormData {
  const data = new FormData();
  for (const [name, value] of fields) data.append(name, value);
  const person = fieldNamed(fieldsOf(new FormData(form)), "person");
  if (person !== undefined) data.set("person", person);
  return data;
}

function isTextField(target: EventTarget | null): boolean {
  return target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type === "text");
}
