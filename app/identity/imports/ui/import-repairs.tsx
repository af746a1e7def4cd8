import { Form } from "@remix-run/react";
import * as m from "#app/messages/catalog.ts";
import { Button } from "#app/ui/button.tsx";
import type { Cells } from "../import.ts";

type Repair = { column: string; value: string | null; choices: Cells[]; count: number };

/** Unknown values, each with suggestions that replace it in every row at once. */
export function ImportRepairs({ importId, repairs }: { importId: string; repairs: Repair[] }) {
  if (repairs.length === 0) return null;
  return (
    <section aria-labelledby="repairs" className="stack">
      <h2 id="repairs">{m.importsRepairs()}</h2>
      <ul className="plain rows">
        {repairs.map(({ column, value, choices, count }) => (
          <li key={`${column} ${value} ${JSON.stringify(choices)}`} className="stack-2">
            <p>{m.importsRepair({ column: m.importsColumnName({ column }), value: value ?? "", count })}</p>
            <Form method="post" action={`/admin/imports/${importId}/repair`} className="cluster" preventScrollReset>
              <input type="hidden" name="column" value={column} />
              {value === null ? null : <input type="hidden" name="value" value={value} />}
              {choices.map((choice) => (
                <Button key={JSON.stringify(choice)} name="choice" value={JSON.stringify(choice)}>
                  {m.importsRepairUse({ value: Object.values(choice).filter(Boolean).join(", "), count })}
                </Button>
              ))}
            </Form>
          </li>
        ))}
      </ul>
    </section>
  );
}
