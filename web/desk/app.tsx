/** The application: what all pages need, and whether anybody is signed in. */
import { MantineProvider } from "@mantine/core";
import { useLocalStorage } from "@mantine/hooks";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { lazy, type ReactNode, Suspense } from "react";
import { Commands } from "../kit/keys/commands.tsx";
import { Live } from "../kit/live/live.tsx";
import { useSignedIn, WithMe } from "../kit/me.tsx";
import { Trouble } from "../kit/parts/states.tsx";
import { queries } from "../kit/queries.ts";
import { theme, tokensForMantine } from "../kit/theme/theme.ts";
import { nonce } from "../kit/trusted.ts";
import { Speaking, type Tongue, type Words } from "../kit/words/words.tsx";
import { Prover } from "./account/prover.tsx";
import { Outbox } from "./reply/use-outbox.tsx";
import { router } from "./routes.tsx";

const SignInPage = lazy(() => import("./sign-in/sign-in-page.tsx"));
const LinkPage = lazy(() => import("./sign-in/link-page.tsx"));
const SecondFactorPage = lazy(() => import("./sign-in/second-factor-page.tsx"));
const EnrolPage = lazy(() => import("./sign-in/enrol-page.tsx"));

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
  const { who, error, ended, refetch } = useSignedIn();
  const [lettersOn] = useLocalStorage({
    key: "jetbridge.letter-keys",
    defaultValue: true,
    getInitialValueInEffect: false,
  });
  // A link signs in whom it was made for, whoever is signed in here.
  if (location.pathname === "/desk/magic-link") return late(<LinkPage />);
  if (who === null) return late(<SignInPage ended={ended} />);
  if (who && "stage" in who) {
    return late(who.stage === "enrolment" ? <EnrolPage /> : <SecondFactorPage proofs={who.proofs} />);
  }
  if (who) {
    return (
      <WithMe me={who}>
        <Live after={who.position}>
          <Commands lettersOn={lettersOn}>
            <Outbox>
              <RouterProvider router={router} />
            </Outbox>
          </Commands>
        </Live>
        <Prover />
      </WithMe>
    );
  }
  return error ? (
    <main>
      <Trouble whole error={error} onRetry={() => void refetch()} />
    </main>
  ) : null;
}

const late = (page: ReactNode) => <Suspense>{page}</Suspense>;
