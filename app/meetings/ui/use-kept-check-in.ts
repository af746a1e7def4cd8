import { type FormEvent, useEffect, useState } from "react";
import { isRecord } from "#app/drafts/draft.ts";
import { sendForm } from "#app/drafts/send-form.ts";

/** What became of a check-in that this phone kept: it waits, the server took it, or it did not. */
export type KeptCheckIn = "none" | "waiting" | "done" | "refused" | "signed_out";

type Kept = { code: string; at: number };

const isAnswer = (body: unknown): body is { outcome: string } => isRecord(body) && typeof body.outcome === "string";

/**
 * Keeps the code that a person typed on an open page without a network, with the moment by the phone's clock, and sends
 * it when the network is back. `personId` is whose page it is: nobody else's check-in is sent from a shared device.
 */
export function useKeptCheckIn(personId: string) {
  const [kept, setKept] = useState<Kept | null>(null);
  const [state, setState] = useState<KeptCheckIn>("none");
  const place = `check-in ${personId}`;

  useEffect(() => {
    const found = read(place);
    setKept(found);
    if (found) setState("waiting");
  }, [place]);

  useEffect(() => {
    if (!kept) return;
    const settle = (next: KeptCheckIn) => {
      forget(place);
      setKept(null);
      setState(next);
    };
    let isSending = false;
    const send = async () => {
      if (isSending || !navigator.onLine) return;
      isSending = true;
      const fields: [string, string][] = [
        ["person", personId],
        ["code", kept.code],
        ["at", String(kept.at)],
        ["sentAt", String(Date.now())],
      ];
      const sent = await sendForm("/check-in", fields, isAnswer);
      isSending = false;
      if (sent.kind === "saved") settle(sent.answer.outcome === "checked_in" ? "done" : "refused");
      else if (sent.kind === "refused" && sent.isFinal) settle("refused");
      else if (sent.kind === "signed-out") setState("signed_out");
    };
    const again = () => void send();
    again();
    addEventListener("online", again);
    const timer = setInterval(again, 15_000);
    return () => {
      removeEventListener("online", again);
      clearInterval(timer);
    };
  }, [kept, personId, place]);

  /** Without a network the code is kept; with one the form is sent as any other. */
  const submit = (event: FormEvent<HTMLFormElement>) => {
    if (navigator.onLine) return;
    const code = String(new FormData(event.currentTarget).get("code") ?? "").trim();
    if (!code) return;
    event.preventDefault();
    const next = { code: code.slice(0, 50), at: Date.now() };
    keep(place, next);
    setKept(next);
    setState("waiting");
  };
  return { state, submit };
}

function forget(place: string): void {
  try {
    localStorage.removeItem(place);
  } catch {
    // storage is closed, so nothing is in it
  }
}

/** Where storage is closed to this page, the open page alone keeps the code. */
function keep(place: string, kept: Kept): void {
  try {
    localStorage.setItem(place, JSON.stringify(kept));
  } catch {
    // storage is full or closed
  }
}

function read(place: string): Kept | null {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(place) ?? "null");
    return isRecord(stored) && typeof stored.code === "string" && typeof stored.at === "number"
      ? { code: stored.code, at: stored.at }
      : null;
  } catch {
    return null; // not ours, or storage is closed to this page
  }
}
