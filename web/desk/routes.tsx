/** Which address shows which page. Pages that few open are loaded when they are opened. */
import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from "@tanstack/react-router";
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

const mentions = createRoute({
  getParentRoute: () => root,
  path: "/desk/mentions",
  component: lazyRouteComponent(() => import("./mentions/mentions-page.tsx"), "MentionsPage"),
});
const figures = createRoute({
  getParentRoute: () => root,
  path: "/desk/figures",
  component: lazyRouteComponent(() => import("./figures/figures-page.tsx"), "FiguresPage"),
});
const search = createRoute({
  getParentRoute: () => root,
  path: "/desk/search",
  component: lazyRouteComponent(() => import("./search/search-page.tsx"), "SearchPage"),
});
const settings = createRoute({
  getParentRoute: () => root,
  path: "/desk/settings",
  component: lazyRouteComponent(() => import("./settings/settings-page.tsx"), "SettingsPage"),
});
const privacy = createRoute({
  getParentRoute: () => root,
  path: "/desk/privacy",
  component: lazyRouteComponent(() => import("./rights/rights-page.tsx"), "RightsPage"),
});
const channels = createRoute({
  getParentRoute: () => root,
  path: "/desk/channels",
  component: lazyRouteComponent(() => import("./channels/channels-page.tsx"), "ChannelsPage"),
});
const operations = createRoute({
  getParentRoute: () => root,
  path: "/desk/operations",
  component: lazyRouteComponent(() => import("./operations/operations-page.tsx"), "OperationsPage"),
});
const staff = createRoute({
  getParentRoute: () => root,
  path: "/desk/staff",
  component: lazyRouteComponent(() => import("./staff/staff-page.tsx"), "StaffPage"),
});

const account = createRoute({
  getParentRoute: () => root,
  path: "/desk/account",
  component: lazyRouteComponent(() => import("./account/account-page.tsx"), "AccountPage"),
});

/** The desk's router. */
export const router = createRouter({
  routeTree: root.addChildren([
    desk.addChildren([idle, oneCase]),
    mentions,
    search,
    figures,
    channels,
    operations,
    staff,
    privacy,
    settings,
    account,
  ]),
  defaultPreload: false,
});

/** Begins to load what the address shows, without waiting for the words or the reader; and what shows a case before one is opened. */
export function loadFirst(path: string): void {
  const showsQueue = /^[/]desk([/]case[/].*)?$/.test(path);
  if (showsQueue) void loadDeskPage();
  if (showsQueue && path !== "/desk") void loadCasePage();
  else requestIdleCallback(() => void loadCasePage(), { timeout: 2000 });
}

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
