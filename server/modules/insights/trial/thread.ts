/** Where days are played: a thread beside the worker, which goes on receiving meanwhile, and which can be ended at any moment. */
import { parentPort, workerData } from "node:worker_threads";
import { type Scene, tryDay } from "./try-day.ts";

const outcome = tryDay(workerData as Scene, (progress) => parentPort?.postMessage({ progress }, []));
parentPort?.postMessage({ outcome }, []);
