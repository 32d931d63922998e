import { createHash } from "node:crypto";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import type { Model } from "./learn.ts";
import { stepOf } from "./packed.ts";
import { places } from "./signs.ts";

/** How models are written; what was written in another way is not read, but learned anew. */
export const form = 1;

const head = (model: Model) => ({
  form,
  places,
  labels: model.labels,
  biases: [...model.biases],
  sureness: [...model.sureness],
  trust: model.trust,
  /** One step of a weight, per label. */
  steps: model.labels.map((_, label) => stepOf(model, label)),
});

/** A model as bytes: a line of JSON, then a byte for each weight; small, for most are nought. */
export function store(model: Model): Buffer {
  const written = head(model);
  const bytes = new Int8Array(model.weights.length);
  for (const [at, weight] of model.weights.entries()) {
    const step = written.steps[at % model.labels.length] as number;
    bytes[at] = step === 0 ? 0 : Math.round(weight / step);
  }
  return deflateRawSync(Buffer.concat([Buffer.from(`${JSON.stringify(written)}\n`), Buffer.from(bytes.buffer)]));
}

/** The model that was stored, as near as its steps; null where it was written in another form. */
export function restore(stored: Uint8Array): Model | null {
  const all = inflateRawSync(stored);
  const end = all.indexOf(10);
  const written = JSON.parse(all.toString("utf8", 0, end)) as Omit<ReturnType<typeof head>, "trust"> &
    Partial<Pick<Model, "trust">>;
  if (written.form !== form || written.places !== places) return null;
  const many = written.labels.length;
  const bytes = new Int8Array(all.subarray(end + 1));
  return {
    labels: written.labels,
    biases: Float32Array.from(written.biases),
    sureness: Float32Array.from(written.sureness),
    // Those that were written before this was, believed the rules throughout.
    trust: written.trust ?? {},
    weights: Float32Array.from(bytes, (byte, at) => byte * (written.steps[at % many] as number)),
  };
}

/** What tells two stored models apart. */
export const digestOf = (stored: Uint8Array): string => createHash("sha256").update(stored).digest("hex");
