// Keeps an open page of the console true. The stream only says that something changed; the page
// then asks for itself and takes over the parts marked data-live. What is being typed stays.

const $ = (selector, root = document) => root.querySelector(selector);
const SEEN = 3000; // ms a new line must have been on the screen before it counts as seen
const ALONE = 30 * 60000; // ms without a touch
let source = null;
let isOver = false;
let touchedAt = Date.now();
let asking = false;
let isStale = false;

async function refresh() {
  if (asking) {
    isStale = true;
    return;
  }
  asking = true;
  try {
    const answer = await fetch(location.pathname + location.search, { redirect: "manual" });
    if (answer.ok) take(new DOMParser().parseFromString(await answer.text(), "text/html"));
  } catch {
    // no connection: the stream will be back and say so again
  } finally {
    asking = false;
    if (isStale) {
      isStale = false;
      setTimeout(refresh, 300);
    }
  }
}

function take(page) {
  for (const part of document.querySelectorAll("[data-live]")) {
    const newer = page.getElementById(part.id);
    if (!newer) continue;
    if (part.dataset.live === "merge") merge(part, newer);
    else if (part.innerHTML !== newer.innerHTML && !part.contains(document.activeElement)) part.replaceWith(newer);
  }
}

// New lines are added and changed ones replaced, so that a screen reader says each line once.
function merge(list, newer) {
  const log = $("#log");
  const isAtEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 80;
  const before = list.childElementCount;
  for (const line of [...newer.children]) {
    const old = document.getElementById(line.id);
    if (!old) list.append(line);
    else if (text(old) !== text(line)) old.replaceWith(line);
  }
  list.dataset.seq = newer.dataset.seq;
  if (list.childElementCount > before) {
    if (isAtEnd) log.scrollTop = log.scrollHeight;
    markSeen();
  }
}

const text = (line) => line.textContent.replace(/\s+/g, " ");

// A line that came while the answer was typed counts as seen after a moment on the open page.
function markSeen() {
  const seq = $("#lines").dataset.seq;
  setTimeout(() => {
    if (document.hidden) return;
    for (const field of document.querySelectorAll("[name=last_seen_seq]")) field.value = seq;
  }, SEEN);
}

function listen() {
  source = new EventSource(document.body.dataset.stream);
  source.addEventListener("changed", refresh);
  source.addEventListener("ended", () => {
    isOver = true;
    rest();
    $("#ended").hidden = false;
  });
}

function rest() {
  source?.close();
  source = null;
}

// A desk that nobody sits at lets go, so that its session can come to its end.
function restIfAlone() {
  if (source && Date.now() - touchedAt > ALONE) rest();
}

function wake() {
  if (document.hidden) return;
  touchedAt = Date.now();
  if (!source && !isOver) listen(); // its first word is «changed»
}

for (const event of ["pointerdown", "keydown", "visibilitychange"]) document.addEventListener(event, wake);
setInterval(restIfAlone, 30000);
document.addEventListener("visibilitychange", () => {
  if (!document.hidden && $("#lines")) markSeen();
});
document.addEventListener("keydown", (event) => {
  const form = event.target.closest?.("form.reply");
  if (form && event.code === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
});
document.addEventListener("submit", (event) => {
  if (event.target.dataset.sent) event.preventDefault();
  event.target.dataset.sent = "1";
});
addEventListener("pageshow", (event) => event.persisted && location.reload());

const log = $("#log");
if (log) log.scrollTop = log.scrollHeight;
listen();
