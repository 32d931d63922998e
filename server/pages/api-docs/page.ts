/** `/api/docs`: the API as a page to read, from the same description that `/api/openapi.json` gives. It needs no script. */
import type { Server } from "../../platform/http/server.ts";
import { policyOfPage } from "../../platform/http/content-policy.ts";
import { html, type Html, styled } from "../html.ts";
import { exampleOf, inWords, type Look, type Shape } from "./example.ts";
import { style } from "./style.ts";

interface Parameter {
  name: string;
  in: string;
  required?: boolean;
  schema?: Shape;
}

interface Content {
  content?: Record<string, { schema?: Shape }>;
}

interface Operation {
  summary?: string;
  tags?: string[];
  "x-needs"?: string;
  parameters?: Parameter[];
  requestBody?: Content;
  responses: Record<string, Content & { description?: string }>;
}

interface Described {
  paths: Record<string, Record<string, Operation>>;
}

export async function serveApiDocs(server: Server): Promise<void> {
  // The routes do not change while we run: written once, when first asked for.
  let written: string | undefined;
  server.get("/api/docs", { schema: { hide: true } as never }, (_request, reply) => {
    written ??= render(server.swagger() as unknown as Described).text;
    return reply
      .type("text/html; charset=utf-8")
      .header("cache-control", "public, max-age=300")
      .header("content-security-policy", policyOfPage(style))
      .send(written);
  });
}

interface Entry {
  method: string;
  path: string;
  operation: Operation;
}

const idOf = ({ method, path }: Entry): string => `${method}${path.replaceAll(/[^a-z0-9]+/gi, "-")}`.toLowerCase();

function render(described: Described): Html {
  const look: Look = (pointer) =>
    pointer
      .slice(2)
      .split("/")
      .reduce<unknown>((at, name) => (at as Record<string, unknown> | undefined)?.[name], described) as
      | Shape
      | undefined;
  const entries = Object.entries(described.paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]): Entry => ({ method: method.toUpperCase(), path, operation })),
  );
  const groups = [...Map.groupBy(entries, ({ operation }) => operation.tags?.[0] ?? "other")].toSorted(([a], [b]) =>
    a.localeCompare(b),
  );
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>Jetbridge API</title>
        ${styled(style)}
      </head>
      <body>
        <nav aria-label="Operations">
          <p class="name">Jetbridge API</p>
          ${groups.map(
            ([group, list]) =>
              html`<h2>${group}</h2>
                <ul>
                  ${list.map(
                    (one) =>
                      html`<li>
                        <a href="#${idOf(one)}"><b>${one.method}</b> ${shortOf(one.path)}</a>
                      </li>`,
                  )}
                </ul>`,
          )}
        </nav>
        <main>
          ${introduction}
          ${groups.map(
            ([group, list]) => html`<section aria-label="${group}">${list.map((one) => article(one, look))}</section>`,
          )}
        </main>
      </body>
    </html>`;
}

const shortOf = (path: string): string => path.replace("/api/v1", "");

const introduction = html`<h1>Jetbridge API, version 1</h1>
  <p>
    Send <code>Authorization: Bearer TOKEN</code> and JSON. Times are ISO 8601 in UTC. Lists are
    <code>{ "items": [...], "nextCursor": "..." }</code>: ask with <code>?limit=</code> and go on with
    <code>?cursor=</code>. Each operation names the permission it needs; a token has those of its role. Every error is
    <code>{ "code", "message", "requestId", "details"? }</code>: the code is for programs and stays.
  </p>
  <p>The same as OpenAPI 3.1: <a href="/api/openapi.json">/api/openapi.json</a>.</p>`;

const needsInWords = (needs: string): string =>
  needs === "public" ? "nobody has to be signed in" : needs === "signed-in" ? "anybody who is signed in" : needs;

function article(entry: Entry, look: Look): Html {
  const { method, path, operation } = entry;
  const success = Object.entries(operation.responses).filter(([status]) => status.startsWith("2"));
  const errors = Object.entries(operation.responses).filter(([status]) => !status.startsWith("2"));
  return html`<article id="${idOf(entry)}">
    <h3><b data-method="${method}">${method}</b> <code>${path}</code></h3>
    <p>${sentence(operation.summary ?? "")}</p>
    <p class="needs">Needs: <code>${needsInWords(operation["x-needs"] ?? "")}</code></p>
    ${operation.parameters?.length ? parameters(operation.parameters, look) : ""}
    ${operation.requestBody ? example("Send", operation.requestBody, look) : ""}
    ${success.map(([status, content]) => example(`Answer ${status}`, content, look))}
    <details>
      <summary>Errors: ${errors.map(([status]) => status).join(", ")}</summary>
      <dl>
        ${errors.map(
          ([status, { description = "" }]) =>
            html`<dt>${status}</dt>
              <dd>${description}</dd>`,
        )}
      </dl>
    </details>
  </article>`;
}

/** What stands between backticks is code. */
const sentence = (text: string): Html[] =>
  text.split("`").map((part, place) => (place % 2 ? html`<code>${part}</code>` : html`${part}`));

const parameters = (list: readonly Parameter[], look: Look): Html =>
  html`<table>
    <thead>
      <tr>
        <th scope="col">Parameter</th>
        <th scope="col">In</th>
        <th scope="col">Is</th>
      </tr>
    </thead>
    <tbody>
      ${list.map(
        ({ name, in: place, required = false, schema = {} }) =>
          html`<tr>
            <th scope="row"><code>${name}</code>${required ? " (needed)" : ""}</th>
            <td>${place}</td>
            <td>
              ${inWords(schema, look)}${schema.default === undefined ? "" : `; ${JSON.stringify(schema.default)} unless told`}
              ${schema.description ?? ""}
            </td>
          </tr>`,
      )}
    </tbody>
  </table>`;

function example(title: string, { content }: Content, look: Look): Html {
  const schema = content?.["application/json"]?.schema;
  if (!schema) return html`<h4>${title}</h4>`;
  return html`<h4>${title}</h4>
    ${preformatted(JSON.stringify(exampleOf(schema, look), null, 2))}`;
}

/** On one line, for white space counts inside. */
const preformatted = (text: string): Html => html`<pre tabindex="0">${text}</pre>`;
