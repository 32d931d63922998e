/** Where candidates are made: a thread beside the worker, which goes on receiving meanwhile. */
import { parentPort, workerData } from "node:worker_threads";
import { makeCandidates, type Trial } from "./candidate.ts";

parentPort?.postMessage(makeCandidates(workerData as Trial), []);
