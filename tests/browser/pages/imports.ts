import { nobodys, type PageRows, toAdministrators, toNoRole } from "./finds.ts";

export const importsPages: PageRows = {
  "admin/imports": { addresses: ["/admin/imports"], finds: toAdministrators },
  // The journey of an import (invitation.spec.ts) covers an existing one.
  "admin/imports/:import": { addresses: [`/admin/imports/${nobodys}`], finds: toNoRole },
  "admin/imports/:import/columns": {
    addresses: [`/admin/imports/${nobodys}/columns`],
    finds: toNoRole,
  },
  "admin/imports/:import/run": {
    addresses: [`/admin/imports/${nobodys}/run`],
    finds: toNoRole,
  },
  "admin/imports/:import/revocation": {
    addresses: [`/admin/imports/${nobodys}/revocation`],
    finds: toNoRole,
  },
};
