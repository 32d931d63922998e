/** What is said of a person: name, role, languages; the same fields for a new one and for a colleague. */
import { NativeSelect, TextInput } from "@mantine/core";
import { useState } from "react";
import { Role } from "../../../contract/roles.ts";
import { entered } from "../../kit/entered.ts";
import type { Language, Role as RoleName } from "../../kit/wire.ts";
import { useAllWords } from "../../kit/words/words.tsx";
import { LanguageChoice } from "./language-choice.tsx";

export interface Said {
  name: string;
  role: RoleName;
  languages: Language[];
}

export function RoleField({ defaultValue, isFixed = false }: { defaultValue: RoleName; isFixed?: boolean }) {
  const { roles, staff, managing } = useAllWords();
  return (
    <NativeSelect
      name="role"
      label={staff.role}
      description={isFixed ? managing.ownRole : undefined}
      disabled={isFixed}
      defaultValue={defaultValue}
      data={Role.options.map((value) => ({ value, label: roles[value] }))}
    />
  );
}

export function NameField({ label, defaultValue = "" }: { label: string; defaultValue?: string }) {
  return (
    <TextInput
      name="name"
      label={label}
      defaultValue={defaultValue}
      autoComplete="off"
      maxLength={120}
      required
      data-autofocus
    />
  );
}

/** The chosen languages with their field, and the way to read the whole form. */
export function usePersonForm(first: readonly Language[] = []) {
  const [spoken, setSpoken] = useState<readonly Language[]>(first);
  return {
    languageField: <LanguageChoice chosen={spoken} onChange={setSpoken} />,
    read: (form: HTMLFormElement, role?: RoleName): Said => {
      const typed = entered(form);
      return {
        name: typed("name").trim(),
        role: role ?? (typed("role") as RoleName),
        languages: [...spoken],
      };
    },
  };
}
