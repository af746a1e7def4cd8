import type { ReactNode } from "react";
import type { FormReply } from "#app/http/form-reply.ts";
import { ReasonField } from "#app/identity/organizations/ui/organization-fields.tsx";
import * as m from "#app/messages/catalog.ts";
import { PostForm } from "#app/ui/post-form.tsx";
import { AdminPage } from "../admin-page.tsx";

type Props = {
  organization: { id: string; name: string };
  title: string;
  lead: string;
  /** The newest change that this form knows of. */
  seen: number;
  reply: FormReply | undefined;
  submit: string;
  isDelete?: boolean;
  hasChooser?: boolean;
  children?: ReactNode;
};

/** The form for one change of an organization: the new value, the reason, and the change that it is based on. */
export function OrganizationForm({ organization, title, lead, seen, children, ...form }: Props) {
  return (
    <AdminPage
      title={title}
      lead={lead}
      breadcrumbs={[
        { to: "/admin/organizations", label: m.organizationsTitle() },
        { to: `/admin/organizations/${organization.id}`, label: organization.name },
      ]}
    >
      <div className="stack-6 measure">
        <PostForm {...form} hidden={{ seen }}>
          {children}
          <ReasonField />
        </PostForm>
      </div>
    </AdminPage>
  );
}
