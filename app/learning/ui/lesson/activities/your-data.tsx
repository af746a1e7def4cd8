import { useEffect, useRef, useState } from "react";
import { fieldName } from "#app/catalog/activity.ts";
import type { YourDataProps } from "#app/catalog/your-data-component.ts";
import { forgetTable, keepTable, keptTable } from "#app/learning/your-data/kept-table.ts";
import type { OwnTable, Unreadable } from "#app/learning/your-data/own-table.ts";
import * as m from "#app/messages/catalog.ts";
import { FieldError } from "#app/ui/field-error.tsx";
import { useLessonState } from "../../lesson-state.tsx";
import { Activity, useActivity } from "./activity.tsx";
import { TableExplorer } from "./own-table/table-explorer.tsx";
import { TableFacts } from "./own-table/table-facts.tsx";
import { TableInput } from "./own-table/table-input.tsx";
import { useOwnTable } from "./own-table/use-own-table.ts";

const unreadableWords: Record<Unreadable, () => string> = {
  damaged: m.yourDataUnreadableDamaged,
  "no table": m.yourDataUnreadableNoTable,
  "not a table": m.yourDataUnreadableNotTable,
  nothing: m.yourDataUnreadableNothing,
  "old format": m.yourDataUnreadableOldFormat,
  "other format": m.yourDataUnreadableOtherFormat,
  "too large": m.yourDataUnreadableTooLarge,
  "too many": m.yourDataUnreadableTooMany,
  unavailable: m.yourDataUnreadableUnavailable,
};

/**
 * A table of the learner's own, read and suppressed in their browser. Above is the table, outside of every form; below
 * is the activity's form, which sends only the words that they put there and save.
 */
export function YourData({ id, question }: YourDataProps) {
  const activity = useActivity(id);
  const words = useRef<HTMLTextAreaElement>(null);
  function put(text: string) {
    const field = words.current;
    if (!field) return;
    field.value = text;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.focus();
  }
  return (
    <Activity
      id={id}
      look="explore"
      kind={m.yourDataKind()}
      activity={activity}
      saveLabel={m.yourDataSave()}
      above={<OwnData {...{ id, question, put }} />}
    >
      <div className="field">
        <label htmlFor={`${id}-words`} className="field__label">
          {m.yourDataArtifact()}
        </label>
        <p id={`${id}-words-help`} className="field__help">
          {m.yourDataArtifactHelp()}
        </p>
        <textarea
          key={activity.version}
          ref={words}
          id={`${id}-words`}
          name={fieldName("words")}
          aria-describedby={`${id}-words-help`}
          className="input"
          rows={6}
          defaultValue={activity.fields.words ?? ""}
        />
      </div>
    </Activity>
  );
}

function OwnData({ id, question, put }: YourDataProps & { put: (words: string) => void }) {
  const { lessonId, personId } = useLessonState();
  const own = useOwnTable();
  const { reading, isReading } = own;
  const [sheet, setSheet] = useState<string>();
  const place = `${lessonId} ${id}`;
  const showKept = useRef(own.show);
  const top = useRef<HTMLDivElement>(null);
  useEffect(() => {
    void keptTable(place).then((table) => table && showKept.current({ kind: "table", table }));
  }, [place]);
  const table = reading?.kind === "table" ? reading.table : null;
  /** The button leaves the page with the table, so the focus goes to where another one can be brought. */
  function forget() {
    own.forget();
    top.current?.focus();
  }
  return (
    <div ref={top} tabIndex={-1} className="stack stack-4 own-table">
      <p className="exercise__question">{question}</p>
      <p>{m.yourDataPromise()}</p>
      <p className="without-scripts">{m.yourDataWithoutScripts()}</p>
      <TableInput isReading={isReading} reading={reading} onRead={own.read} />
      <p role="status" className={isReading ? undefined : "visually-hidden"}>
        {isReading ? m.yourDataReading() : table ? m.yourDataFound({ rows: table.rows }) : ""}
      </p>
      {reading?.kind === "unreadable" ? <FieldError error={unreadableWords[reading.why]()} /> : null}
      {table ? (
        <>
          <TableFacts
            table={table}
            sheet={sheet}
            onChoose={
              own.hasInput
                ? (choice) => {
                    setSheet(choice.sheet);
                    own.readAgain(choice);
                  }
                : null
            }
          />
          <TableExplorer
            key={JSON.stringify(table.cube.measures)}
            cube={table.cube}
            onPut={personId === null ? null : put}
          />
          <Keeping table={table} place={place} onForget={forget} />
        </>
      ) : null}
    </div>
  );
}

/** Only what is left after suppression is kept, sealed, and only if asked. */
function Keeping({ table, place, onForget }: { table: OwnTable; place: string; onForget: () => void }) {
  const [said, setSaid] = useState("");
  return (
    <div className="cluster">
      <button
        type="button"
        className="button"
        onClick={() =>
          void keepTable(place, table).then((isKept) => setSaid(isKept ? m.yourDataKept() : m.yourDataKeepFailed()))
        }
      >
        {m.yourDataKeep()}
      </button>
      <button
        type="button"
        className="button"
        onClick={() => {
          forgetTable(place);
          onForget();
        }}
      >
        {m.yourDataClear()}
      </button>
      <span role="status">{said}</span>
    </div>
  );
}
