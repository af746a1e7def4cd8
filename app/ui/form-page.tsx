import type { ComponentType, ReactNode } from "react";
import { type Crumb, Page } from "./page.tsx";
import { PostForm, type PostFormProps } from "./post-form.tsx";

type Frame = { title: ReactNode; lead?: ReactNode; breadcrumbs?: Crumb[]; children?: ReactNode };

type Props = Omit<PostFormProps, "title"> &
  Omit<Frame, "children"> & {
    /** The page around it, as AdminPage or SettingsPage; a narrow page of its own otherwise. */
    frame?: ComponentType<Frame>;
    above?: ReactNode;
    below?: ReactNode;
  };

/** A page that is one form; `children` are its fields. */
export function FormPage({ frame: PageFrame = NarrowPage, title, lead, breadcrumbs, above, below, ...form }: Props) {
  return (
    <PageFrame title={title} lead={lead} breadcrumbs={breadcrumbs ?? []}>
      <div className="stack-6">
        {above}
        <PostForm {...form} />
        {below}
      </div>
    </PageFrame>
  );
}

function NarrowPage(page: Frame) {
  return <Page width="narrow" {...page} />;
}
