import { useSearchParams } from "@remix-run/react";

/** What forms add to the address of a list, so that its page says once what they did. */
const saidOnce = [
  ...["saved", "told", "read", "retried", "discarded", "tested", "merged", "kept", "missed"],
  ...["revoked", "sent", "left", "until"],
];

/** The search and filters of this list, for links to another part or order of it. */
export function useListSearch(): URLSearchParams {
  const [search] = useSearchParams();
  const kept = new URLSearchParams(search);
  for (const name of saidOnce) kept.delete(name);
  return kept;
}
