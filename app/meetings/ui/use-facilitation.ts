import { useRevalidator } from "@remix-run/react";
import { useCallback, useEffect, useMemo, useState } from "react";
import { useLive } from "#app/live/ui/use-live.ts";
import type { Facilitation, FacilitationAction } from "../facilitation.ts";
import { afterPresses, hasSpokenAfter, type Press, pressesIn, stepPress, turnPress } from "../facilitation-queue.ts";
import type { FacilitatorView } from "../facilitator.server.ts";

/** The view as the page loaded it, its address, the person who has it open, and its live topic. */
export type Facilitated = { view: FacilitatorView; path: string; personId: string; topic: string };

/**
 * The shared state with this device's own presses on top. A press is shown at once, kept in the browser until the server
 * has it, and sent again when the network is back; a step's moment is when it was pressed. The page's loader runs again
 * only where the right to see it has ended: without a network it would replace the page by an error.
 */
export function useFacilitation({ view: loaded, path, personId, topic }: Facilitated) {
  const { revalidate } = useRevalidator();
  const storageKey = `presses ${path}`;
  const [view, setView] = useState(loaded);
  const [queued, setQueued] = useState<Press[]>([]);
  useEffect(() => setView(loaded), [loaded]);
  // Moments are on the server's clock: a phone's may be minutes off.
  const lead = useMemo(() => Date.parse(loaded.now) - Date.now(), [loaded.now]);

  const refresh = useCallback(async () => {
    const answer = await fetch(`${path}/state`).catch(() => null);
    if (!answer || answer.status >= 500) return;
    if (answer.ok && !answer.redirected) setView(await answer.json());
    else revalidate();
  }, [path, revalidate]);
  useLive(topic, refresh);

  const keep = useCallback(
    (presses: Press[]) => {
      localStorage.setItem(storageKey, JSON.stringify(presses));
      setQueued(presses);
    },
    [storageKey],
  );

  const send = useCallback(async () => {
    const kept = () => pressesIn(localStorage.getItem(storageKey));
    const sent = new Set<string>();
    const next = () => kept().find(({ key }) => !sent.has(key));
    for (let press = next(); press; press = next()) {
      const body = new URLSearchParams({ ...press.fields, person: personId });
      const answer = await fetch(path, { method: "POST", headers: { accept: "application/json" }, body }).catch(
        () => null,
      );
      if (!answer || !isAnswered(answer)) break;
      sent.add(press.key);
    }
    if (sent.size === 0) return;
    // Shown until the state that holds them has arrived, so that nothing flickers.
    await refresh();
    keep(kept().filter(({ key }) => !sent.has(key)));
  }, [keep, path, personId, refresh, storageKey]);

  useEffect(() => {
    const kept = () => pressesIn(localStorage.getItem(storageKey));
    setQueued(kept());
    const again = () => {
      if (kept().length > 0) void send();
    };
    again();
    addEventListener("online", again);
    const timer = setInterval(again, 5_000);
    return () => {
      removeEventListener("online", again);
      clearInterval(timer);
    };
  }, [send, storageKey]);

  const state = afterPresses(sharedState(view), queued, view.protocol?.rounds.length ?? 0);
  const press = (one: Press) => {
    keep([...pressesIn(localStorage.getItem(storageKey)), one]);
    void send();
  };
  return {
    ...{ view, state, lead, isWaiting: queued.length > 0 },
    step: (action: FacilitationAction) => press(stepPress(action, state.round, new Date(Date.now() + lead))),
    turn: (speaker: string, hasSpoken: boolean) => press(turnPress(speaker, state.round, hasSpoken)),
    hasSpoken: (person: { personId: string; hasSpoken: boolean }) =>
      hasSpokenAfter(person.hasSpoken && view.state.round === state.round, queued, person.personId, state.round),
  };
}

const sharedState = ({ state }: FacilitatorView): Facilitation => ({
  ...state,
  startedAt: state.startedAt ? new Date(state.startedAt) : null,
});

/** Whether the server has taken or refused a press for good. Signed out, or without a server, it waits. */
function isAnswered({ ok, status, redirected }: Response): boolean {
  return !redirected && (ok || status === 400 || status === 404);
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
