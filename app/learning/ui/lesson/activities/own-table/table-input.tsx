import { useEffect, useId, useRef } from "react";
import type { OwnInput, Reading } from "#app/learning/your-data/own-table.ts";
import * as m from "#app/messages/catalog.ts";

/**
 * Cells to paste or a file to open. The field stands outside of every form and without a name: nothing posts it, and
 * nothing keeps it as a draft.
 */
export function TableInput({
  isReading,
  reading,
  onRead,
}: {
  isReading: boolean;
  reading: Reading | null;
  onRead: (input: OwnInput) => void;
}) {
  const id = useId();
  const cells = useRef<HTMLTextAreaElement>(null);
  // Cells that were read leave the page; those that could not be read stay where they were pasted.
  useEffect(() => {
    if (reading?.kind === "table" && cells.current) cells.current.value = "";
  }, [reading]);
  async function open(file: File | undefined) {
    if (file) onRead({ bytes: new Uint8Array(await file.arrayBuffer()) });
  }
  return (
    <div className="own-table__input needs-scripts">
      <div className="field">
        <label htmlFor={`${id}-cells`} className="field__label">
          {m.yourDataPaste()}
        </label>
        <p id={`${id}-help`} className="field__help">
          {m.yourDataPasteHelp()}
        </p>
        <textarea
          ref={cells}
          id={`${id}-cells`}
          aria-describedby={`${id}-help`}
          className="input own-table__cells"
          rows={5}
          spellCheck={false}
          autoComplete="off"
        />
      </div>
      <div>
        <button
          type="button"
          className="button button--strong"
          aria-disabled={isReading}
          onClick={() => onRead({ text: cells.current?.value ?? "" })}
        >
          {m.yourDataRead()}
        </button>
      </div>
      <div className="field">
        <label htmlFor={`${id}-file`} className="field__label">
          {m.yourDataOpen()}
        </label>
        <input
          id={`${id}-file`}
          type="file"
          className="input"
          accept=".csv,.tsv,.txt,.tab,.xlsx,.xlsm,text/csv,text/tab-separated-values,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
          onChange={({ target }) => {
            void open(target.files?.[0]);
            target.value = "";
          }}
        />
      </div>
    </div>
  );
}
