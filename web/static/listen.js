// The player: the word and the sentence being said are highlighted where they stand (CSS Custom Highlight API, so no
// element is added), a tap on a sentence starts there, and the page remembers on this device where the listener stopped.

import { store } from "./store.js";

const KEY = "listened:";
const HOW = { "follow-off": "off", "follow-sentence": "sentence", "follow-line": "line" }; // what is marked, by the comfort setting
// Words are lit this many ms of the recording early: so much later the frame that is drawn now is seen. Measured on the sound that Chromium plays, at 0.5, 1
// and 2 times (tests/benchmarks/word_in_step.py): what a frame's time grows to at a higher speed, the stretching of the sound takes back.
const AHEAD = 25;
const SILENT = 1500; // no pause within the story is longer: after that something is said that stands on no page, and no word is lit
let now = null; // the player of the version on screen

class Player {
  constructor(section) {
    this.section = section;
    this.audio = section.querySelector("audio");
    this.box = section.querySelector(".player");
    this.key = KEY + this.box.dataset.resume;
    this.times = null; // [sentence id, start, end, begin ms, end ms] in the order they are said
    this.firsts = []; // index of the first word of each sentence
    this.ranges = new Map();
    this.at = -1;
    this.silent = false;
    this.frame = 0;
    this.started = false;
    this.until = Infinity; // when to stop by itself, on the page's clock
    this.end = Infinity; // where to stop: the end of what the reader selected, in ms of the recording
    this.gone = new AbortController();
  }

  open() {
    const on = (target, name, act) => target.addEventListener(name, act, { signal: this.gone.signal });
    this.box.hidden = false;
    this.audio.hidden = true;
    for (const button of this.box.querySelectorAll("button[data-do]")) {
      on(button, "pointerdown", (event) => event.preventDefault()); // a press keeps what is selected
      on(button, "click", () => this.act(button.dataset.do));
    }
    this.speed = this.box.querySelector('[data-do="speed"]');
    on(this.speed, "change", () => (this.audio.playbackRate = Number(this.speed.value)));
    this.sleep = this.box.querySelector('[data-do="sleep"]');
    on(this.sleep, "change", () => (this.until = Number(this.sleep.value) ? performance.now() + Number(this.sleep.value) * 60_000 : Infinity));
    this.seek = this.box.querySelector("input[type=range]");
    on(this.seek, "input", () => this.jump(Number(this.seek.value)));
    on(this.audio, "play", () => this.playing(true));
    on(this.audio, "pause", () => this.playing(false));
    on(this.audio, "ended", () => store("removeItem", this.key));
    on(this.audio, "seeked", () => this.draw());
    on(this.audio, "timeupdate", () => this.tick());
    on(this.audio, "error", () => (this.box.querySelector(".hint").textContent = "The recording could not be played. Try again later."));
    on(window, "pagehide", () => this.keep());
    on(document, "click", (event) => this.tapped(event));
    this.session();
    const kept = Number(store("getItem", this.key));
    if (kept > 1000 && kept < this.length - 1000) {
      this.seek.value = kept;
      this.say(kept);
      this.resume = kept;
      this.box.querySelector(".hint").textContent = `Goes on from ${clock(kept)}, where you stopped.`;
    }
  }

  close() {
    this.keep();
    this.gone.abort();
    this.audio.pause();
    cancelAnimationFrame(this.frame);
    CSS.highlights?.clear();
    document.querySelector("article.story")?.classList.remove("listening");
  }

  get length() {
    return Number(this.box.dataset.length);
  }

  get ms() {
    return this.resume ?? this.audio.currentTime * 1000;
  }

  async load() {
    if (this.times) return;
    this.waiting ??= fetch(this.box.dataset.words).then((answer) => answer.json());
    this.times = await this.waiting;
    this.times.forEach((word, place) => {
      if (!place || this.times[place - 1][0] !== word[0]) this.firsts.push(place);
    });
  }

  /** Do what a button, a shortcut key or a key of the device asks. */
  act(name) {
    const speed = (by) => {
      this.speed.selectedIndex = Math.max(0, Math.min(this.speed.options.length - 1, this.speed.selectedIndex + by));
      this.speed.dispatchEvent(new Event("change"));
    };
    const acts = {
      play: () => (this.audio.paused ? this.play() : this.audio.pause()),
      back: () => this.step(-1),
      on: () => this.step(1),
      paragraphBack: () => this.step(-1, { paragraph: true }),
      paragraphOn: () => this.step(1, { paragraph: true }),
      slower: () => speed(-1),
      faster: () => speed(1),
    };
    return acts[name]();
  }

  /** Let the keys of a headset, a keyboard or a locked screen drive the player. */
  session() {
    const session = navigator.mediaSession;
    if (!session) return;
    session.metadata = new MediaMetadata({ title: document.querySelector("h1").innerText, artist: document.querySelector(".kicker :is(a, span)")?.textContent ?? "" });
    const keys = { play: "play", pause: "play", previoustrack: "paragraphBack", nexttrack: "paragraphOn", seekbackward: "back", seekforward: "on" };
    for (const [key, name] of Object.entries(keys)) {
      session.setActionHandler(key, () => this.act(name));
      this.gone.signal.addEventListener("abort", () => session.setActionHandler(key, null));
    }
  }

  /** The times of the words that are selected in the story, [] when none are. */
  selected() {
    const selection = getSelection();
    const story = document.querySelector("article.story");
    if (!this.times || selection.isCollapsed || !story.contains(selection.anchorNode)) return [];
    const range = selection.getRangeAt(0);
    return this.times.filter((word) => {
      const own = range.intersectsNode(document.getElementById(word[0]) ?? story.parentNode) && this.range(word);
      return own && own.compareBoundaryPoints(Range.START_TO_END, range) > 0 && own.compareBoundaryPoints(Range.END_TO_START, range) < 0;
    });
  }

  async play() {
    const times = this.load().catch(() => {}); // without word times it still plays
    this.end = Infinity;
    if (!getSelection().isCollapsed) {
      await times;
      const words = this.selected();
      if (words.length) {
        this.resume = words[0][3];
        this.end = words.at(-1)[4];
      }
    }
    if (this.resume !== undefined) {
      await this.ready();
      this.audio.currentTime = this.resume / 1000;
      this.resume = undefined;
    }
    this.audio.playbackRate = Number(this.speed.value);
    this.box.querySelector(".hint").textContent = "Tap a sentence to hear it from there.";
    await this.audio.play().catch(() => {});
  }

  ready() {
    if (this.audio.readyState >= 1) return Promise.resolve();
    this.audio.preload = "metadata";
    return new Promise((done) => {
      this.audio.addEventListener("loadedmetadata", done, { once: true });
      this.audio.addEventListener("error", done, { once: true });
      this.audio.load();
    });
  }

  playing(yes) {
    this.started = true;
    this.box.classList.toggle("playing", yes);
    this.box.querySelector(".play .word").textContent = yes ? "Pause" : "Play";
    const story = document.querySelector("article.story");
    story.classList.remove("signing");
    story.classList.add("listening");
    cancelAnimationFrame(this.frame);
    if (yes) this.run();
    else {
      this.keep();
      this.draw();
    }
  }

  run() {
    this.frame = requestAnimationFrame(() => {
      this.draw();
      if (this.ms >= this.end || performance.now() >= this.until) this.rest();
      if (!this.audio.paused) this.run();
    });
  }

  /** Stop where the reader wished it. */
  rest() {
    this.audio.pause();
    if (performance.now() >= this.until) this.sleep.value = "0";
    this.until = this.end = Infinity;
  }

  tick() {
    if (performance.now() >= this.until) this.rest(); // no frame is drawn behind a locked screen
    this.seek.value = this.ms;
    this.say(this.ms);
    if (Math.abs(this.ms - (this.keptAt ?? 0)) > 5000) this.keep();
  }

  say(ms) {
    this.box.querySelector(".at").textContent = clock(ms);
    this.seek.setAttribute("aria-valuetext", `${clock(ms)} of ${clock(this.length)}`);
  }

  keep() {
    if (!this.started || this.audio.ended) return;
    this.keptAt = this.ms;
    store("setItem", this.key, String(Math.round(this.ms)));
  }

  async jump(ms, { play = false } = {}) {
    this.resume = undefined;
    await this.ready();
    this.audio.currentTime = Math.max(0, ms) / 1000 + 0.001;
    this.say(ms);
    if (play) {
      getSelection().removeAllRanges();
      await this.play();
    }
  }

  /** The place of the word being said at a time: the last one that has begun; -1 before the first. */
  word(ms) {
    let low = 0;
    let high = this.times.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.times[middle][3] <= ms) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  async step(by, { paragraph = false } = {}) {
    await this.load().catch(() => {});
    if (!this.times) return;
    const here = this.word(this.ms);
    let place = this.firsts.findLastIndex((first) => first <= Math.max(here, 0));
    // A little way into a sentence, "back" means its own beginning first.
    const into = this.times[this.firsts[place]] ? this.ms - this.times[this.firsts[place]][3] : 0;
    if (paragraph) {
      // A table is one paragraph here: that is the way past it.
      const block = (index) => {
        const sentence = document.getElementById(this.times[this.firsts[index]][0]);
        return sentence?.closest("table") ?? sentence?.closest("p, li, h1, h2, h3, h4, h5, h6, figcaption");
      };
      const from = block(place);
      do place += by;
      while (place > 0 && place < this.firsts.length && block(place) === from);
      while (by < 0 && place > 0 && block(place - 1) === block(place)) place -= 1;
    } else if (by > 0 || into < 1500) place += by;
    place = Math.max(0, Math.min(place, this.firsts.length - 1));
    await this.jump(this.times[this.firsts[place]][3]);
    this.reveal(document.getElementById(this.times[this.firsts[place]][0]));
  }

  reveal(element) {
    const box = element?.getBoundingClientRect();
    if (box && (box.top < 80 || box.bottom > innerHeight - 40)) element.scrollIntoView({ block: "center", behavior: "instant" });
  }

  async tapped(event) {
    const story = document.querySelector("article.story");
    if (!story?.classList.contains("listening") || event.defaultPrevented || String(getSelection())) return;
    if (event.target.closest("a, button, summary, input, select, [popover]")) return;
    const sentence = event.target.closest(".s");
    if (sentence) await this.from(sentence, { play: true });
  }

  async from(sentence, { play }) {
    await this.load().catch(() => {});
    const word = this.times?.find(([id]) => id === sentence.id);
    if (word) await this.jump(word[3], { play });
  }

  draw() {
    if (!this.times || !globalThis.Highlight) return;
    const ms = this.ms + (this.audio.paused ? 0 : AHEAD);
    const place = this.word(ms);
    const silent = ms > (this.times[place]?.[4] ?? 0) + SILENT;
    if (place === this.at && silent === this.silent) return;
    this.at = place;
    this.silent = silent;
    const how = Object.keys(HOW).find((name) => document.documentElement.classList.contains(name));
    const mark = HOW[how] ?? "word";
    const word = this.times[place];
    const range = word && !silent && mark !== "off" ? this.range(word) : null;
    if (!range) {
      CSS.highlights.clear();
      return;
    }
    const element = document.getElementById(word[0]);
    if (mark === "line") CSS.highlights.delete("sentence");
    else CSS.highlights.set("sentence", new Highlight(this.whole(element)));
    if (mark !== "sentence") CSS.highlights.set("word", new Highlight(range));
    else CSS.highlights.delete("word");
    if (element !== this.shown) {
      this.shown = element;
      if (!this.audio.paused) this.reveal(element);
    }
  }

  whole(element) {
    const range = new Range();
    range.selectNodeContents(element);
    return range;
  }

  range([id, start, end]) {
    const element = document.getElementById(id);
    if (!element) return null;
    const range = new Range();
    let offset = 0;
    let begun = false;
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const points = [...node.data]; // times count code points, ranges count UTF-16 units
      const units = (count) => points.slice(0, count).join("").length;
      if (!begun && start < offset + points.length) {
        range.setStart(node, units(start - offset));
        begun = true;
      }
      if (begun && end <= offset + points.length) {
        range.setEnd(node, units(end - offset));
        return range;
      }
      offset += points.length;
    }
    return null;
  }
}

function clock(ms) {
  const seconds = Math.floor(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** Open the player of the version on screen; `from` is a sentence to go on at. */
export function listen({ from = null, play = false } = {}) {
  const section = document.querySelector(".listen:has(.player)");
  now = section ? new Player(section) : null;
  now?.open();
  if (from) now?.from(from, { play });
}

/** Stop, before another version is shown. */
export function silence() {
  now?.close();
  now = null;
}

/** The sentence being listened to, if listening has begun. */
export function playing() {
  if (!now?.started || !now.times || now.at < 0) return null;
  return { element: document.getElementById(now.times[now.at][0]), playing: !now.audio.paused };
}

/** Do what a shortcut key asks of the player. */
export function player(act) {
  now?.act(act);
}
