/** Mantine dressed in the house's tokens: one accent, small corners, no decoration. */
import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from "@mantine/core";

const accent: MantineColorsTuple = [
  "#edf3fb",
  "#d9e5f5",
  "#b0c9ea",
  "#86b7f7",
  "#5d97dc",
  "#3a7cc9",
  "#2368bb",
  "#1257ad",
  "#0e4a95",
  "#0a3c7b",
];

/** Mantine's greys in the tokens' cooler tone: text first, the page last. */
const dark: MantineColorsTuple = [
  "#e7ecf1",
  "#b3bdc9",
  "#94a0ae",
  "#6b7785",
  "#3d4957",
  "#28313c",
  "#1d242d",
  "#161b22",
  "#0f1318",
  "#0b0e12",
];

export const theme = createTheme({
  primaryColor: "accent",
  primaryShade: { light: 7, dark: 6 },
  colors: { accent, dark },
  fontFamily: "var(--sans)",
  fontSizes: { xs: "12px", sm: "13px", md: "14px", lg: "16px", xl: "18px" },
  headings: { fontWeight: "620" },
  defaultRadius: 6,
  cursorType: "pointer",
  respectReducedMotion: true,
  activeClassName: "",
  components: {
    Tooltip: { defaultProps: { openDelay: 350, withArrow: false, fz: 12, transitionProps: { duration: 80 } } },
    Modal: {
      defaultProps: { radius: 10, overlayProps: { backgroundOpacity: 0.35 }, transitionProps: { duration: 100 } },
    },
    Drawer: { defaultProps: { overlayProps: { backgroundOpacity: 0.35 }, transitionProps: { duration: 120 } } },
    Menu: { defaultProps: { transitionProps: { duration: 60 }, shadow: "md" } },
    Popover: { defaultProps: { transitionProps: { duration: 60 }, shadow: "md" } },
    Button: { defaultProps: { size: "sm" } },
    SegmentedControl: { defaultProps: { withItemsBorders: false } },
  },
});

/** Hands the tokens to Mantine, so that its parts and ours look alike in both schemes. */
export const tokensForMantine: CSSVariablesResolver = () => {
  const shared = {
    "--mantine-color-body": "var(--panel)",
    "--mantine-color-text": "var(--ink)",
    "--mantine-color-dimmed": "var(--ink-faint)",
    "--mantine-color-placeholder": "var(--ink-faint)",
    "--mantine-color-anchor": "var(--accent)",
    "--mantine-color-default": "var(--panel)",
    "--mantine-color-default-hover": "var(--hover)",
    "--mantine-color-default-color": "var(--ink)",
    "--mantine-color-default-border": "var(--line-strong)",
    "--mantine-color-error": "var(--red)",
    // White words on it can be read, by day and by night.
    "--mantine-color-red-filled": "#b3201f",
    "--mantine-color-red-filled-hover": "#98191a",
    "--mantine-shadow-md": "var(--shadow)",
  };
  return { variables: {}, light: shared, dark: shared };
};
