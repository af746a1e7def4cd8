import {
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { joinDirectory, leaveDirectory } from "#app/discussions/directory/entry.server.ts";
import { entrySchema } from "#app/discussions/directory/entry-form.ts";
import { findOwnEntry } from "#app/discussions/directory/queries/entries.server.ts";
import { EntryFields } from "#app/discussions/directory/ui/entry-fields.tsx";
import style from "#app/discussions/ui/discussions.css?url";
import { methodOf, parseForm, rejectForm } from "#app/http/form.server.ts";
import { joinEdits } from "#app/http/joined-edits.server.ts";
import { onlyForms } from "#app/http/methods.ts";
import * as m from "#app/messages/catalog.ts";
import { editing } from "#app/signed-in/edit.server.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { Confirm } from "#app/ui/confirm.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Page } from "#app/ui/page.tsx";
import { PostForm } from "#app/ui/post-form.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: style }];

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await signedIn(request);
  return { person: person.id, email: person.email, said: await findOwnEntry(db, person.id) };
}

export async function action({ request }: ActionFunctionArgs) {
  onlyForms(request, "POST, DELETE");
  const person = await signedIn(request);
  const form = await readForm(request, person);
  if (methodOf(request, form) === "DELETE") {
    await leaveDirectory(db, person);
    throw redirect("/community/directory?told=left", 303);
  }
  return editing(person.id, async (db) => {
    const saved = await findOwnEntry(db, person.id);
    const conflict = saved && joinEdits(form, saved, ["setting"]);
    const submission = parseForm(form, entrySchema());
    if (submission.status !== "success") return rejectForm(submission);
    if (conflict) return rejectForm(submission, conflict);
    await joinDirectory(db, person, submission.value);
    return redirect("/community/directory?told=saved", 303);
  });
}

const nothingSaid = { setting: "", worksOn: "", canHelp: "", looksFor: "", languages: "", showsEmail: false };

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titled(data?.said ? m.directoryChange() : m.directoryJoin(), m.directoryTitle()) },
];

export default function DirectoryEntryPage() {
  const { person, email, said } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <Page
      title={said ? m.directoryChange() : m.directoryJoin()}
      breadcrumbs={[
        { to: "/community", label: m.spacesTitle() },
        { to: "/community/directory", label: m.directoryTitle() },
      ]}
      width="narrow"
    >
      <div className="stack-8">
        <Notice>
          <p>{m.directoryReaders()}</p>
        </Notice>
        <PostForm
          reply={reply}
          submit={said ? m.directorySave() : m.directoryJoinDo()}
          hidden={{ person }}
          shown={said ?? nothingSaid}
        >
          <EntryFields said={said} email={email} />
        </PostForm>
        {said ? (
          <Confirm
            action="/community/directory/me"
            isDelete
            hidden={{ person }}
            label={m.directoryLeave()}
            question={m.directoryLeaveQuestion()}
            confirm={m.directoryLeave()}
          >
            <p>{m.directoryLeaveBody()}</p>
          </Confirm>
        ) : null}
      </div>
    </Page>
  );
}
