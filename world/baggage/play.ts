/** The baggage tracing of the world: its API, its memory, and what can be made to happen to a bag. */
import { setTimeout as pause } from "node:timers/promises";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { DatabaseSync } from "node:sqlite";
import { z } from "zod";
import { airline } from "../passengers/airline.ts";
import { allBookings } from "../reservations/bookings.ts";
import { readBody } from "../x/reading.ts";
import {
  allFiles,
  baggageTables,
  type BagState,
  changesAfter,
  fileBy,
  type HeldFile,
  keepFile,
  newestChange,
  newReference,
} from "./files.ts";
import { loseBags } from "./population.ts";

const Kind = z.enum(["missing", "damaged", "rifled"]);
const Airport = z.string().regex(/^[A-Z]{3}$/);
const Bag = z.object({
  tag: z.string().nullable().default(null),
  type: z.string().nullable().default(null),
  colour: z.string().nullable().default(null),
});

const Report = z.object({
  requestId: z.string().max(100),
  kind: Kind,
  airport: Airport,
  flight: z.string().nullable(),
  recordLocator: z.string(),
  ticketNumber: z.string().nullable(),
  passenger: z.object({
    surname: z.string(),
    givenName: z.string(),
    loyalty: z.object({ programme: z.string(), number: z.string() }).nullable(),
  }),
  contacts: z.array(z.object({ kind: z.enum(["email", "phone"]), value: z.string() })),
  bags: z.array(Bag).min(1),
});

/** A file that a colleague at the belt makes. */
export const FileOrder = z.strictObject({
  kind: Kind.default("missing"),
  airport: Airport.default("AMS"),
  flight: z.string().max(10).optional(),
  recordLocator: z.string().max(8).optional(),
  surname: z.string().min(1).max(60),
  givenName: z.string().max(60).default(""),
  loyaltyNumber: z.string().max(16).optional(),
  phone: z.string().max(20).optional(),
  email: z.string().max(200).optional(),
  /** How many days ago. */
  daysAgo: z.number().min(0).max(4000).default(0),
});
export type FileOrder = z.input<typeof FileOrder>;

const states = ["found", "on-its-way", "delivered", "closed"] as const;
export const FaultKind = z.enum(["unavailable", "slow", "cut", "cut-after"]);

export interface BaggagePlay {
  files: () => HeldFile[];
  file: (order: FileOrder) => HeldFile;
  /** What happens next to a bag. */
  move: (reference: string, state: (typeof states)[number]) => HeldFile;
  /** The next calls go wrong; `cut-after`: the work is done, and the answer is lost. */
  addFault: (kind: z.infer<typeof FaultKind>, count?: number) => void;
  /** Every cursor is unknown from now on. */
  forgetCursors: () => void;
}

interface Given {
  db: DatabaseSync;
  token: string;
  now: () => number;
}

const filesAtMost = 200;

export function playBaggage(server: FastifyInstance, { db, token, now }: Given): BaggagePlay {
  db.exec(baggageTables);
  loseBags(db, { bookings: allBookings(db), now: now() });
  const faults: z.infer<typeof FaultKind>[] = [];
  let epoch = "a";

  const onRequest = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    if (request.headers.authorization !== `Bearer ${token}`)
      return void (await reply.code(401).send({ error: "Unknown token." }));
    const [fault] = faults;
    if (fault === undefined || fault === "cut-after") return;
    faults.shift();
    if (fault === "unavailable") await reply.code(503).send({ error: "Try again later." });
    if (fault === "slow") await pause(6000);
    if (fault === "cut") cut(reply);
  };

  server.get("/baggage/v1/files", { onRequest }, (request, reply) => {
    const { after } = request.query as { after?: string };
    const [of, position = "0"] = (after ?? `${epoch}:0`).split(":");
    if (of !== epoch || !Number.isSafeInteger(Number(position)) || Number(position) > newestChange(db))
      return reply.code(410).send({ error: "Unknown cursor." });
    const { files, last } = changesAfter(db, Number(position), filesAtMost);
    return { files, cursor: `${epoch}:${last}`, hasMore: files.length === filesAtMost };
  });

  server.post("/baggage/v1/files", { onRequest }, (request, reply) => {
    const report = readBody(Report, request.body);
    const known = fileBy(db, "request_id", report.requestId);
    const isKnownBooking = allBookings(db).some(({ recordLocator }) => recordLocator === report.recordLocator);
    if (!known && !isKnownBooking)
      return reply.code(422).send({ why: "This record locator is not known to the tracing." });
    const file = known ?? keepFile(db, opened(db, report, now()));
    if (faults[0] === "cut-after") {
      faults.shift();
      return cut(reply);
    }
    return reply.code(known ? 200 : 201).send(file);
  });

  const play: BaggagePlay = {
    files: () => allFiles(db),
    file: (order) => {
      const { surname, givenName, loyaltyNumber, phone, email, daysAgo, ...of } = FileOrder.parse(order);
      return keepFile(
        db,
        opened(
          db,
          {
            ...of,
            requestId: null,
            flight: of.flight ?? null,
            recordLocator: of.recordLocator ?? null,
            ticketNumber: null,
            passenger: {
              surname: surname.toUpperCase(),
              givenName: givenName.toUpperCase(),
              loyalty: loyaltyNumber ? { programme: airline.code, number: loyaltyNumber } : null,
            },
            contacts: [
              ...(phone ? [{ kind: "phone" as const, value: phone }] : []),
              ...(email ? [{ kind: "email" as const, value: email }] : []),
            ],
            bags: [{ tag: "0999123456", type: "suitcase", colour: "blue" }],
          },
          now() - daysAgo * 86_400_000,
        ),
      );
    },
    move: (reference, state) => {
      const file = fileBy(db, "reference", reference);
      if (!file) throw new Error(`The world has no bag file ${reference}.`);
      const step = { at: new Date(now()).toISOString(), state: state as BagState, airport: file.airport };
      return keepFile(db, { ...file, state, steps: [...file.steps, step] });
    },
    addFault: (kind, count = 1) => void faults.push(...Array.from({ length: count }, () => kind)),
    forgetCursors: () => void (epoch += "a"),
  };
  control(server, play);
  return play;
}

function cut(reply: FastifyReply): FastifyReply {
  reply.hijack();
  reply.raw.destroy();
  return reply;
}

type Opening = Omit<HeldFile, "reference" | "version" | "state" | "reportedAt" | "steps">;

function opened(db: DatabaseSync, of: Opening, at: number): HeldFile {
  const reportedAt = new Date(at).toISOString();
  return {
    ...of,
    reference: newReference(db, of.airport, airline.code),
    version: "0",
    state: "reported",
    reportedAt,
    steps: [{ at: reportedAt, state: "reported", airport: of.airport }],
  };
}

/** The same as JSON, for the demo. */
function control(server: FastifyInstance, play: BaggagePlay): void {
  server.get("/control/baggage", () => ({ items: play.files() }));
  server.post("/control/baggage/files", (request, reply) => {
    void reply.code(201);
    return play.file(readBody(FileOrder, request.body));
  });
  server.post("/control/baggage/files/:reference/move", (request) => {
    const { reference } = readBody(z.object({ reference: z.string().max(12) }), request.params);
    return play.move(reference, readBody(z.object({ state: z.enum(states) }), request.body).state);
  });
  server.post("/control/baggage/faults", (request) => {
    const { kind, count } = readBody(
      z.object({ kind: FaultKind, count: z.int().min(1).max(1000).default(1) }),
      request.body,
    );
    play.addFault(kind, count);
    return { taken: true };
  });
}
