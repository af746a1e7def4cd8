import { Form } from "@remix-run/react";
import * as m from "#app/messages/catalog.ts";
import { Button } from "#app/ui/button.tsx";
import { Icon } from "#app/ui/icon.tsx";

type Version = { revision: number; text: string; prompt: string | null; saved: string; isNewest: boolean };

/** Earlier versions; any of them can be restored, and nothing is lost by that. */
export function ReflectionVersions({ id, versions }: { id: string; versions: Version[] }) {
  const earlier = versions.filter(({ isNewest }) => !isNewest);
  return (
    <section aria-labelledby="versions" className="stack no-print">
      <h2 id="versions">{m.reflectionsVersions()}</h2>
      <p className="soft">{earlier.length === 0 ? m.reflectionsNoVersions() : m.reflectionsVersionsHelp()}</p>
      {earlier.map(({ revision, text, prompt, saved }) => (
        <details key={revision} className="disclosure version">
          <summary>{m.reflectionsVersion({ revision, saved })}</summary>
          <div className="stack version__body">
            {prompt ? <p className="small soft">{m.reflectionsAskedThen({ prompt })}</p> : null}
            <div className="reflection-words">{text || m.reflectionsCleared()}</div>
            <Form method="post" action={`/reflections/${id}/restoration`}>
              <input type="hidden" name="revision" value={revision} />
              <Button>
                <Icon name="history" />
                {m.reflectionsRestore()}
              </Button>
            </Form>
          </div>
        </details>
      ))}
    </section>
  );
}
