import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import * as m from "#app/messages/catalog.ts";
import { levels, type Measure, measures } from "#app/participation/measures/measure.ts";
import { measureInWords } from "#app/participation/measures/measure-words.ts";
import { daysUntilFrozen } from "#app/participation/periods/period.ts";
import style from "#app/participation/ui/participation.css?url";
import { ParticipationPage } from "#app/participation/ui/participation-page.tsx";
import { titled } from "#app/ui/title.ts";
import { participationReader } from "./reader.server.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: style }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { scope } = await participationReader(request);
  return { reader: scope.kind };
}

export const meta: MetaFunction = () => [{ title: titled(m.participationMeasures(), m.navParticipation()) }];

/** The dictionary: every measure, defined once, in the order of Guskey's levels. */
export default function MeasuresPage() {
  const { reader } = useLoaderData<typeof loader>();
  return (
    <ParticipationPage
      reader={reader}
      title={m.participationMeasures()}
      lead={m.participationMeasuresLead()}
      below={[]}
    >
      <div className="stack stack-8">
        <ul className="plain measure-levels">
          {levels.map((level) => (
            <li key={level}>
              <a href={`#${level}`}>{m.participationMeasureLevel({ level })}</a>
            </li>
          ))}
        </ul>
        {levels.map((level) => {
          const here = measures.filter((measure) => measure.level === level);
          return here.length === 0 ? null : (
            <section key={level} aria-labelledby={level} className="stack-6">
              <h2 id={level}>{m.participationMeasureLevel({ level })}</h2>
              {here.map((measure) => (
                <Entry key={measure.key} measure={measure} />
              ))}
            </section>
          );
        })}
        <p className="soft small measure">{m.participationMeasureLevels()}</p>
      </div>
    </ParticipationPage>
  );
}

function Entry({ measure: { key, sensitivity } }: { measure: Measure }) {
  const words = measureInWords(key);
  const facts = [
    [m.participationMeasureWhat(), words.counts],
    [m.participationMeasureOf(), words.of],
    [m.participationMeasureDate(), words.date],
    [m.participationMeasureFrom(), words.from],
    [m.participationMeasureFresh(), m.participationMeasureFreshness({ sensitivity, days: daysUntilFrozen })],
  ] as const;
  return (
    <article id={`measure-${key}`} aria-labelledby={`name-${key}`} className="stack-2 measure">
      <h3 id={`name-${key}`}>{words.name}</h3>
      <dl className="measure-facts">
        {facts.map(([term, text]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </article>
  );
}
