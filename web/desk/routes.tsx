/** Which address shows which page. Pages that few open are loaded when they are opened. */
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  type RouteComponent,
} from "@tanstack/react-router";
import { CaseLoading } from "./case/case-loading.tsx";
import { Idle } from "./queue/idle.tsx";
import { NoSuchPage } from "./shell/no-such-page.tsx";
import { Shell } from "./shell/shell.tsx";

const root = createRootRoute({ component: Shell, notFoundComponent: NoSuchPage });

const loadDeskPage = () => import("./queue/desk-page.tsx");
const desk = createRoute({
  getParentRoute: () => root,
  id: "with-queue",
  component: lazyRouteComponent(loadDeskPage, "DeskPage"),
});
const idle = createRoute({ getParentRoute: () => desk, path: "/desk", component: Idle });
const loadCasePage = () => import("./case/case-page.tsx");
const oneCase = createRoute({
  getParentRoute: () => desk,
  path: "/desk/case/$caseId",
  component: lazyRouteComponent(loadCasePage, "CasePage"),
  pendingComponent: CaseLoading,
});

/** A page of its own within the shell. */
const page = <const Path extends string>(path: Path, component: RouteComponent) =>
  createRoute({ getParentRoute: () => root, path, component });

const mentions = page(
  "/desk/mentions",
  lazyRouteComponent(() => import("./mentions/mentions-page.tsx"), "MentionsPage"),
);
const filtered = page(
  "/desk/filtered",
  lazyRouteComponent(() => import("./filtered/filtered-page.tsx"), "FilteredPage"),
);
const figures = page(
  "/desk/figures",
  lazyRouteComponent(() => import("./figures/figures-page.tsx"), "FiguresPage"),
);
const sales = page(
  "/desk/sales",
  lazyRouteComponent(() => import("./sales/sales-page.tsx"), "SalesPage"),
);
const search = page(
  "/desk/search",
  lazyRouteComponent(() => import("./search/search-page.tsx"), "SearchPage"),
);
const settings = page(
  "/desk/settings",
  lazyRouteComponent(() => import("./settings/settings-page.tsx"), "SettingsPage"),
);
const serviceLevels = page(
  "/desk/settings/service-levels",
  lazyRouteComponent(() => import("./service-levels/service-levels-page.tsx"), "ServiceLevelsPage"),
);
const urgency = page(
  "/desk/settings/urgency",
  lazyRouteComponent(() => import("./urgency/urgency-page.tsx"), "UrgencyPage"),
);
const payments = page(
  "/desk/payments",
  lazyRouteComponent(() => import("./payments/payments-page.tsx"), "PaymentsPage"),
);
const privacy = page(
  "/desk/privacy",
  lazyRouteComponent(() => import("./rights/rights-page.tsx"), "RightsPage"),
);
const loadChannels = () => import("./channels/pages.ts");
const channels = page("/desk/channels", lazyRouteComponent(loadChannels, "ChannelsPage"));
const connectChoice = page("/desk/channels/connect", lazyRouteComponent(loadChannels, "ConnectChoicePage"));
const connectOne = page("/desk/channels/connect/$kind", lazyRouteComponent(loadChannels, "ConnectPage"));
const channelAccount = page("/desk/channels/$accountId", lazyRouteComponent(loadChannels, "AccountPage"));
const loadFacts = () => import("./facts/pages.ts");
const facts = page("/desk/facts", lazyRouteComponent(loadFacts, "FactsPage"));
const oneFact = page("/desk/facts/$factId", lazyRouteComponent(loadFacts, "FactPage"));
const loadTemplates = () => import("./templates/pages.ts");
const templates = page("/desk/templates", lazyRouteComponent(loadTemplates, "TemplatesPage"));
const oneTemplate = page("/desk/templates/$templateId", lazyRouteComponent(loadTemplates, "TemplatePage"));
const operations = page(
  "/desk/operations",
  lazyRouteComponent(() => import("./operations/operations-page.tsx"), "OperationsPage"),
);
const assignment = page(
  "/desk/assignment",
  lazyRouteComponent(() => import("./assignment/assignment-page.tsx"), "AssignmentPage"),
);
const roster = page(
  "/desk/roster",
  lazyRouteComponent(() => import("./roster/roster-page.tsx"), "RosterPage"),
);
const staff = page(
  "/desk/staff",
  lazyRouteComponent(() => import("./staff/staff-page.tsx"), "StaffPage"),
);

const account = page(
  "/desk/account",
  lazyRouteComponent(() => import("./account/account-page.tsx"), "AccountPage"),
);

/** The desk's router. */
export const router = createRouter({
  routeTree: root.addChildren([
    desk.addChildren([idle, oneCase]),
    mentions,
    filtered,
    search,
    figures,
    sales,
    channels,
    connectChoice,
    connectOne,
    channelAccount,
    facts,
    oneFact,
    templates,
    oneTemplate,
    operations,
    assignment,
    roster,
    staff,
    payments,
    privacy,
    settings,
    serviceLevels,
    urgency,
    account,
  ]),
  defaultPreload: false,
});

/** Begins to load what the address shows, without waiting for the words or the reader; beside the queue what shows a case as well. */
export function loadFirst(path: string): void {
  const showsQueue = /^[/]desk([/]case[/].*)?$/.test(path);
  if (!showsQueue) return;
  void loadDeskPage();
  if (path !== "/desk") void loadCasePage();
  else requestIdleCallback(() => void loadCasePage(), { timeout: 2000 });
}

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
