import { useState } from "react";
import { tooLong } from "#app/http/text-length.ts";

/** Counts what is over the limit while someone types. Nothing is cut, as `maxlength` would cut what is pasted. */
export function useOverLimit(limit: number | undefined): [over: string | null, check: (typed: string) => void] {
  const [over, setOver] = useState<string | null>(null);
  const check = (typed: string) => {
    const { length } = typed.trim();
    setOver(limit !== undefined && length > limit ? tooLong(length, limit) : null);
  };
  return [over, check];
}
