import { useLocation } from "@remix-run/react";
import { type FormEvent, useCallback, useEffect, useState } from "react";
import { isRecord } from "#app/drafts/draft.ts";
import { sendForm } from "#app/drafts/send-form.ts";
import * as m from "#app/messages/catalog.ts";
import { Notice } from "#app/ui/notice.tsx";

/** A name typed at the kiosk and when, by this device's clock; `refused` once the server found nobody by it. */
type Kept = { name: string; at: number; refused: boolean };

const isAnswer = (body: unknown): body is { outcome: string } => isRecord(body) && typeof body.outcome === "string";

/**
 * Keeps check-ins on this device while there is no network, and sends them when it is back. Each is removed once the
 * server has it; those that it could not place stay for the facilitator until the page is closed.
 */
export function useKioskQueue() {
  const { pathname } = useLocation();
  const [kept, setKept] = useState<Kept[]>([]);
  const [saying, setSaying] = useState<string | null>(null);
  const place = `kiosk ${pathname}`;

  const store = useCallback(
    (next: Kept[]) => {
      const waiting = next.filter(({ refused }) => !refused);
      if (waiting.length > 0) localStorage.setItem(place, JSON.stringify(waiting));
      else localStorage.removeItem(place);
      setKept(next);
    },
    [place],
  );
  useEffect(() => setKept(read(place)), [place]);

  const waits = kept.some(({ refused }) => !refused);
  useEffect(() => {
    if (!waits) return;
    let isSending = false;
    const send = async () => {
      if (isSending || !navigator.onLine) return;
      isSending = true;
      const next: Kept[] = [];
      for (const each of kept) next.push(...(each.refused ? [each] : await sendKept(pathname, each)));
      isSending = false;
      if (next.length !== kept.length || next.some((each, at) => each.refused !== kept[at]?.refused)) store(next);
    };
    const again = () => void send();
    addEventListener("online", again);
    const timer = setInterval(again, 15_000);
    return () => {
      removeEventListener("online", again);
      clearInterval(timer);
    };
  }, [kept, pathname, store, waits]);

  /** Without a network the entry is kept; with one the form is sent as any other. */
  const submit = (event: FormEvent<HTMLFormElement>) => {
    setSaying(null);
    if (navigator.onLine) return;
    const form = event.currentTarget;
    const name = String(new FormData(form).get("name") ?? "").trim();
    if (!name) return;
    event.preventDefault();
    store([...kept, { name: name.slice(0, 200), at: Date.now(), refused: false }]);
    setSaying(m.kioskKeptThanks());
    form.reset();
  };
  return { kept, saying, submit };
}

async function sendKept(path: string, { name, at }: Kept): Promise<Kept[]> {
  const fields: [string, string][] = [
    ["name", name],
    ["at", String(at)],
    ["sentAt", String(Date.now())],
  ];
  const sent = await sendForm(path, fields, isAnswer);
  if (sent.kind === "saved") {
    if (sent.answer.outcome === "checked_in") return [];
    return [{ name, at, refused: sent.answer.outcome !== "wait" }];
  }
  return [{ name, at, refused: sent.kind === "refused" }];
}

function read(place: string): Kept[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(place) ?? "[]");
    return Array.isArray(stored) ? stored.filter(isKept) : [];
  } catch {
    return []; // not ours, or storage is closed to this page
  }
}

const isKept = (value: unknown): value is Kept =>
  isRecord(value) && typeof value.name === "string" && typeof value.at === "number";

/** How many wait on this device, and whom the server could not place. */
export function KeptNotice({ queue: { kept } }: { queue: { kept: Kept[] } }) {
  const waiting = kept.filter(({ refused }) => !refused).length;
  const refused = kept.filter((each) => each.refused);
  return (
    <>
      {waiting > 0 ? (
        <Notice kind="care">
          <p>{m.kioskKept({ count: waiting })}</p>
        </Notice>
      ) : null}
      {refused.length > 0 ? (
        <Notice kind="care" live>
          <p>{m.kioskRefused({ count: refused.length, names: refused.map(({ name }) => name).join(", ") })}</p>
        </Notice>
      ) : null}
    </>
  );
}
