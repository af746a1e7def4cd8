import { type ReactNode, useEffect, useState } from "react";
import type { DraftStatus } from "../draft-keeper.ts";
import { statusWords } from "./status-words.ts";

/** Where a text is that saves itself. Screen readers hear it once it settles, not with every key. */
export function DraftStatusLine({
  status,
  words,
  children,
}: {
  status: DraftStatus;
  words: { idle: string; saved: string };
  children?: ReactNode;
}) {
  const [spoken, setSpoken] = useState("");
  const isSettled = status.kind !== "idle" && status.kind !== "typing" && status.kind !== "saving";
  const said = statusWords(status, words);
  useEffect(() => {
    if (isSettled) setSpoken(said);
  }, [isSettled, said]);
  return (
    <>
      <p className="small soft needs-scripts">
        {said} {children}
      </p>
      <span role="status" className="visually-hidden">
        {spoken}
      </span>
    </>
  );
}
