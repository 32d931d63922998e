/** The connected accounts and what their vendors delivered. */
import { useMay } from "../../kit/me.tsx";
import { Page } from "../../kit/parts/page.tsx";
import { useChannelWords } from "../../kit/words/words.tsx";
import { NotForYou } from "../shell/no-such-page.tsx";
import { usePageTitle } from "../shell/page-title.ts";
import { Accounts } from "./accounts.tsx";

export function ChannelsPage() {
  return useMay("channels:read") ? <Channels /> : <NotForYou />;
}

function Channels() {
  const said = useChannelWords().channels;
  usePageTitle(said.title);
  return (
    <Page title={said.title} about={said.about}>
      <Accounts />
    </Page>
  );
}
