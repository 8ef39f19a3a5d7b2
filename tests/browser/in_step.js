// Notes, frame by frame, which word the page shows as lit and where its recording is, and hears what Chromium plays. It runs before the page's own scripts,
// so that each frame sees what the frame before it has painted: the time a picture takes to appear counts as the page's.
window.inStep = { frames: [], turn: 0, watching: false };

inStep.lit = () => {
  const [range] = CSS.highlights.get("word") ?? [];
  const sentence = range?.startContainer.parentElement.closest(".s");
  if (!sentence) return [null, 0];
  const before = new Range();
  before.setStart(sentence, 0);
  before.setEnd(range.startContainer, range.startOffset);
  return [sentence.id, [...String(before)].length];
};

document.addEventListener("DOMContentLoaded", () => {
  const audio = document.querySelector("audio");
  const frame = () => {
    if (inStep.watching && !audio.seeking && !audio.paused) inStep.frames.push([inStep.turn, performance.now(), audio.currentTime * 1000, ...inStep.lit()]);
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  audio.addEventListener("seeking", () => {
    inStep.turn += 1;
    inStep.watching = true;
  });
});

/** Hear what the page plays from now on; returns samples a second. */
inStep.open = async () => {
  const context = new AudioContext();
  inStep.ear = new AnalyserNode(context, { fftSize: 32768 });
  context.createMediaElementSource(document.querySelector("audio")).connect(inStep.ear).connect(context.destination);
  await context.resume();
  return context.sampleRate;
};

/** The page's clock in ms, and the last sound played until then; frames are not noted until the next seek, because this takes long. */
inStep.heard = () => {
  inStep.watching = false;
  const samples = new Float32Array(inStep.ear.fftSize);
  inStep.ear.getFloatTimeDomainData(samples);
  return [document.querySelector("audio").currentTime * 1000, Array.from(samples, (one) => Math.round(one * 32767))];
};
