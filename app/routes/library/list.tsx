import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { brightSpotOutcomes } from "#app/catalog/bright-spot.ts";
import { listBrightSpots } from "#app/catalog/bright-spots.server.ts";
import { audiencesOf, isSetting, isTopic, libraryTopic, settings, topics } from "#app/inquiry/library/library.ts";
import { canReviewOffers } from "#app/inquiry/library/offer.server.ts";
import { searchLibrary } from "#app/inquiry/library/search.server.ts";
import style from "#app/inquiry/library/ui/library.css?url";
import { type LibraryRow, LibraryRows } from "#app/inquiry/library/ui/library-rows.tsx";
import { useLive } from "#app/live/ui/use-live.ts";
import * as m from "#app/messages/catalog.ts";
import { visitor } from "#app/signed-in/signed-in.server.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { Page } from "#app/ui/page.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: style }];

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await visitor(request);
  const { searchParams } = new URL(request.url);
  const chosen = (name: string, isKnown: (word: unknown) => boolean) => {
    const word = searchParams.get(name);
    return word !== null && isKnown(word) ? word : null;
  };
  const search = {
    words: (searchParams.get("q") ?? "").trim().slice(0, 100),
    setting: chosen("setting", isSetting),
    topic: chosen("topic", isTopic),
    outcome: chosen("outcome", (word) => brightSpotOutcomes.some((each) => each === word)),
  };
  // Not on a replica: what a member withdraws is gone at once.
  const { offered, curated, isLoose } = await searchLibrary(
    db,
    { audiences: audiencesOf(person), spots: listBrightSpots() },
    search,
  );
  const rows: LibraryRow[] = [
    ...offered.map(({ id, texts, setting, topics, outcome }) => ({
      ...{ id, title: texts.title, place: texts.place, tried: texts.tried, settings: [setting], topics, outcome },
      isCurated: false,
    })),
    ...curated.map(({ slug, title, place, tried, settings, topics, outcome }) => ({
      ...{ id: slug, title, place, tried, settings, topics, outcome, isCurated: true },
    })),
  ];
  const isReviewer = person !== null && canReviewOffers(person);
  return { rows, search, isLoose, isReviewer, topic: person === null ? null : libraryTopic };
}

export const meta: MetaFunction = () => [{ title: titled(m.libraryTitle()) }];

export default function LibraryPage() {
  const { rows, search, isLoose, isReviewer, topic } = useLoaderData<typeof loader>();
  useLive(topic);
  return (
    <Page
      title={m.libraryTitle()}
      lead={m.libraryLead()}
      actions={isReviewer ? <LinkButton to="/library/review">{m.libraryReviewLink()}</LinkButton> : null}
      width="wide"
    >
      <div className="stack-8">
        <Form method="get" className="library-search">
          <TextField name="q" type="search" label={m.librarySearch()} defaultValue={search.words} />
          <SelectField name="setting" label={m.librarySetting()} defaultValue={search.setting ?? ""}>
            <option value="">{m.libraryAny()}</option>
            {settings.map((setting) => (
              <option key={setting} value={setting}>
                {m.librarySettingName({ setting })}
              </option>
            ))}
          </SelectField>
          <SelectField name="topic" label={m.libraryTopic()} defaultValue={search.topic ?? ""}>
            <option value="">{m.libraryAny()}</option>
            {topics.map((topic) => (
              <option key={topic} value={topic}>
                {m.libraryTopicName({ topic })}
              </option>
            ))}
          </SelectField>
          <SelectField name="outcome" label={m.libraryOutcome()} defaultValue={search.outcome ?? ""}>
            <option value="">{m.libraryAny()}</option>
            {brightSpotOutcomes.map((outcome) => (
              <option key={outcome} value={outcome}>
                {m.libraryOutcomeName({ outcome })}
              </option>
            ))}
          </SelectField>
          <Button>{m.libraryShow()}</Button>
        </Form>
        <p className="soft" role="status">
          {isLoose
            ? m.libraryCountLoose({ words: search.words, count: rows.length })
            : m.libraryCount({ count: rows.length })}
        </p>
        {rows.length === 0 ? (
          <EmptyState title={m.libraryEmptyTitle()}>
            <p>
              {m.libraryEmpty()} <Link to="/library">{m.libraryAll()}</Link>
            </p>
          </EmptyState>
        ) : (
          <LibraryRows rows={rows} />
        )}
      </div>
    </Page>
  );
}
