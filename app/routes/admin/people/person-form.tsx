import type { ReactNode } from "react";
import type { FormReply } from "#app/http/form-reply.ts";
import * as m from "#app/messages/catalog.ts";
import { PostForm } from "#app/ui/post-form.tsx";
import { PeoplePage } from "./people-page.tsx";

type Props = {
  person: { id: string; name: string };
  isAdministrator: boolean;
  title: string;
  lead?: string;
  reply: FormReply | undefined;
  submit: string;
  hasChooser?: boolean;
  children: ReactNode;
};

/** The form for one change of a person's memberships or roles. */
export function PersonForm({
  person,
  isAdministrator,
  title,
  lead,
  reply,
  submit,
  hasChooser = false,
  children,
}: Props) {
  return (
    <PeoplePage
      isAdministrator={isAdministrator}
      title={title}
      lead={lead}
      breadcrumbs={[
        { to: "/admin/people", label: m.peopleTitle() },
        { to: `/admin/people/${person.id}`, label: person.name },
      ]}
    >
      <div className="stack-6 measure">
        <PostForm reply={reply} submit={submit} hasChooser={hasChooser}>
          {children}
        </PostForm>
      </div>
    </PeoplePage>
  );
}
