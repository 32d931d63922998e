/** The reservation system, over IATA NDC 21.3: other words for the same bookings. */
import type { FastifyInstance } from "fastify";
import { failsAfter, failsBefore } from "../reservations/api/door.ts";
import type { Desk } from "../reservations/desk.ts";
import type { Call, Faults } from "../reservations/faults/faults.ts";
import { Refused, type RefusalCode } from "../reservations/refused.ts";
import { settle } from "../reservations/settle.ts";
import { failure, parse } from "./tree.ts";
import { type Offered, workOn } from "./work.ts";

interface Given {
  desk: Desk;
  token: string;
  faults: Faults;
}

/** As an airline published them. */
const codes: Readonly<Partial<Record<RefusalCode, string>>> = {
  NOT_FOUND: "129",
  OFFER_EXPIRED: "913",
  PRICE_CHANGED: "711",
  SEAT_UNAVAILABLE: "281",
  INVALID_SEAT: "256",
  NOT_ELIGIBLE: "200",
  SERVICE_WAITLISTED: "182",
  SERVICE_INCOMPATIBLE: "185",
  SERVICE_DEADLINE: "185",
  SERVICE_QUOTA: "185",
  ORDER_STATE: "395",
  PAYMENT_REQUIRED: "708",
  NO_SPACE: "913",
};

export function playNdc(server: FastifyInstance, { desk, token, faults }: Given): void {
  const offered: Offered = { alternatives: new Map(), quotes: new Map() };
  void server.register(async (own) => {
    own.addContentTypeParser(["application/xml", "text/xml"], { parseAs: "string" }, (_request, body, done) =>
      done(null, body),
    );
    own.post("/ndc", async (request, reply) => {
      void reply.type("application/xml; charset=utf-8");
      const message = parse(typeof request.body === "string" ? request.body : "");
      const [, name = ""] = /^IATA_(\w+)RQ$/.exec(message?.name ?? "") ?? [];
      const refuse = (code: string, text: string, type = "NotProcessed"): string =>
        failure(`IATA_${name === "OrderRetrieve" || name === "OrderChange" ? "OrderView" : name}RS`, {
          code,
          text,
          type,
        });
      if (request.headers["ocp-apim-subscription-key"] !== token) return refuse("111", "Invalid Agent's IATA API Key");
      if (!message) return refuse("912", "No message");
      const call: Call = name === "OrderChange" ? { on: "change", what: "other" } : { on: "read", what: "other" };
      const fault = faults.next(call);
      if (fault && (await failsBefore(fault, call, reply))) return reply;
      settle(desk);
      const done = answerTo(() => workOn(name, message, { desk, offered, fault: fault?.kind ?? null }), refuse);
      if (fault && failsAfter(fault, reply)) return reply;
      return done ?? refuse("912", "No such message");
    });
  });
}

function answerTo(work: () => string | null, refuse: (code: string, text: string) => string): string | null {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return refuse(codes[error.refusal.code] ?? "914", error.refusal.message);
  }
}
