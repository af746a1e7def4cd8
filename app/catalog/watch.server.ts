import { watch } from "node:fs";
import type { Db } from "#db/client.server.ts";
import { prepareContent } from "./prepare.server.ts";

type Prepared = Awaited<ReturnType<typeof prepareContent>>;
type Options = {
  db: Db;
  contentDir: string;
  dataDir: string;
  onChange: (prepared: Prepared) => void | Promise<void>;
  onError: (error: unknown) => void;
};

/** Editors write a file in several steps; this delay covers all of them. */
const pauseMilliseconds = 30;

/** Prepares content again whenever a file in its folder is saved; only changed files are recompiled. */
export function watchContent({ db, contentDir, dataDir, onChange, onError }: Options): { close: () => void } {
  let pending: NodeJS.Timeout | undefined;
  let turn = Promise.resolve();
  const refresh = async () => onChange(await prepareContent({ db, contentDir, dataDir }));
  const watcher = watch(contentDir, { recursive: true }, () => {
    clearTimeout(pending);
    pending = setTimeout(() => {
      turn = turn.then(refresh).catch(onError);
    }, pauseMilliseconds);
  });
  watcher.on("error", onError);
  return {
    close: () => {
      clearTimeout(pending);
      watcher.close();
    },
  };
}
