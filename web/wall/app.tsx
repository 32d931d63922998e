/** The wall as an application: who looks, and the live line. */
import { MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { Suspense } from "react";
import { Commands } from "../kit/keys/commands.tsx";
import { Live } from "../kit/live/live.tsx";
import { useSignedIn, WithMe } from "../kit/me.tsx";
import { Empty, Trouble } from "../kit/parts/states.tsx";
import { queries } from "../kit/queries.ts";
import { theme, tokensForMantine } from "../kit/theme/theme.ts";
import { nonce } from "../kit/trusted.ts";
import { Speaking, type Tongue, useWords, type Words } from "../kit/words/words.tsx";
import { Wall } from "./wall.tsx";

export function App({ words }: { words: { tongue: Tongue; words: Words } }) {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={tokensForMantine}
      defaultColorScheme="auto"
      getStyleNonce={() => nonce}
    >
      <Speaking first={words}>
        <QueryClientProvider client={queries}>
          <Gate />
        </QueryClientProvider>
      </Speaking>
    </MantineProvider>
  );
}

function Gate() {
  const { wall, trouble } = useWords();
  const { who, error, refetch } = useSignedIn();
  const me = who && "permissions" in who ? who : null;
  if (me && !me.permissions.includes("figures:read"))
    return (
      <main>
        <Empty whole title={trouble.noPermission}>
          {wall.notForYou}
        </Empty>
      </main>
    );
  if (me)
    return (
      <WithMe me={me}>
        <Live after={me.position}>
          <Commands lettersOn={false}>
            <Suspense>
              <Wall />
            </Suspense>
          </Commands>
        </Live>
      </WithMe>
    );
  if (who !== undefined)
    return (
      <main>
        <Empty whole title={wall.signIn}>
          <a href="/desk">{wall.toSignIn}</a>
        </Empty>
      </main>
    );
  return error ? (
    <main>
      <Trouble whole error={error} onRetry={() => void refetch()} />
    </main>
  ) : null;
}
