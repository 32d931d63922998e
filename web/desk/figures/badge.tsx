/** What to copy into other pages to show the expected reply time there. */
import { ChannelKind } from "../../../contract/words.ts";
import { CopyText } from "../../kit/parts/copy-text.tsx";
import { Part } from "../../kit/parts/page.tsx";
import { useCountedWords } from "../../kit/words/words.tsx";

export default function Badge() {
  const said = useCountedWords().figures;
  return (
    <Part title={said.badgeTitle}>
      <p>{said.badgeHelp}</p>
      {ChannelKind.options.map((channel) => (
        <p key={channel}>
          <CopyText text={`<img src="${location.origin}/badge/${channel}.svg" alt="">`} />
          <br />
          <CopyText
            text={`<iframe src="${location.origin}/reply-times/badge?channel=${channel}" width="420" height="36" style="border:0" title=""></iframe>`}
          />
        </p>
      ))}
    </Part>
  );
}
