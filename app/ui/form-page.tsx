import type { ComponentType, ReactNode } from "react";
import { type Crumb, Page } from "./page.tsx";
import { PostForm, type PostFormProps } from "./post-form.tsx";

type Frame = { title: ReactNode; lead?: ReactNode; breadcrumbs?: Crumb[]; children?: ReactNode };

type Props = Omit<PostFormProps, "title"> &
  Omit<Frame, "children"> & {
    /** The page around it, such as AdminPage or SettingsPage; by default a narrow page of its own. */
    frame?: ComponentType<Frame>;
    above?: ReactNode;
    below?: ReactNode;
  };

/** A page with a single form; `children` are its fields. */
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
