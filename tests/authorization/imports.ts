import { imports } from "#db/schema/index.ts";
import { everybody, only, unchanged } from "./answers.ts";
import { domainRows, type World } from "./rows.ts";

export const importsRows = domainRows(prepare, {
  "admin/imports": {
    at: () => "/admin/imports",
    get: only(["admin"], 200),
    post: { form: {}, answers: only(["admin"], 422) },
  },
  "admin/imports/template": { at: () => "/admin/imports/template", get: only(["admin"], 200) },
  "admin/imports/:import/columns": {
    at: ({ importId }) => `/admin/imports/${importId}/columns`,
    get: only(["admin"], 200),
    post: { form: {}, answers: only(["admin"], 422) },
  },
  "admin/imports/:import/repair": {
    at: ({ importId }) => `/admin/imports/${importId}/repair`,
    get: everybody(unchanged),
    post: { form: {}, answers: only(["admin"], 303) },
  },
  "admin/imports/:import": {
    at: ({ importId }) => `/admin/imports/${importId}`,
    get: only(["admin"], 200),
    post: { form: {}, answers: only(["admin"], 303) },
  },
  "admin/imports/:import/run": {
    at: ({ importId }) => `/admin/imports/${importId}/run`,
    get: only(["admin"], 302),
    post: { form: {}, answers: only(["admin"], 303) },
  },
  "admin/imports/:import/problems": {
    at: ({ importId }) => `/admin/imports/${importId}/problems`,
    get: only(["admin"], 200),
  },
  "admin/imports/:import/revocation": {
    at: ({ importId }) => `/admin/imports/${importId}/revocation`,
    get: only(["admin"], 200),
    post: { form: {}, answers: only(["admin"], 303) },
  },
});

async function prepare({ db }: World) {
  const [read] = await db.insert(imports).values({ fileName: "one.csv", rowCount: 0, problemCount: 0 }).returning();
  return { importId: read?.id ?? "" };
}
