/** The pages of channels, which are loaded together: who opens one soon opens another. */
export { AccountPage } from "./account-page.tsx";
export { ChannelsPage } from "./channels-page.tsx";
export { ConnectChoicePage, ConnectPage } from "./connect-page.tsx";
