import { Form } from "@remix-run/react";
import * as m from "#app/messages/catalog.ts";
import { Button } from "#app/ui/button.tsx";
import { SelectField } from "#app/ui/field.tsx";

/** Chooses the period of a page; its state is in the address. */
export function PeriodChoice({ periods, shownId }: { periods: { id: string; words: string }[]; shownId: string }) {
  return (
    <Form method="get" className="participation__period">
      <SelectField name="period" label={m.participationPeriod()} defaultValue={shownId} key={shownId}>
        {periods.map(({ id, words }) => (
          <option key={id} value={id}>
            {words}
          </option>
        ))}
      </SelectField>
      <Button>{m.participationShow()}</Button>
    </Form>
  );
}
