/** Where somebody writes from: a channel, and what it calls them. */
export interface Handle {
  kind: string;
  value: string;
}
