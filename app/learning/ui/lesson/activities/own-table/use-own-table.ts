import { useEffect, useRef, useState } from "react";
import type { Choice, OwnInput, Reading } from "#app/learning/your-data/own-table.ts";
import type { Done, Job } from "#app/learning/your-data/table-worker.ts";

export type OwnTableState = { isReading: boolean; reading: Reading | null };

/** Reads tables in a worker of this browser, which starts with the first one. The page itself holds no cell. */
export function useOwnTable() {
  const [state, setState] = useState<OwnTableState>({ isReading: false, reading: null });
  const worker = useRef<Worker | null>(null);
  const input = useRef<OwnInput | null>(null);
  const newest = useRef(0);
  useEffect(() => () => worker.current?.terminate(), []);

  function start(): Worker {
    const started = new Worker(new URL("../../../../your-data/table-worker.ts", import.meta.url), { type: "module" });
    started.addEventListener("message", ({ data }: MessageEvent<Done>) => {
      if (data.id === newest.current) setState({ isReading: false, reading: data.reading });
    });
    started.addEventListener("error", () => {
      worker.current = null;
      setState({ isReading: false, reading: { kind: "unreadable", why: "unavailable" } });
    });
    return started;
  }

  function ask(choice: Choice): void {
    if (!input.current) return;
    worker.current ??= start();
    const job: Job = { id: ++newest.current, input: input.current, choice };
    setState(({ reading }) => ({ isReading: true, reading }));
    worker.current.postMessage(job);
  }

  return {
    ...state,
    /** Whether the table itself is still in memory, so that its sheet or its rows can be read another way. */
    hasInput: input.current !== null,
    read: (given: OwnInput) => {
      input.current = given;
      ask({});
    },
    readAgain: ask,
    /** A reading that was kept on this device, whose table is not here any more. */
    show: (reading: Reading) => setState({ isReading: false, reading }),
    forget: () => {
      newest.current += 1;
      input.current = null;
      setState({ isReading: false, reading: null });
    },
  };
}
