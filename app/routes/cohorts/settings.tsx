import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { runsCohort } from "#app/cohorts/cohort.ts";
import { cohortVisitor } from "#app/cohorts/cohort-page.server.ts";
import { changeCohort } from "#app/cohorts/programs/cohort-settings.server.ts";
import { cohortSettingsSchema, endsInOrder } from "#app/cohorts/programs/new-cohort.ts";
import { CohortFields } from "#app/cohorts/programs/ui/cohort-fields.tsx";
import { type CohortRow, findCohortWithSettings } from "#app/cohorts/queries/cohorts.server.ts";
import { CohortPage } from "#app/cohorts/ui/cohort-page.tsx";
import { parseForm, rejectForm } from "#app/http/form.server.ts";
import { joinEdits } from "#app/http/joined-edits.server.ts";
import * as m from "#app/messages/catalog.ts";
import { editing } from "#app/signed-in/edit.server.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { otherZones } from "#app/time/zones.ts";
import { Checkbox } from "#app/ui/field.tsx";
import { PostForm } from "#app/ui/post-form.tsx";
import { titled } from "#app/ui/title.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, cohort, standing } = await cohortVisitor(request, params.cohort, runsCohort);
  const { id, name } = cohort;
  return { cohort: { id, name, standing }, person: person.id, zones: otherZones(), given: settingsShown(cohort) };
}

function settingsShown({ name, startsOn, endsOn, timeZone, language, capacity, takesRequests }: CohortRow) {
  return { name, startsOn, endsOn, timeZone, language, capacity, takesRequests };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { person, cohort } = await cohortVisitor(request, params.cohort, runsCohort);
  const form = await readForm(request, person);
  return editing(cohort.id, async (db) => {
    const saved = await findCohortWithSettings(db, cohort.id);
    const conflict = saved && joinEdits(form, settingsShown(saved), ["timeZone", "language"]);
    const submission = parseForm(form, cohortSettingsSchema());
    if (submission.status !== "success") return rejectForm(submission);
    if (conflict) return rejectForm(submission, conflict);
    const { endsOn, capacity, takesRequests, ...given } = submission.value;
    if (!endsInOrder(submission.value))
      return rejectForm(submission, { problems: { endsOn: [m.cohortsEndsBefore()] } });
    await changeCohort(db, person, cohort.id, {
      ...given,
      ...{ endsOn: endsOn ?? null, capacity: capacity ?? null, takesRequests: takesRequests === "on" },
    });
    return redirect(`/cohorts/${cohort.id}?saved=changed`, 303);
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titled(m.cohortsSettings(), data?.cohort.name ?? m.cohortsTitle()) },
];

export default function CohortSettingsPage() {
  const { cohort, person, zones, given } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <CohortPage cohort={cohort} title={m.cohortsSettings()}>
      <PostForm reply={reply} submit={m.cohortsSaveSettings()} hidden={{ person }} shown={given}>
        <CohortFields zones={zones} given={given} />
        <Checkbox
          name="takesRequests"
          label={m.cohortsTakesRequests()}
          help={m.cohortsTakesRequestsHelp()}
          defaultChecked={given.takesRequests}
        />
      </PostForm>
    </CohortPage>
  );
}
