// Keeps an open page of the console true. The stream only says that something changed; the page
// then asks for itself and takes over the parts marked data-live. What is being typed stays.

const $ = (selector, root = document) => root.querySelector(selector);
const SEEN = 3000; // ms a new line must have been on the screen before it counts as seen
const ALONE = 30 * 60000; // ms without a touch
const SENDING = 5000; // ms in which a form pressed twice is pressed once
const log = $("#log");
let source = null;
let isOver = false;
let touchedAt = Date.now();
let asking = false;
let isStale = false;
let seeing = 0;
let trouble = 0;

async function refresh() {
  if (asking) {
    isStale = true;
    return;
  }
  asking = true;
  try {
    const answer = await fetch(document.body.dataset.page, { redirect: "manual" });
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
  // The citizen's data were erased: nothing of them may stay on the screen.
  if (page.getElementById("erased") && !document.getElementById("erased")) {
    return location.assign(document.body.dataset.page);
  }
  for (const part of document.querySelectorAll("[data-live]")) {
    const newer = page.getElementById(part.id);
    if (!newer) continue;
    if (part.dataset.live === "merge") merge(part, newer);
    else if (part.innerHTML !== newer.innerHTML && !part.contains(document.activeElement)) part.replaceWith(newer);
  }
  addCards(page);
}

// A card that the page did not have yet: an application was begun, or handed in.
function addCards(page) {
  for (const card of page.querySelectorAll(".pane--facts > .card")) {
    if (!document.getElementById(card.id)) $("#files").before(card);
  }
}

// New lines are added and changed ones replaced, so that a screen reader says each line once.
function merge(list, newer) {
  const wasAtEnd = isAtEnd();
  const before = list.childElementCount;
  for (const line of [...newer.children]) {
    const old = document.getElementById(line.id);
    if (!old) list.append(line);
    else if (text(old) !== text(line)) old.replaceWith(line);
  }
  list.dataset.seq = newer.dataset.seq;
  if (list.childElementCount > before) {
    if (wasAtEnd) log.scrollTop = log.scrollHeight;
    markSeen();
  }
}

const isAtEnd = () => log.scrollHeight - log.scrollTop - log.clientHeight < 80;
const text = (line) => line.textContent.replace(/\s+/g, " ");

// A line that came while the answer was typed counts as seen after a moment in sight.
function markSeen() {
  const seq = $("#lines").dataset.seq;
  if (!isAtEnd()) return;
  clearTimeout(seeing);
  seeing = setTimeout(() => {
    if (document.hidden || !isAtEnd()) return;
    for (const field of document.querySelectorAll("[name=last_seen_seq]")) field.value = seq;
  }, SEEN);
}

function listen() {
  source = new EventSource(document.body.dataset.stream);
  source.addEventListener("changed", refresh);
  source.addEventListener("ended", end);
  source.addEventListener("open", () => showTrouble(false));
  source.addEventListener("error", () => {
    showTrouble(true);
    if (source?.readyState === EventSource.CLOSED) askWhy();
  });
}

function showTrouble(isThere) {
  clearTimeout(trouble);
  if (isThere) trouble = setTimeout(() => ($("#offline").hidden = false), SEEN);
  else $("#offline").hidden = true;
}

// The stream was refused: the session has ended, or the server is away for a moment.
async function askWhy() {
  rest();
  const answer = await fetch(document.body.dataset.page, { redirect: "manual" }).catch(() => null);
  if (answer?.type === "opaqueredirect") end();
  else setTimeout(() => source || isOver || document.hidden || listen(), SEEN);
}

function end() {
  isOver = true;
  rest();
  showTrouble(false);
  $("#ended").hidden = false;
}

function rest() {
  source?.close();
  source = null;
}

// A desk that nobody sits at lets go, so that its session can come to its end.
function restIfAlone() {
  if (source && Date.now() - touchedAt > ALONE) rest();
}

// A tab in the background lets go at once: a browser opens few connections to one address.
function wake() {
  if (document.hidden) return rest();
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
  setTimeout(() => delete event.target.dataset.sent, SENDING);
});
addEventListener("pageshow", (event) => event.persisted && location.reload());

if (log) {
  log.scrollTop = log.scrollHeight;
  log.addEventListener("scroll", markSeen);
}
wake();
