/** The borders of the house. The ordered list of modules is here and nowhere else: a module imports only earlier ones, through their front door. */
const modules = [
  "staff",
  "rosters",
  "customers",
  "flights",
  "bookings",
  "channels",
  "templates",
  "facts",
  "chat",
  "triage",
  "cases",
  "proof",
  "documents",
  "privacy",
  "judgement",
  "language-model",
  "assignment",
  "service-levels",
  "payments",
  "disruptions",
  "recovery",
  "cabin",
  "journeys",
  "drills",
  "urgency",
  "ratings",
  "brand",
  "insights",
  "rights",
];

const apps = ["desk", "wall", "ops", "crew", "pages", "widget"];
const forbid = (name, comment, from, to) => ({ name, severity: "error", comment, from, to });
const tests = "\\.test\\.tsx?$";

module.exports = {
  forbidden: [
    forbid("no-cycles", "Nothing imports itself by a detour, not even its types.", {}, { circular: true }),
    ...modules.map((name, place) =>
      forbid(
        `${name}-calls-only-earlier`,
        "A module may import only modules before it in the list.",
        { path: `^server/modules/${name}/`, pathNot: tests },
        { path: `^server/modules/(${modules.slice(place + 1).join("|") || "-"})/` },
      ),
    ),
    forbid(
      "modules-have-front-doors",
      "Another module is entered through its index.ts.",
      { path: "^server/modules/([^/]+)/" },
      { path: "^server/modules/([^/]+)/", pathNot: ["^server/modules/$1/", "^server/modules/[^/]+/index\\.ts$"] },
    ),
    forbid(
      "modules-stand-alone",
      "A module knows the contract, the platform and earlier modules.",
      { path: "^server/modules/", pathNot: tests },
      { path: "^(server/(?!modules/|platform/)|web/|world/|bench/|e2e/|test/)" },
    ),
    forbid(
      "platform-knows-no-airline",
      "The platform knows only the contract.",
      { path: "^server/platform/", pathNot: tests },
      { path: "^(server/(?!platform/)|web/|world/|bench/|e2e/|test/)" },
    ),
    forbid(
      "screens-enter-by-front-doors",
      "Screens, routes and the rest of the server enter modules through their index.ts.",
      { path: "^(server/(?!modules/)|test/|bench/|e2e/)" },
      { path: "^server/modules/[^/]+/(?!index\\.ts$)" },
    ),
    forbid(
      "screens-read-only",
      "Screens know no routes and no adapters.",
      { path: "^server/screens/" },
      { path: "^server/(?!screens/|modules/|platform/)" },
    ),
    forbid(
      "only-app-chooses-adapters",
      "Nobody but app.ts, and the verb that reads without a database, imports the list of adapters; nobody a single one.",
      { path: "^server/", pathNot: ["^server/(app|cli/read)\\.ts$", "^server/adapters/"] },
      { path: "^server/adapters/" },
    ),
    forbid(
      "adapters-know-their-port",
      "An adapter knows its port, the platform's problems, its reading of answers and its guarded fetch, and its vendor.",
      { path: "^server/adapters/([^/]+)/([^/]+)/", pathNot: tests },
      {
        path: "^(server|web|world)/",
        pathNot: [
          "^server/adapters/$1/$2/",
          "^server/modules/$1/index\\.ts$",
          "^server/platform/(problem|answer|scanner|fetch-guarded)\\.ts$",
        ],
      },
    ),
    forbid(
      "contract-stands-alone",
      "The contract imports zod and itself.",
      { path: "^contract/" },
      { path: "^(server|web|world|test|bench|e2e)/" },
    ),
    forbid(
      "the-world-is-outside",
      "The world shares no code with the product.",
      { path: "^world/" },
      { path: "^(server|web|test|bench|e2e)/" },
    ),
    forbid(
      "the-product-knows-no-world",
      "Nothing of the product imports what stands in for the outside.",
      { path: "^(server|web|contract)/", pathNot: tests },
      { path: "^world/" },
    ),
    forbid(
      "browsers-do-not-import-the-server",
      "Pages share the contract, nothing else.",
      { path: "^web/" },
      { path: "^(server|world)/" },
    ),
    ...apps.map((app) =>
      forbid(
        `${app}-imports-no-other-app`,
        "Pages share the kit, not each other.",
        { path: `^web/${app}/` },
        { path: `^web/(${apps.filter((one) => one !== app).join("|")})/` },
      ),
    ),
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^web/dist" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default"],
      extensions: [".ts", ".tsx", ".js", ".json"],
    },
  },
};
