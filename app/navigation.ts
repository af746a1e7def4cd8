import { coursesPlace, glossaryPlace } from "./catalog/navigation.ts";
import { signInPlace } from "./identity/accounts/navigation.ts";
import { activityPlace, auditPlace } from "./identity/audit/navigation.ts";
import { importsPlace } from "./identity/imports/navigation.ts";
import { invitationsPlace } from "./identity/invitations/navigation.ts";
import { organizationsPlace } from "./identity/organizations/navigation.ts";
import { peoplePlace, profilePlace } from "./identity/people/navigation.ts";
import { sessionsPlace, viewAsPlace } from "./identity/sessions/navigation.ts";
import { jobsPlace } from "./jobs/navigation.ts";
import { learningPlace, reflectionsPlace } from "./learning/navigation.ts";
import { mailPlace } from "./mail/navigation.ts";
import { maintenancePlace } from "./maintenance/navigation.ts";
import * as m from "./messages/catalog.ts";
import { notificationsPlace } from "./notifications/navigation.ts";
import { overviewPlace } from "./operations/navigation.ts";
import { dataPlace, privacyPlace } from "./personal-data/navigation.ts";
import type { NavigationItem } from "./ui/navigation-item.ts";

const todayPlace: NavigationItem = { to: "/", label: m.navToday, isExact: true };

/** The header's, for somebody who is signed in and for anybody else. */
export const headerPlaces = {
  signedIn: [todayPlace, coursesPlace, learningPlace, reflectionsPlace],
  signedOut: [coursesPlace, glossaryPlace],
};

/** The pages of administration, beside each of them. */
export const administrationPlaces = [
  overviewPlace,
  peoplePlace,
  organizationsPlace,
  invitationsPlace,
  importsPlace,
  mailPlace,
  jobsPlace,
  auditPlace,
  viewAsPlace,
  maintenancePlace,
];

/** The pages of one's own settings. */
export const settingsPlaces = [
  profilePlace,
  signInPlace,
  sessionsPlace,
  notificationsPlace,
  privacyPlace,
  activityPlace,
  dataPlace,
];
