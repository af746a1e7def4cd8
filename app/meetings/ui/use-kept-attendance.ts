import { useNavigate, useRevalidator, useSubmit } from "@remix-run/react";
import { type FormEvent, useCallback, useEffect, useRef, useState } from "react";
import { ownDrafts } from "#app/drafts/device.ts";
import { type Draft, isRecord } from "#app/drafts/draft.ts";
import { FormDraft } from "#app/drafts/form-draft.ts";
import { sendForm } from "#app/drafts/send-form.ts";
import { openForms, sendReady } from "#app/drafts/sender.ts";

type Form = { personId: string; path: string };

type Recorded = { recorded: number; unseen: string[] };
const isRecorded = (body: unknown): body is Recorded => isRecord(body) && Array.isArray(body.unseen);

/** Where the coach's entries are while the server does not have them. */
export type AttendanceStatus = "idle" | "kept" | "returned" | "sending" | "waiting" | "signed-out";

/**
 * Keeps the attendance form on this device from the first press on. Saved without a network it waits, and is sent when
 * the network is back, from this page or any other; the server leaves alone what another coach recorded meanwhile.
 */
export function useKeptAttendance({ personId, path }: Form) {
  const [form, setForm] = useState<HTMLFormElement | null>(null);
  const [status, setStatus] = useState<AttendanceStatus>("idle");
  const draft = useRef<FormDraft | null>(null);
  /** Whether it was saved and has not arrived: what is marked from then on goes with it. */
  const hasPressed = useRef(false);
  const { revalidate } = useRevalidator();
  const navigate = useNavigate();
  const reply = useSubmit();
  const place = `attendance ${path}`;

  const send = useCallback(async () => {
    const kept = draft.current?.read({}, { isReady: true });
    if (!kept) return;
    hasPressed.current = true;
    await draft.current?.keep(kept);
    setStatus("sending");
    const sent = await sendForm(path, kept.fields, isRecorded);
    if (sent.kind === "saved") {
      await draft.current?.discard();
      const unseen = sent.answer.unseen.length > 0 ? `&unseen=${sent.answer.unseen.join(",")}` : "";
      navigate(`${path}?saved${unseen}`, { replace: true });
    } else if (sent.kind === "refused" && form) {
      hasPressed.current = false;
      await draft.current?.discard();
      reply(form); // the page's own answer says what is wrong, beside the field
    } else setStatus(sent.kind === "signed-out" ? "signed-out" : "waiting");
  }, [form, navigate, path, reply]);

  useEffect(() => {
    if (!form) return;
    const own = new FormDraft(form, { personId, place, action: path });
    draft.current = own;
    openForms.add(place);
    let hasTyped = false;
    const keep = () => {
      hasTyped = true;
      void own.keep(own.read({}, { isReady: hasPressed.current })).then(() => {
        if (!hasPressed.current) setStatus("kept");
      });
    };
    form.addEventListener("input", keep);
    void bringBack(own, place, form, () => hasTyped).then((found) => {
      if (found === "sent") revalidate();
      if (found === "returned") setStatus("returned");
    });
    return () => {
      form.removeEventListener("input", keep);
      openForms.delete(place);
    };
  }, [form, personId, path, place, revalidate]);

  const isWaiting = status === "waiting";
  useEffect(() => {
    if (!isWaiting) return;
    const again = () => void send();
    addEventListener("online", again);
    const timer = setInterval(again, 15_000);
    return () => {
      removeEventListener("online", again);
      clearInterval(timer);
    };
  }, [isWaiting, send]);

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    void send();
  };
  const markerRef = useCallback((marker: Element | null) => setForm(marker?.closest("form") ?? null), []);
  return { markerRef, status, submit };
}

/** Sends what was saved on an earlier page and did not arrive; shows what was marked there and not saved. */
async function bringBack(
  own: FormDraft,
  place: string,
  form: HTMLFormElement,
  hasTyped: () => boolean,
): Promise<"sent" | "returned" | null> {
  const earlier = await own.earlier();
  if (earlier.some(({ isReady }) => isReady)) {
    await sendReady(ownDrafts(), (each) => each.place === place);
    return "sent";
  }
  const newest = earlier.at(-1);
  if (!newest || hasTyped()) return null;
  for (const each of earlier) await own.remove(each);
  show(newest, form);
  await own.keep(own.read({}, { isReady: false }));
  return "returned";
}

function show({ fields }: Draft, form: HTMLFormElement): void {
  for (const [name, value] of fields) {
    const field = form.elements.namedItem(name);
    if (field instanceof RadioNodeList) field.value = value;
    else if (field instanceof HTMLInputElement && field.type !== "hidden") field.value = value;
  }
}
