import { Form } from "@remix-run/react";
import * as m from "#app/messages/catalog.ts";
import { Button } from "#app/ui/button.tsx";
import { SelectField } from "#app/ui/field.tsx";
import { levels } from "../../level.ts";

type Topic = { level: string };
type Tools = { path: string; person: string };

/** How much somebody hears of a topic, and reading it again later. */
export function TopicTools({ topic, tools: { path, person } }: { topic: Topic; tools: Tools }) {
  return (
    <div className="cluster space-settings">
      <Form method="post" action={`${path}/level`} className="cluster">
        <input type="hidden" name="person" value={person} />
        <SelectField name="level" label={m.levelsTopic()} defaultValue={topic.level} key={topic.level}>
          {levels.map((each) => (
            <option key={each} value={each}>
              {m.levelsName({ level: each })}
            </option>
          ))}
        </SelectField>
        <Button>{m.levelsSave()}</Button>
      </Form>
    </div>
  );
}
