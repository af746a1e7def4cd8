import * as m from "#app/messages/catalog.ts";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { heldRows } from "../runs/held-seats-form.ts";

/** A row as the form begins with it; the last day of the hold as YYYY-MM-DD. */
export type HeldRow = { organizationId: string; seats: number; until: string };

type Props = { held: HeldRow[]; organizations: { id: string; name: string }[] };

/** Seats that a run holds for partner organizations until a day. */
export function HeldSeatsFields({ held, organizations }: Props) {
  return (
    <details className="disclosure" open={held.length > 0}>
      <summary>{m.trainingsHeld()}</summary>
      <div className="stack">
        <p className="soft">{m.trainingsHeldLead()}</p>
        {heldRows.map((row) => (
          <fieldset key={row} className="field stack">
            <legend className="field__label">{m.trainingsHeldRow({ number: row })}</legend>
            <SelectField
              name={`heldFor${row}`}
              label={m.trainingsOrganization()}
              isOptional
              defaultValue={held[row - 1]?.organizationId ?? ""}
            >
              <option value="">{m.trainingsHeldNobody()}</option>
              {organizations.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </SelectField>
            <div className="cluster">
              <TextField
                name={`heldSeats${row}`}
                type="number"
                min={1}
                max={2000}
                isOptional
                label={m.trainingsHeldSeats()}
                defaultValue={held[row - 1]?.seats ?? ""}
              />
              <TextField
                name={`heldUntil${row}`}
                type="date"
                isOptional
                label={m.trainingsHeldUntil()}
                defaultValue={held[row - 1]?.until ?? ""}
              />
            </div>
          </fieldset>
        ))}
      </div>
    </details>
  );
}
