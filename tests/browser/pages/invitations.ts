import { nobodys, type PageRows, toEverybody, toLeads, toNoRole } from "./finds.ts";

export const invitationsPages: PageRows = {
  "admin/invitations": {
    addresses: ["/admin/invitations", "/admin/invitations?show=ended&q=nobody+like+it"],
    finds: toLeads,
  },
  "admin/invitations/new": { addresses: ["/admin/invitations/new"], finds: toLeads },
  "admin/invitations/code": { addresses: ["/admin/invitations/code"], finds: toLeads },
  "admin/invitations/renewals": { addresses: ["/admin/invitations/renewals"], finds: toLeads },
  "admin/invitations/revocations": { addresses: ["/admin/invitations/revocations"], finds: toLeads },
  // The journey of an invitation (invitation.spec.ts) covers an existing one.
  "admin/invitations/:invitation": { addresses: [`/admin/invitations/${nobodys}`], finds: toNoRole },
  "admin/invitations/:invitation/revocation": {
    addresses: [`/admin/invitations/${nobodys}/revocation`],
    finds: toNoRole,
  },
  invitation: { addresses: ["/invitation?token=none"], finds: () => "nothing" },
  join: { addresses: ["/join"], finds: toEverybody },
};
