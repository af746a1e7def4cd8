import { useRevalidator } from "@remix-run/react";
import { useCallback, useEffect, useMemo, useState } from "react";
import { afterStep, type Facilitation, type FacilitationAction } from "../facilitation.ts";
import type { FacilitatorView } from "../facilitator.server.ts";

type QueuedStep = { key: string; action: FacilitationAction; from: number; at: string };

/**
 * The shared state with this device's own steps on top. A step is shown at once, kept in the browser until the server
 * has it, and sent again when the network is back; its moment is when it was pressed.
 */
export function useFacilitation(view: FacilitatorView, path: string, personId: string) {
  const { revalidate } = useRevalidator();
  const storageKey = `steps ${path}`;
  const [queued, setQueued] = useState<QueuedStep[]>([]);
  const rounds = view.protocol?.rounds.length ?? 0;
  // Moments are on the server's clock: a phone's may be minutes off.
  const lead = useMemo(() => Date.parse(view.now) - Date.now(), [view.now]);

  const keep = useCallback(
    (steps: QueuedStep[]) => {
      localStorage.setItem(storageKey, JSON.stringify(steps));
      setQueued(steps);
    },
    [storageKey],
  );

  const send = useCallback(async () => {
    let waiting = queuedIn(storageKey);
    let hasSent = false;
    while (waiting[0]) {
      const { key, action, from, at } = waiting[0];
      const body = new URLSearchParams({ key, step: action, from: String(from), at, person: personId });
      const answer = await fetch(path, { method: "POST", headers: { accept: "application/json" }, body }).catch(
        () => null,
      );
      if (!answer || !isAnswered(answer)) break;
      waiting = queuedIn(storageKey).filter((step) => step.key !== key);
      keep(waiting);
      hasSent = true;
    }
    if (hasSent) revalidate(); // without a network it would replace the page by an error
  }, [keep, path, personId, revalidate, storageKey]);

  useEffect(() => {
    setQueued(queuedIn(storageKey));
    const again = () => {
      if (queuedIn(storageKey).length > 0) void send();
    };
    again();
    addEventListener("online", again);
    const timer = setInterval(again, 5_000);
    return () => {
      removeEventListener("online", again);
      clearInterval(timer);
    };
  }, [send, storageKey]);

  const shared: Facilitation = {
    ...view.state,
    startedAt: view.state.startedAt ? new Date(view.state.startedAt) : null,
  };
  const state = queued.reduce((state, step) => afterStep(state, { ...step, at: new Date(step.at) }, rounds), shared);
  const step = (action: FacilitationAction) => {
    const at = new Date(Date.now() + lead).toISOString();
    keep([...queuedIn(storageKey), { key: crypto.randomUUID(), action, from: state.round, at }]);
    void send();
  };
  return { state, step, lead, isWaiting: queued.length > 0 };
}

/** Whether the server has taken or refused a step for good. Signed out, or without a server, it waits. */
function isAnswered({ ok, status, redirected }: Response): boolean {
  return !redirected && (ok || status === 400 || status === 404);
}

function queuedIn(storageKey: string): QueuedStep[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(storageKey) ?? "[]");
    return Array.isArray(kept) ? kept.filter((each): each is QueuedStep => typeof each?.key === "string") : [];
  } catch {
    return [];
  }
}

/** The time now, each second, on the server's clock; the loader's moment until scripts run. */
export function useNow(lead: number, first: string): Date {
  const [now, setNow] = useState(() => new Date(first));
  useEffect(() => {
    const tick = () => setNow(new Date(Date.now() + lead));
    tick();
    const timer = setInterval(tick, 1_000);
    return () => clearInterval(timer);
  }, [lead]);
  return now;
}

/** Keeps the screen awake while the page is in view, where the browser can. */
export function useAwakeScreen(): void {
  useEffect(() => {
    let lock: WakeLockSentinel | null = null;
    const ask = async () => {
      if (document.visibilityState !== "visible" || !("wakeLock" in navigator)) return;
      lock = await navigator.wakeLock.request("screen").catch(() => null);
    };
    void ask();
    document.addEventListener("visibilitychange", ask);
    return () => {
      document.removeEventListener("visibilitychange", ask);
      void lock?.release();
    };
  }, []);
}
