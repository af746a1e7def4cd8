import * as m from "#app/messages/catalog.ts";
import { EntryForm } from "../../ui/entry-form.tsx";
import { EntryList } from "../../ui/entry-list.tsx";
import type { LessonCycle, OwnCycle } from "../own-cycle.server.ts";

/** Records a point or a note, and shows the newest ones. */
export function LessonDo({ own, cycle, to }: { own: OwnCycle; cycle: LessonCycle; to: string }) {
  return (
    <>
      {cycle.measures.length === 0 ? <p>{m.cycleStepNoMeasure()}</p> : null}
      <EntryForm
        cycleId={cycle.id}
        person={own.personId}
        measures={cycle.measures}
        today={own.today}
        pageKey={cycle.entryKey}
        reply={undefined}
        to={to}
      />
      {cycle.entries.length > 0 ? <EntryList cycleId={cycle.id} entries={cycle.entries} person={null} /> : null}
    </>
  );
}
