/** The sign-in service of this world's mail (OAuth 2.0, RFC 6749): gives programs tokens, which the mail servers take as XOAUTH2 and OAUTHBEARER. */
import { randomBytes, timingSafeEqual } from "node:crypto";
import type { FastifyInstance } from "fastify";

export interface MailTokens {
  /** Lets a program in, to this mailbox; gives what it asks for tokens with. */
  letIn: (address: string) => { clientId: string; clientSecret: string; refreshToken: string };
  /** Whose mailbox a token opens now; null where it ended, or is none. */
  ownerOf: (token: string) => string | null;
  /** Tokens given from now on live so long. */
  setLife: (seconds: number) => void;
  /** No program is given a token any more, or again. */
  setClosed: (isClosed: boolean) => void;
  /** What was given ends now. */
  endAll: () => void;
  /** How it was asked each time, the oldest first. */
  asked: () => readonly { grant: string; scope: string | null }[];
}

interface Program {
  address: string;
  clientSecret: string;
  refreshToken: string;
}

export function makeTokens(now: () => number): MailTokens & { serve: (server: FastifyInstance) => void } {
  const programs = new Map<string, Program>();
  const given = new Map<string, { address: string; endsAt: number }>();
  const asked: { grant: string; scope: string | null }[] = [];
  let life = 3600;
  let isClosed = false;
  const secret = (): string => randomBytes(18).toString("base64url");

  return {
    letIn(address) {
      const [clientId, program] = [secret(), { address, clientSecret: secret(), refreshToken: secret() }];
      programs.set(clientId, program);
      return { clientId, clientSecret: program.clientSecret, refreshToken: program.refreshToken };
    },
    ownerOf(token) {
      const one = given.get(token);
      return one && one.endsAt > now() ? one.address : null;
    },
    setLife: (seconds) => (life = seconds),
    setClosed: (closed) => (isClosed = closed),
    endAll: () => given.clear(),
    asked: () => asked,
    serve(server) {
      server.post<{ Body: Record<string, string> }>("/mail/oauth2/token", (request, reply) => {
        const { client_id: id = "", client_secret: password = "", ...wanted } = request.body;
        const { grant_type: grant = "", refresh_token: refresh = "", scope = null } = wanted;
        asked.push({ grant, scope });
        const program = programs.get(id);
        const no = (error: string, status = 400) => reply.code(status).send({ error });
        if (!program || !isSame(password, program.clientSecret)) return no("invalid_client", 401);
        if (isClosed) return no("invalid_grant");
        if (grant === "refresh_token") {
          if (!isSame(refresh, program.refreshToken)) return no("invalid_grant");
          // As Microsoft does: a new one comes with each token.
          program.refreshToken = secret();
        } else if (grant !== "client_credentials") return no("unsupported_grant_type");
        else if (!scope?.endsWith("/.default")) return no("invalid_scope");
        const token = secret();
        given.set(token, { address: program.address, endsAt: now() + life * 1000 });
        return reply.send({
          token_type: "Bearer",
          access_token: token,
          expires_in: life,
          ...(grant === "refresh_token" && { refresh_token: program.refreshToken }),
        });
      });
    },
  };
}

const isSame = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

/** Whose mailbox what a mail program shows opens: `user=NAME^Aauth=Bearer TOKEN^A^A`, or OAUTHBEARER's longer form. */
export function ownerByWord(encoded: string, tokens: Pick<MailTokens, "ownerOf">): string | null {
  const parts = Buffer.from(encoded, "base64").toString("utf8").split("\u0001");
  const [, user] = /^(?:user=|n,a=)([^,]+)/.exec(parts[0] ?? "") ?? [];
  const token = parts.find((one) => one.startsWith("auth=Bearer "))?.slice("auth=Bearer ".length);
  const owner = token ? tokens.ownerOf(token) : null;
  return owner !== null && owner.toLowerCase() === user?.toLowerCase() ? owner : null;
}
