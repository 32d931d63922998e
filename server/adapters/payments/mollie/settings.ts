/** How an airline is connected there. */
export interface MollieSettings {
  url: string;
  key: string;
}
