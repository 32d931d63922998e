/** What the airline puts into its pages, so that they carry this chat. */
export const lineOfChat = (siteId: string): string =>
  `<script async src="${location.origin}/widget.js" data-site="${siteId}"></script>`;
