import { type Html, html } from './html.js';

/** A picture with its caption. */
export const figure = (picture: Html, caption: Html): Html =>
  html`<figure>${picture}<figcaption>${caption}</figcaption></figure>\n`;
