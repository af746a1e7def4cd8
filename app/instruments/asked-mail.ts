import type { Recipient } from "#app/mail/mail.ts";
import { fromNow } from "#app/time/clock.ts";
import { days } from "#app/time/durations.ts";
import type { Asked, Run } from "./queries/runs.server.ts";
import { openWeeks } from "./run.ts";

/** The mails `instrument_asked` to people who were asked in some of these runs. */
export function mailsTo(asked: Asked[], runs: Run[]) {
  const byId = new Map(runs.map((run) => [run.id, run]));
  return asked.flatMap(({ runId, ...to }) => {
    const run = byId.get(runId);
    if (!run) return [];
    const { title, minutes, kind } = run.definition;
    const { about, closesOn } = run;
    const data = { title, minutes, closesOn, linkPath: `/instruments/${runId}`, ...(about === null ? {} : { about }) };
    return [{ to: to satisfies Recipient, data, uselessAfter: fromNow(openWeeks(kind) * 7 * days) }];
  });
}
