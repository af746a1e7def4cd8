import { useId } from "react";
import type { RowsAre } from "#app/learning/your-data/own-dataset.ts";
import type { Aside, Choice, OwnTable } from "#app/learning/your-data/own-table.ts";
import * as m from "#app/messages/catalog.ts";
import { Notice } from "#app/ui/notice.tsx";

const asideWords: Record<Aside, () => string> = {
  empty: m.yourDataAsideEmpty,
  person: m.yourDataAsidePerson,
  text: m.yourDataAsideText,
  "one value": m.yourDataAsideValue,
};

type Props = { table: OwnTable; sheet: string | undefined; onChoose: ((choice: Choice) => void) | null };

/** The reading of a table: what counts, what was left out and why, and what can be corrected. */
export function TableFacts({ table, sheet, onChoose }: Props) {
  const { rows, totals, isAboutPeople, used, aside, sheets, sizes, rowsAre } = table;
  return (
    <div className="stack stack-3">
      {isAboutPeople ? (
        <Notice kind="care">
          <p>{m.yourDataAboutPeople()}</p>
        </Notice>
      ) : null}
      <p>
        {m.yourDataFound({ rows })} {m.yourDataTotals({ count: totals })}
      </p>
      <dl className="own-table__facts">
        <dt>{m.yourDataUsed()}</dt>
        <dd>{used.join(", ")}</dd>
        {aside.length > 0 ? (
          <>
            <dt>{m.yourDataAside()}</dt>
            <dd>
              <ul className="plain">
                {aside.map(({ name, why }, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: headings that look like names have none here
                  <li key={at}>
                    {name || m.yourDataAsideHidden()} ({asideWords[why]()})
                  </li>
                ))}
              </ul>
            </dd>
          </>
        ) : null}
      </dl>
      {onChoose && sheets.length > 1 ? (
        <Select label={m.yourDataSheet()} value={sheet ?? ""} onChange={(name) => onChoose({ sheet: name })}>
          {sheet === undefined ? <option value="">{m.appChooseOne()}</option> : null}
          {sheets.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </Select>
      ) : null}
      {onChoose && sizes.length > 0 && !isAboutPeople ? (
        <RowsChoice
          sizes={sizes}
          rowsAre={rowsAre}
          onChange={(next) => onChoose({ ...(sheet && { sheet }), rowsAre: next })}
        />
      ) : null}
    </div>
  );
}

function RowsChoice({
  sizes,
  rowsAre,
  onChange,
}: {
  sizes: string[];
  rowsAre: RowsAre;
  onChange: (rows: RowsAre) => void;
}) {
  const value = rowsAre.kind === "groups" ? `by ${rowsAre.size}` : "people";
  return (
    <Select
      label={m.yourDataRowsAre()}
      value={value}
      onChange={(chosen) =>
        onChange(chosen === "people" ? { kind: "people" } : { kind: "groups", size: chosen.slice(3) })
      }
    >
      <option value="people">{m.yourDataRowsPerson()}</option>
      {sizes.map((size) => (
        <option key={size} value={`by ${size}`}>
          {m.yourDataRowsGroup()} {size}
        </option>
      ))}
    </Select>
  );
}

/** A select without a name: what is chosen about a table stays on the page. */
export function Select({
  label,
  value,
  onChange,
  children,
}: {
  label: string;
  value: string;
  onChange: (value: string) => void;
  children: React.ReactNode;
}) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id} className="field__label">
        {label}
      </label>
      <select
        id={id}
        className="input"
        value={value}
        onChange={({ target }) => onChange(target.value)}
        autoComplete="off"
      >
        {children}
      </select>
    </div>
  );
}
