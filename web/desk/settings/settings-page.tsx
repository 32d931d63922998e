/** How the airline wants things done: for leads. */
import { Link } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { useMay } from "../../kit/me.tsx";
import { Page } from "../../kit/parts/page.tsx";
import { useLaterWords } from "../../kit/words/words.tsx";
import { NotForYou } from "../shell/no-such-page.tsx";
import { usePageTitle } from "../shell/page-title.ts";
import { Initials } from "./initials.tsx";
import { Judgement } from "./judgement.tsx";
import { LanguageModel } from "./language-model.tsx";
import { PassengerLogin } from "./passenger-login.tsx";
import { Prices } from "./prices.tsx";
import { ProofRules } from "./proof-rules.tsx";
import { ReplyToAll } from "./reply-to-all.tsx";
import { Sampling } from "./sampling.tsx";
import { Signatures } from "./signatures.tsx";
import { Signs } from "./signs.tsx";
import { WaitNotices } from "./wait-notices.tsx";

const Allowances = lazy(() => import("./allowances.tsx"));
const Payments = lazy(() => import("./payments.tsx"));
const Ratings = lazy(() => import("./ratings.tsx"));

export function SettingsPage() {
  return useMay("settings:manage") ? <Settings /> : <NotForYou />;
}

function Settings() {
  const said = useLaterWords().settings;
  const mayManageStaff = useMay("staff:manage");
  usePageTitle(said.title);
  return (
    <Page
      title={said.title}
      about={said.about}
      actions={
        <>
          <Link to="/desk/settings/service-levels" title={said.serviceLevelsHelp}>
            {said.serviceLevels}
          </Link>
          <Link to="/desk/settings/urgency" title={said.urgencyHelp}>
            {said.urgency}
          </Link>
        </>
      }
    >
      <Signatures />
      <ReplyToAll />
      <Signs />
      <WaitNotices />
      <Prices />
      <ProofRules />
      {mayManageStaff && <PassengerLogin />}
      <Suspense>
        <Payments />
        <Allowances />
        <Ratings />
      </Suspense>
      <Judgement />
      <Sampling />
      <LanguageModel />
      <Initials />
    </Page>
  );
}
