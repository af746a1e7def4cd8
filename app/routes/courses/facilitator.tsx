import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { type ClientLoaderFunctionArgs, useLoaderData } from "@remix-run/react";
import { coursePath } from "#app/catalog/course-path.ts";
import { currentCatalog } from "#app/catalog/current.server.ts";
import { directionOf } from "#app/catalog/direction.ts";
import { lessonComponent, loadLessonModule } from "#app/catalog/lesson-module.ts";
import { PrintButton } from "#app/catalog/ui/print-button.tsx";
import { notFound } from "#app/http/refusals.ts";
import style from "#app/learning/ui/course.css?url";
import * as m from "#app/messages/catalog.ts";
import { Page } from "#app/ui/page.tsx";
import { titled } from "#app/ui/title.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: style }];

/** Public: how to run a course with a team, to read or print. */
export async function loader({ params }: LoaderFunctionArgs) {
  const course = currentCatalog().coursesBySlug.get(params.course ?? "");
  if (!course?.guideUrl) throw notFound("Facilitator notes");
  await loadLessonModule(course.guideUrl);
  return { slug: course.slug, title: course.title, language: course.language, guideUrl: course.guideUrl };
}

export async function clientLoader({ serverLoader }: ClientLoaderFunctionArgs) {
  const data = await serverLoader<typeof loader>();
  await loadLessonModule(data.guideUrl);
  return data;
}

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data
    ? [
        { title: titled(m.courseGuideTitle(), data.title) },
        { tagName: "link", rel: "modulepreload", href: data.guideUrl, "data-lesson-module": "" },
      ]
    : [];

export default function FacilitatorPage() {
  const { slug, title, language, guideUrl } = useLoaderData<typeof loader>();
  const Guide = lessonComponent(guideUrl);
  return (
    <Page
      title={m.courseGuideTitle()}
      lead={m.courseGuideLead()}
      breadcrumbs={[{ to: coursePath(slug), label: title }]}
      actions={<PrintButton />}
    >
      <div className="prose prose--quiet" lang={language} dir={directionOf(language)}>
        <Guide components={{}} />
      </div>
    </Page>
  );
}
