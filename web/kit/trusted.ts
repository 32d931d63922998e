/** What the page's content policy asks of us: the nonce on styles added later, and one door through which text may become markup. */

/** The nonce that came with this page; empty where no policy asks for one. */
export const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? "";

interface Policies {
  createPolicy(name: string, rules: { createHTML: (text: string) => string }): unknown;
}

const page = globalThis as typeof globalThis & { trustedTypes?: Policies; __webpack_nonce__?: string };

// What keeps a page from scrolling under a dialog adds a style by itself, and looks for its nonce there.
page.__webpack_nonce__ = nonce;

/** Mantine writes its variables into a style element as markup. Such text holds no tags; nothing that does gets in. */
page.trustedTypes?.createPolicy("default", {
  createHTML(text) {
    if (text.includes("<")) throw new TypeError("Markup is not made from text on these pages.");
    return text;
  },
});
