// A sign-language video: the sentences that are signed now are marked in the text, and a tap on a sentence goes to its signs.
import { sources } from "./sentences.js";

const cues = (video) => [...(video.textTracks[0]?.cues ?? [])];

function draw(video) {
  const ids = new Set([...(video.textTracks[0]?.activeCues ?? [])].flatMap((cue) => cue.text.split(" ")));
  const ranges = [...document.querySelectorAll(".story .s")]
    .filter((sentence) => sources(sentence).some((id) => ids.has(id)))
    .map((sentence) => {
      const range = new Range();
      range.selectNodeContents(sentence);
      return range;
    });
  if (globalThis.Highlight) CSS.highlights.set("signed", new Highlight(...ranges));
}

/** Follow the sign-language videos of the story on screen. */
export function sign() {
  CSS.highlights?.delete("signed");
  for (const video of document.querySelectorAll(".story video.signed")) {
    const track = video.textTracks[0];
    if (!track) continue;
    track.mode = "hidden";
    track.oncuechange = () => draw(video);
    video.onplay = () => {
      document.querySelector(".listen audio")?.pause();
      const story = document.querySelector("article.story");
      story.classList.remove("listening");
      story.classList.add("signing");
    };
  }
}

document.addEventListener("click", (event) => {
  const sentence = event.target.closest?.(".signing .s");
  if (!sentence || event.target.closest("a, button") || String(getSelection())) return;
  const ids = new Set(sources(sentence));
  for (const video of document.querySelectorAll(".story video.signed")) {
    const cue = cues(video).find((one) => one.text.split(" ").some((id) => ids.has(id)));
    if (cue) video.currentTime = cue.startTime + 0.001;
  }
});
