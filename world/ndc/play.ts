/** The reservation system, over IATA NDC 21.3: other words for the same bookings. */
import type { FastifyInstance } from "fastify";
import { failsAfter, failsBefore } from "../reservations/api/door.ts";
import type { Desk } from "../reservations/desk.ts";
import type { Call, Faults } from "../reservations/faults/faults.ts";
import { Refused, type RefusalCode } from "../reservations/refused.ts";
import { settle } from "../reservations/settle.ts";
import { failure, parse } from "./tree.ts";
import { HoldIsOver, type Offered, workOn } from "./work.ts";

interface Given {
  desk: Desk;
  token: string;
  faults: Faults;
}

type Refusal = RefusalCode | "HOLD_OVER";

/** As an airline published them. */
const codes: Readonly<Partial<Record<Refusal, string>>> = {
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
  HOLD_OVER: "303",
  PAYMENT_REQUIRED: "708",
  NO_SPACE: "913",
};

const whole = new Set(["OrderRetrieve", "OrderCreate", "OrderChange"]);
const selling = new Set(["AirShopping", "OfferPrice", "OrderCreate"]);
const unavailable = new Set(["129", "303", "913"]);

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
      const refuse = (code: string, text: string): string =>
        failure(`IATA_${whole.has(name) ? "OrderView" : name}RS`, {
          code,
          text,
          type: unavailable.has(code) ? "Unavailable" : "NotProcessed",
        });
      if (request.headers["ocp-apim-subscription-key"] !== token) return refuse("111", "Invalid Agent's IATA API Key");
      if (!message) return refuse("912", "No message");
      const call: Call =
        name === "OrderChange" || name === "OrderCreate"
          ? { on: "change", what: "other" }
          : { on: "read", what: "other" };
      const fault = faults.next(call);
      if (fault && (await failsBefore(fault, call, reply))) return reply;
      settle(desk);
      const work = { desk, offered, fault: fault?.kind ?? null };
      const done = answerTo(
        () => workOn(name, message, work),
        (code, text) => refuse(code === "NO_SPACE" && selling.has(name) ? "496" : (codes[code] ?? "914"), text),
      );
      if (fault && failsAfter(fault, reply)) return reply;
      return done ?? refuse("912", "No such message");
    });
  });
}

function answerTo(work: () => string | null, refuse: (code: Refusal, text: string) => string): string | null {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return refuse(error instanceof HoldIsOver ? "HOLD_OVER" : error.refusal.code, error.refusal.message);
  }
}
