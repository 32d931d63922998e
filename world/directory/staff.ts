/** Invented people who work at Halcyra Air, as its directory knows them. */
import type { Provider } from "./provider.ts";

interface Colleague {
  sub: string;
  name: string;
  email: string;
  groups: readonly string[];
  /** Whether the directory asks them for a second factor. */
  mfa: boolean;
}

const colleagues: readonly Colleague[] = [
  {
    sub: "hal-0001",
    name: "Ottoline Bramwell",
    email: "ottoline.bramwell@halcyra.example",
    groups: ["care-admins"],
    mfa: true,
  },
  {
    sub: "hal-0002",
    name: "Joris van Wolkenstein",
    email: "joris.van.wolkenstein@halcyra.example",
    groups: ["care-leads"],
    mfa: true,
  },
  { sub: "hal-0003", name: "Mei-Lin Okonkwo", email: "mei-lin.okonkwo@halcyra.example", groups: ["care"], mfa: false },
  { sub: "hal-0004", name: "نورا الصفدي", email: "nora.safadi@halcyra.example", groups: ["care"], mfa: false },
  {
    sub: "hal-0005",
    name: "Percival Draught",
    email: "percival.draught@halcyra.example",
    groups: ["catering"],
    mfa: false,
  },
];

export const directoryOfStaff: Provider = {
  path: "/directory",
  title: "Halcyra Air",
  people: colleagues.map(({ sub, name, email, groups, mfa }) => ({
    sub,
    name,
    email,
    note: groups.join(", "),
    claims: { groups, amr: mfa ? ["pwd", "mfa"] : ["pwd"] },
  })),
};
