import { Form, Link } from "@remix-run/react";
import * as m from "#app/messages/catalog.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { SelectField } from "#app/ui/field.tsx";
import { levels } from "../../level.ts";
import { moderationPath } from "../../paths.ts";

type Topic = { level: string; isPinned: boolean; isLocked: boolean; isArchived: boolean };
type Tools = { path: string; person: string; isFacilitator: boolean };

/** How much somebody hears of a topic; and for facilitators, what keeps it in order. */
export function TopicTools({ topic, tools }: { topic: Topic; tools: Tools }) {
  const { path, person, isFacilitator } = tools;
  return (
    <div className="stack space-tools">
      <Form method="post" action={`${path}/level`} className="cluster space-settings">
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
      {isFacilitator ? <FacilitatorTools topic={topic} tools={tools} /> : null}
    </div>
  );
}

function FacilitatorTools({ topic, tools: { path, person } }: { topic: Topic; tools: Tools }) {
  const states = [
    { set: "pin", isOn: topic.isPinned },
    { set: "lock", isOn: topic.isLocked },
    { set: "archive", isOn: topic.isArchived },
  ];
  return (
    <section aria-labelledby="keep" className="stack">
      <h2 id="keep" className="post__author">
        {m.toolsTitle()}
      </h2>
      <div className="cluster">
        {states.map(({ set, isOn }) => (
          <Form key={set} method="post" action={`${path}/state`}>
            <input type="hidden" name="person" value={person} />
            <input type="hidden" name="set" value={set} />
            <input type="hidden" name="on" value={isOn ? "no" : "yes"} />
            <Button>{m.toolsState({ what: `${set}_${isOn ? "off" : "on"}` })}</Button>
          </Form>
        ))}
        <LinkButton to={`${path}/organize`}>{m.organizeTitle()}</LinkButton>
        <Link to={moderationPath}>{m.reportsQueue()}</Link>
      </div>
    </section>
  );
}
