/** The week's figures by mail, in the language one reads the pages in. */
import { Switch } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getDigest, setDigest } from "../../../contract/insights.ts";
import { call } from "../../kit/call.ts";
import { tell, tellTrouble } from "../../kit/notices.ts";
import { Part } from "../../kit/parts/page.tsx";
import { useCountedWords, useTongue } from "../../kit/words/words.tsx";
import styles from "./care-figures.module.css";

const key = ["figures", "digest"];

export default function DigestSwitch() {
  const words = useCountedWords();
  const said = words.insights.digest;
  const { tongue } = useTongue();
  const queries = useQueryClient();
  const { data } = useQuery({ queryKey: key, queryFn: ({ signal }) => call(getDigest, { signal }) });
  const set = useMutation({
    mutationFn: (wanted: boolean) => call(setDigest, { body: { wanted, language: tongue } }),
    onSuccess: (digest) => {
      queries.setQueryData(key, digest);
      tell(digest.wanted ? said.on : said.off);
    },
    onError: (error: Error) => tellTrouble(error, words),
  });
  if (!data) return null;
  return (
    <Part title={said.title}>
      <p className={styles.about}>{data.isCarried ? said.about : said.nobody}</p>
      <Switch
        id="digest"
        label={said.wanted}
        checked={data.wanted}
        disabled={set.isPending || (!data.isCarried && !data.wanted)}
        onChange={({ currentTarget: { checked } }) => set.mutate(checked)}
      />
    </Part>
  );
}
