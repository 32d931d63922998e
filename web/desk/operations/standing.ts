import type { UseQueryResult } from "@tanstack/react-query";
import type { z } from "zod";
import type { getOperations } from "../../../contract/operations.ts";

/** How things stand, as it travels, with the ways of asking for it. */
export type Standing = UseQueryResult<z.input<(typeof getOperations)["returns"]>>;
