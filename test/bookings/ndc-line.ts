/** A line between us and an airline that speaks NDC, on which one can listen, and change what is said. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";

export interface NdcLine {
  url: string;
  /** Where the airline tells us of changes. */
  told: string;
  /** All that went over it, both ways. */
  messages: string[];
  /** What is done to each answer. */
  alter: (answer: string) => string;
  close(): Promise<void>;
}

export async function listenBetween(airline: string): Promise<NdcLine> {
  const pass = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const asked = await text(request);
    if (request.url === "/told") {
      line.messages.push(asked);
      response.end();
      return;
    }
    const answered = await fetch(airline, {
      method: "POST",
      headers: {
        "content-type": "application/xml",
        "ocp-apim-subscription-key": String(request.headers["ocp-apim-subscription-key"]),
      },
      body: asked,
    });
    const answer = line.alter(await answered.text());
    line.messages.push(asked, answer);
    response.writeHead(answered.status, { "content-type": "application/xml" }).end(answer);
  };
  const server = createServer((request, response) => void pass(request, response));
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  const url = `http://127.0.0.1:${address !== null && typeof address === "object" ? address.port : 0}`;
  const line: NdcLine = {
    url,
    told: `${url}/told`,
    messages: [],
    alter: (answer) => answer,
    close: () => new Promise((done) => server.close(() => done())),
  };
  return line;
}
