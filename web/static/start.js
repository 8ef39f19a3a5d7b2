// Where the scripts begin. Everything here only adds to pages that are whole without it.
import { comfort } from "./comfort.js";
import { words } from "./words.js";
import { listen } from "./listen.js";
import { views } from "./views.js";
import { focus } from "./focus.js";
import { keys } from "./keys.js";
import { sign } from "./sign.js";
import { place } from "./place.js";
import { adding } from "./adding.js";

comfort();
focus();
adding();
const story = document.querySelector("article.story");
if (story) {
  words();
  listen();
  views();
  keys();
  place();
  sign();
}
